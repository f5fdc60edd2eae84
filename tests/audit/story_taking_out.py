"""The chapter about what leaves the portal: the file of a case."""

from __future__ import annotations

from escalations.access import visible_cases
from escalations.working.taking_out import take_out
from tests.audit.story_words import CANARY
from tests.factories.escalations import House


def tell_taking_out(house: House) -> None:
    """The desk takes out a case, with the notes in it."""
    case = visible_cases(house.adviser).order_by("opened_at")[0]
    made = take_out(
        by=house.adviser, case=case, revision=case.revision, reason=CANARY, with_notes=True
    )
    made.file.close()
