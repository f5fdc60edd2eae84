"""The rounds of the demo: one that lasted longer, one that runs, one that is planned."""

from __future__ import annotations

from functools import partial
from typing import Any

from policy import exempting, rounds
from policy.models import Audience, ExemptionReason, Round
from policy.reminder_plan import STANDARD

from . import organisation as plan
from .people import Cast
from .telling import Step, moment
from .versions import the_version

LONGER = "Veel collega’s waren met vakantie toen de ronde begon."


def steps(cast: Cast, today: int) -> list[Step]:
    """What the desk asks of whom in the days before the day `today` of the story."""
    first, second, planned = 4, today - 6, today + 20
    later = partial(_extend, cast, today - 30)
    representatives = {"audience": Audience.REPRESENTATIVES, "is_periodic": True}
    return [
        Step(moment(cast.day(first), "09:00"), partial(_open, cast, first, today - 37)),
        Step(moment(cast.day(today - 38), "11:20"), later),
        Step(moment(cast.day(second), "09:00"), partial(_open, cast, second, today + 15)),
        Step(
            moment(cast.day(today - 2), "16:10"),
            partial(_open, cast, planned, planned + 20, **representatives),
        ),
        Step(moment(cast.day(today - 9), "13:40"), partial(_exempt, cast, today)),
    ]


def _open(cast: Cast, opens: int, due: int, **asked: Any) -> None:
    rounds.open_round(
        by=cast["Communicatie 1"],
        version=the_version(),
        opens_on=cast.day(opens),
        due_on=cast.day(due),
        reminder_days=STANDARD,
        **asked,
    )


def _extend(cast: Cast, due: int) -> None:
    rounds.extend_round(
        by=cast["Communicatie 2"],
        opened=Round.objects.earliest("opens_on"),
        due_on=cast.day(due),
        reason=LONGER,
    )


def _exempt(cast: Cast, today: int) -> None:
    """Someone whose contract ends soon."""
    exempting.exempt(
        by=cast["Communicatie 1"],
        person=cast[plan.EXEMPT],
        starts_on=cast.day(today - 9),
        ends_on=cast.day(today + 30),
        reason=ExemptionReason.CONTRACT_ENDS,
        decided_by=cast[plan.EXEMPT_BY],
    )
