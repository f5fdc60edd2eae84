"""What a reporter reads as advice, once their report went on as another kind."""

from __future__ import annotations

from datetime import timedelta

from escalations.deciding import decide
from escalations.models import Case, Report
from escalations.queries_told import advice_for
from escalations.rerouting import answer, preview, propose
from escalations.triage import claim
from tests.factories.escalations import KIND, MONDAY, House, a_case
from tests.factories.kinds import a_violation
from werksaam import clock
from werksaam.people.models import User

WHY = "Het is een bericht van buiten."
SOON, LATER = MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=30)


def went_on(house: House) -> Report:
    """A violation of which its reporter agreed that it is a negative post."""
    report = a_violation(house.reporter, house.other)
    case = claim(by=house.manager, case=report.case)
    propose(
        by=house.manager, case=case, report=report, revision=case.revision, to_kind=KIND, reason=WHY
    )
    shown = preview(report, KIND).person_ids
    answer(by=house.reporter, report=report, agreed=True, shown=shown)
    return Report.objects.get(pk=report.pk)


def decided(by: User, case: Case, outcome: str) -> None:
    """A decision of the desk without a public response."""
    now = Case.objects.get(pk=case.pk)
    decide(
        by=by,
        case=now,
        revision=now.revision,
        outcome=outcome,
        motivation="Het is een mening.",
        advice_to_reporter=outcome,
    )


def test_the_latest_advice_counts_of_what_was_sent_as_a_violation(house: House) -> None:
    report = went_on(house)
    case = claim(by=house.adviser, case=report.case)
    decided(house.adviser, case, "find_out_first")
    with clock.at(SOON):
        decided(house.adviser, case, "no_response")

    advice = advice_for(report)

    assert advice is not None
    assert (advice.outcome, advice.advice) == ("no_response", "no_response")


def test_what_stood_before_it_came_there_was_not_told_on_it(house: House) -> None:
    with clock.at(MONDAY - timedelta(minutes=10)):
        case = claim(by=house.adviser, case=a_case(house))
    with clock.at(SOON):
        decided(house.adviser, case, "no_response")
    with clock.at(LATER):
        report = went_on(house)

    advice = advice_for(report)

    assert advice is not None
    assert (report.case, advice.was_told, advice.since) == (case, False, LATER)
