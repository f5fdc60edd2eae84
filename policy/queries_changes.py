"""What changed in the code since someone last confirmed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werksaam.people.models import User

from .comparing import Change, Stood, changes
from .models import Acknowledgement, Policy, ProvisionKind, ProvisionText, ReadingTogether, Version

_UNITS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH})


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


def changes_between(before: Version, after: Version) -> list[Change]:
    """Which provisions differ between two versions (2 queries; 0 for one and the same)."""
    if before.text_sha256 == after.text_sha256:
        return []
    return changes(stood_in(before), stood_in(after))


def stood_in(version: Version) -> list[Stood]:
    """Every article, lid and other part of `version` with its words (1 query).

    A lid holds the words of its items; an article those of its own, not of its leden. Who
    signed is left out: that is no rule.
    """
    below: dict[int | None, list[ProvisionText]] = defaultdict(list)
    for text in version.texts.exclude(kind=ProvisionKind.SIGNATORY):
        below[text.parent_id].append(text)
    units = [text for rows in below.values() for text in rows if _is_unit(text)]
    units.sort(key=lambda text: text.position)
    return [Stood(one.provision_id, one.eid, "\n".join(_words(one, below))) for one in units]


def _is_unit(text: ProvisionText) -> bool:
    return text.parent_id is None or text.kind in _UNITS


def _words(text: ProvisionText, below: dict[int | None, list[ProvisionText]]) -> Iterator[str]:
    yield from (text.heading, text.text)
    for part in below.get(text.pk, ()):
        if not _is_unit(part):
            yield part.number
            yield from _words(part, below)
