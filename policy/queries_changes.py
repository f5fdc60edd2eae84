"""What someone confirmed last: since then things may have changed for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werksaam.people.models import User

from .models import Acknowledgement, Policy, ReadingTogether, Version


@dataclass(frozen=True)
class LastConfirmed:
    """What someone confirmed last, or what was last read together, and on which day."""

    version: Version
    on: date


def last_confirmed(person: User, policy: Policy) -> LastConfirmed | None:
    """What `person` last confirmed of any version of `policy`; None for nothing (2 queries)."""
    given = Acknowledgement.objects.filter(person=person, version__policy=policy)
    read = ReadingTogether.objects.filter(
        person=person, version__policy=policy, contested__isnull=True
    )
    latest = given.select_related("version").order_by("-confirmed_on", "-given_at").first()
    together = read.select_related("version").order_by("-read_on", "-attested_at").first()
    found = [LastConfirmed(latest.version, latest.confirmed_on)] if latest else []
    if together:
        found.append(LastConfirmed(together.version, together.read_on))
    return max(found, key=lambda one: (one.on, one.version.number), default=None)
