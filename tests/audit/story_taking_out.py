"""The chapter about what leaves the portal: the file of a case, and figures."""

from __future__ import annotations

from escalations.access import visible_cases
from escalations.figures.exporting import note_export
from escalations.figures.periods import year
from escalations.figures.yearly import make_report
from escalations.working.taking_out import take_out
from tests.audit.story_words import CANARY, DAY
from tests.factories.escalations import House


def tell_taking_out(house: House) -> None:
    """The desk takes out a case with its notes, and figures; the director makes a report."""
    case = visible_cases(house.adviser).order_by("opened_at")[0]
    made = take_out(
        by=house.adviser, case=case, revision=case.revision, reason=CANARY, with_notes=True
    )
    made.file.close()
    note_export(by=house.adviser, period=year(DAY.year), kind="csv", reason=CANARY)
    make_report(by=house.director, year=DAY.year, language="nl", reason=CANARY)
