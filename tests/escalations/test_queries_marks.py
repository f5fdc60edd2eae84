"""The marks of a case: what happened on it that its handler should act on."""

from datetime import timedelta

from escalations.deciding import close, decide, review
from escalations.messaging import send_message
from escalations.models import Case, Decision
from escalations.queries_marks import ANSWER, BACK, PLACE, STOP, marked, marks_of
from escalations.withdrawing import withdraw
from tests.factories.escalations import MONDAY, House, a_claimed_case
from tests.factories.responses import a_placed
from werksaam import clock


def a_proposal(house: House, case: Case) -> Decision:
    case.refresh_from_db()
    return decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="Onjuist.",
        public_response="De loonstroken zijn verstuurd.",
    )


def mark_of(case: Case) -> str:
    return str(vars(marked(Case.objects.filter(pk=case.pk)).get())["mark"])


def test_a_case_that_nothing_happened_on_has_no_mark(house: House) -> None:
    case = a_claimed_case(house)

    assert (mark_of(case), marks_of(house.adviser)) == ("", {})


def test_a_decision_that_came_back_marks_the_case(house: House) -> None:
    case = a_claimed_case(house)
    proposal = a_proposal(house, case)

    review(by=house.colleague, decision=proposal, approved=False, remark="Noem de datum.")

    assert marks_of(house.adviser) == {BACK: [case]}


def test_a_new_decision_takes_the_mark_away(house: House) -> None:
    case = a_claimed_case(house)
    review(by=house.colleague, decision=a_proposal(house, case), approved=False, remark="Nee.")

    with clock.at(MONDAY + timedelta(minutes=5)):
        a_proposal(house, case)

    assert mark_of(case) == ""


def test_an_approved_response_is_to_be_placed(house: House) -> None:
    case = a_claimed_case(house)

    review(by=house.colleague, decision=a_proposal(house, case), approved=True)

    assert marks_of(house.adviser) == {PLACE: [case]}


def test_a_closed_case_asks_for_nothing(house: House) -> None:
    case = a_claimed_case(house)
    decision = a_proposal(house, case)
    review(by=house.colleague, decision=decision, approved=True)
    a_placed(house, decision)
    case.refresh_from_db()

    close(by=house.adviser, case=case, revision=case.revision)

    assert marks_of(house.adviser) == {}


def test_a_reporter_who_wrote_last_marks_the_case(house: House) -> None:
    case = a_claimed_case(house)

    send_message(by=house.reporter, report=case.reports.get(), body="Het was dinsdag.")

    assert marks_of(house.adviser) == {ANSWER: [case]}


def test_a_reply_takes_that_mark_away(house: House) -> None:
    case = a_claimed_case(house)
    send_message(by=house.reporter, report=case.reports.get(), body="Het was dinsdag.")

    with clock.at(MONDAY + timedelta(minutes=5)):
        send_message(by=house.adviser, report=case.reports.get(), body="Dank u.")

    assert mark_of(case) == ""


def test_a_reporter_who_wants_to_stop_comes_first(house: House) -> None:
    case = a_claimed_case(house)

    withdraw(by=house.reporter, report=case.reports.get())

    assert marks_of(house.adviser) == {STOP: [case]}


def test_a_case_of_a_colleague_asks_nothing_of_me(house: House) -> None:
    case = a_claimed_case(house)
    send_message(by=house.reporter, report=case.reports.get(), body="Het was dinsdag.")

    assert marks_of(house.colleague) == {}
