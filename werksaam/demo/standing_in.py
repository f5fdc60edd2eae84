"""Who is away in the demo, who stands in, and who has duty, as steps of the story."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from werksaam.people import absences, duty

from . import organisation as plan
from .people import Cast
from .telling import Step, moment

AWAY, STANDS_IN = "Zeynep Aydin", "Leidinggevende 2"
"""The manager of the Kringloop, and whoever decides there meanwhile."""
LATER, STANDS_IN_LATER = "Leidinggevende 1", "Leidinggevende 2"
WEEK = 7


def steps(cast: Cast, today: int) -> list[Step]:
    """What people enter in the days before the day `today` of the story."""
    entered = moment(cast.day(today - 2), "15:30")
    return [
        Step(entered, partial(_goes_away, cast, AWAY, STANDS_IN, today - 1)),
        Step(entered, partial(_goes_away, cast, LATER, STANDS_IN_LATER, today + 20)),
        *(
            Step(entered, partial(_has_duty, cast, name, today - 1 + WEEK * number))
            for number, name in enumerate(plan.ON_DUTY)
        ),
    ]


def _goes_away(cast: Cast, name: str, deputy: str, day: int) -> None:
    absences.go_away(
        by=cast[name],
        person=cast[name],
        starts_on=cast.day(day),
        ends_on=cast.day(day + 10),
        deputy=cast[deputy],
    )


def _has_duty(cast: Cast, name: str, day: int) -> None:
    duty.put_on_duty(
        by=cast["Secretariaat"],
        person=cast[name],
        starts_on=cast.day(day),
        ends_on=cast.day(day) + timedelta(days=WEEK - 1),
    )
