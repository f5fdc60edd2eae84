"""What publishing a version leaves to do: people to ask again, rounds that ask nobody any more,
and explanations of a text that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .explaining.standing import Standing
from .models import Round, Version
from .queries_explaining import explained
from .queries_reading import Code
from .queries_rounds import last_day


@dataclass(frozen=True)
class Aftermath:
    """What a published version leaves to do. `overtaken` are rounds about a version before that
    ask nobody once this one is in force; `was_asked` says whether people were ever asked."""

    version: Version
    starts_on: date
    must_ask: bool
    was_asked: bool
    overtaken: tuple[Round, ...]
    stale: int

    @property
    def is_open(self) -> bool:
        """Whether there is anything left to do."""
        return self.must_ask or bool(self.overtaken) or self.stale > 0


def after_publishing(code: Code, day: date) -> Aftermath | None:
    """What the version that applies, or is published to apply, leaves to do (6 queries more).

    A confirmation counts for its version and for editorial ones after it: so only a
    substantive version asks everyone anew. None where nothing is published or applies.
    """
    version = _last_published(code, day)
    if version is None:
        return None
    validity = code.life(version).validity
    starts = max(day, validity.starts_on) if validity else day
    valid = code.valid_for(version)
    rounds = rounds_of(code)
    return Aftermath(
        version=version,
        starts_on=starts,
        must_ask=not any(row.version.number in valid for row in rounds),
        was_asked=bool(rounds),
        overtaken=tuple(asking_nobody(code, rounds, starts)),
        stale=sum(one.standing == Standing.STALE for one in explained(version, "nl")),
    )


def asking_nobody(code: Code, rounds: Iterable[Round], day: date) -> list[Round]:
    """Those that would still run on `day` or after it, about a version that others replaced."""
    current = code.in_force(day)
    if current is None:
        return []
    valid = code.valid_for(current)
    return [
        row
        for row in rounds
        if row.stopped_at is None
        and last_day(row) >= day
        and row.version.number < current.number
        and row.version.number not in valid
    ]


def rounds_of(code: Code) -> list[Round]:
    """The rounds about any version that nobody stopped, the latest first (2 queries)."""
    rows = Round.objects.filter(version__policy=code.policy, stopped_at__isnull=True)
    found = rows.select_related("version").prefetch_related("extensions")
    return list(found.order_by("-opens_on", "-id"))


def _last_published(code: Code, day: date) -> Version | None:
    """The version with the last word: in force on `day`, or published to be so later."""
    lives = {number: code.life(version) for number, version in code.versions.items()}
    standing = [
        number
        for number, life in lives.items()
        if life.is_published and life.validity and not life.validity.ended_by(day)
    ]
    return code.versions[max(standing)] if standing else None
