"""The desk keeps the words and the target time of a kind; the words hold `CANARY`."""

from escalations.kind_texts import writing
from tests.audit.story_words import CANARY
from tests.factories.escalations import House

KIND = "negatief-bericht"


def tell_kinds(house: House) -> None:
    """A text and a target of one kind."""
    by = house.adviser
    writing.write_text(
        by=by,
        of_kind=KIND,
        place="outcome.monitor.told",
        text_nl=CANARY,
        text_en=CANARY,
        instead_of=None,
    )
    writing.set_target(by=by, of_kind=KIND, hours=6, reason=CANARY, instead_of=None)
