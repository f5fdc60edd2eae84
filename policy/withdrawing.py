"""Withdrawing a version: from a day on it no longer applies, though everyone can still read it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import queries
from .models import FactKind, Version, VersionFact
from .publishing import PublishingError, hold, store
from .timeline import WITHDRAWN


@act
def withdraw(*, by: User, version: Version, on: date, body: str, reason: str) -> VersionFact:
    """The `body` decided that this version no longer applies from `on`, for a reason.

    By someone other than who published it: nobody brings a text into force and takes it
    away again alone. Another day, or that it was a mistake, is a correction: `record_fact`.
    Raises PublishingError, and Contradiction for a day before it was in force.
    """
    hold(version)
    if refusal := refusal_to_withdraw(by=by, version=version):
        raise PublishingError(refusal)
    fact = store(by=by, version=version, kind=FactKind.WITHDRAWN, on=on, body=body, remark=reason)
    record(
        "version.withdrawn",
        by=by,
        about=version,
        facts={
            "version": version.number,
            "text_sha256": version.text_sha256,
            "on": on.isoformat(),
        },
    )
    return fact


def refusal_to_withdraw(*, by: User, version: Version) -> str:
    """Why this person can't withdraw this version; empty where they can."""
    life = queries.life(version)
    if not life.is_published:
        return _("Only a version that was published can be withdrawn.")
    if life.date_of(WITHDRAWN):
        return _("This version has been withdrawn already.")
    if version.facts.filter(kind=FactKind.RELEASED, recorded_by=by).exists():
        return _("You published this version. Someone else withdraws it.")
    return ""
