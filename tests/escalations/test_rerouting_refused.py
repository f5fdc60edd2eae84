"""Rerouting says no: to who does not handle it, to a stale page, and to what was overtaken."""

from __future__ import annotations

import pytest

from escalations.deciding import decide
from escalations.models import Report, Rerouting
from escalations.queries_rerouting import open_question
from escalations.refusals import NotAllowedNow, ReviewPending, Stale
from escalations.refusals_rerouting import AnsweredBefore, AskedBefore, OvertakenQuestion
from escalations.rerouting import answer, propose
from escalations.triage import release
from escalations.withdrawing import withdraw
from tests.factories.escalations import KIND, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION

from .test_rerouting import WHY, agree, fresh, put, taken_up


@pytest.fixture
def post(house: House) -> Report:
    """A negative post that the adviser has in hand."""
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    return Report.objects.get(pk=report.pk)


def test_only_the_handler_proposes(house: House, post: Report) -> None:
    with pytest.raises(NotAllowedNow):
        put(house.colleague, post)


def test_a_stale_page_proposes_nothing(house: House, post: Report) -> None:
    case = fresh(post.case)

    with pytest.raises(Stale):
        propose(
            by=house.adviser,
            case=case,
            report=post,
            revision=case.revision - 1,
            to_kind=DISCUSSION,
            reason=WHY,
        )


def test_a_kind_that_it_can_not_become_is_refused(house: House, post: Report) -> None:
    with pytest.raises(KeyError):
        put(house.adviser, post, VIOLATION)


def test_without_a_reason_nothing_is_proposed(house: House, post: Report) -> None:
    case = fresh(post.case)

    with pytest.raises(ValueError, match="reason"):
        propose(
            by=house.adviser,
            case=case,
            report=post,
            revision=case.revision,
            to_kind=DISCUSSION,
            reason=" ",
        )


def test_while_a_decision_is_read_along_nothing_goes_on(house: House, post: Report) -> None:
    put(house.adviser, post)
    _decide(house, post, "respond_facts", "Onze feiten.")

    with pytest.raises(OvertakenQuestion):
        agree(post)
    second = a_report(house.other)
    with pytest.raises(ReviewPending):
        put(house.adviser, second)


def test_a_decision_overtakes_the_question(house: House, post: Report) -> None:
    put(house.adviser, post)
    _decide(house, post, "no_response")

    with pytest.raises(OvertakenQuestion):
        agree(post)

    assert open_question(post) is None


def test_a_withdrawal_overtakes_the_question(house: House, post: Report) -> None:
    put(house.adviser, post)
    case = fresh(post.case)
    release(by=house.adviser, case=case, revision=case.revision)
    withdraw(by=house.reporter, report=post)

    with pytest.raises(OvertakenQuestion):
        agree(post)


@pytest.mark.parametrize("first", [True, False])
def test_answering_twice_tells_what_was_answered(house: House, post: Report, first: bool) -> None:
    put(house.adviser, post)
    agree(post, agreed=first)

    with pytest.raises(AnsweredBefore):
        answer(by=house.reporter, report=post, agreed=not first, shown=frozenset())

    assert post.reroutings.get().agreed is first


def test_nobody_answers_for_the_reporter(house: House, post: Report) -> None:
    put(house.adviser, post)

    with pytest.raises(Rerouting.DoesNotExist):
        answer(by=house.other, report=post, agreed=True, shown=frozenset())


def test_a_second_question_about_the_same_is_refused(house: House, post: Report) -> None:
    put(house.adviser, post)

    with pytest.raises(AskedBefore):
        put(house.adviser, post)


def test_it_can_go_back_to_the_kind_that_it_was(house: House, post: Report) -> None:
    put(house.adviser, post)
    agree(post)
    moved = Report.objects.get(pk=post.pk)
    taken_up(house.manager, moved)

    successor = put(house.manager, moved, KIND).successor

    assert successor is not None
    assert (successor.kind, successor == post.case) == (KIND, False)


def _decide(house: House, report: Report, outcome: str, response: str = "") -> None:
    case = fresh(report.case)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="Hierom.",
        public_response=response,
    )
