"""Something the portal hears of too late, so that past figures differ from what is known now."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from werksaam.people import absences

from .people import Cast
from .telling import Step, moment

ON_LEAVE_SINCE_BEFORE = ("Frank Laan", "Maria Rentenaar")
"""They went on long leave, and it was recorded days later."""


def steps(cast: Cast, today: int) -> list[Step]:
    """Two days before the day `today` of the story, it is recorded from five days before."""
    heard = moment(cast.day(today - 2), "11:10")
    return [Step(heard, partial(_was_on_leave, cast, n, today - 5)) for n in ON_LEAVE_SINCE_BEFORE]


def _was_on_leave(cast: Cast, name: str, since: int) -> None:
    absences.record_absence(
        by=cast["Functioneel beheer"],
        person=cast[name],
        starts_on=cast.day(since),
        ends_on=cast.day(since) + timedelta(days=90),
        is_leave=True,
    )
