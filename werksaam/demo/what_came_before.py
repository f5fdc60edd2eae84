"""The text from before the portal that the code of the demo took the place of."""

from __future__ import annotations

from datetime import date
from functools import partial

from policy import publishing
from policy.models import FactKind

from .people import Cast
from .telling import Step, moment
from .versions import the_version

EARLIER_TEXT = "De oude Sociale media code van Op/maat van juli 2014"
"""As article 7 of the code names it."""


def steps(cast: Cast, today: int) -> list[Step]:
    """The desk records it some days after the code came into the portal."""
    return [Step(moment(cast.day(min(2, today)), "09:40"), partial(_name_it, cast))]


def _name_it(cast: Cast) -> None:
    publishing.record_fact(
        by=cast["Communicatie 1"],
        version=the_version(),
        kind=FactKind.REPLACES,
        on=date(2017, 4, 21),
        remark=EARLIER_TEXT,
    )
