"""A text that the desk has given in and not accepted yet, as a step of the story.

It is the code with one lid more: clearly an example, and nobody adopted it. Whoever accepts
it in the demo is asked where its provisions come from.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from django.conf import settings

from policy.giving_in.keeping import keep

from .people import Cast
from .telling import Step, moment

NAME = "Voorbeeld, niet vastgesteld: een lid erbij in artikel 4.txt"
_SOURCE = Path(settings.BASE_DIR) / "policy/data/sociale-media-code-werksaam-westfriesland.txt"
_BEFORE = " 8. In het geval dat"
_NEW = " 8. Wie twijfelt over een foto vraagt eerst toestemming aan wie erop staat.\n"


def steps(cast: Cast, today: int) -> list[Step]:
    """The text is given in the day before the day `today` of the story."""
    return [Step(moment(cast.day(today - 1), "14:20"), partial(_give_in, cast))]


def _give_in(cast: Cast) -> None:
    text = _SOURCE.read_bytes().decode()
    at = text.index(_BEFORE)
    later = text[at:].replace(" 9. Bij", " 10. Bij", 1).replace(" 8. In", " 9. In", 1)
    keep(
        by=cast["Communicatie 1"],
        slug="sociale-media-code",
        name=NAME,
        text=f"{text[:at]}{_NEW}{later}",
    )
