"""Printed invitations in the demo: some were handed over, as steps of the story.

The invitations themselves leave by what is due, as the days of the story pass.
"""

from __future__ import annotations

from functools import partial

from policy.handing_over import hand_over

from .people import Cast
from .telling import Step, moment

FIRST = ("Piet Mol", "Bep Hoek", "Danuta Nowak", "Thea Bakker", "Henk Tromp")
LATER = ("Omar Farah",)
"""Without a mail address, and invited on paper in the first and in the second round."""


def steps(cast: Cast, today: int) -> list[Step]:
    """What the desk noted in the first round, and two days before the day `today`."""
    return [
        Step(moment(cast.day(day), "16:00"), partial(_hand_over, cast, names))
        for day, names in ((6, FIRST), (today - 2, LATER))
    ]


def _hand_over(cast: Cast, names: tuple[str, ...]) -> None:
    hand_over(by=cast["Secretariaat"], people=[cast[name] for name in names])
