"""Withdrawing, for every kind and state: free, a request, or too late."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from escalations.models import Case, Message, Report, State
from escalations.refusals import CaseIsClosed
from escalations.rerouting import preview
from escalations.triage import claim
from escalations.withdrawing import withdraw
from tests.factories.escalations import KIND, MONDAY, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from tests.factories.people import sign_in
from werksaam.people.models import User

from .test_rerouting import agree, put, taken_up

Making = Callable[[User, House], Report]
MAKE: dict[str, Making] = {
    KIND: lambda by, house: a_report(by),
    DISCUSSION: lambda by, house: a_discussion(by),
    VIOLATION: lambda by, house: a_violation(by, house.secretary),
}
HANDLED_BY = {KIND: "adviser", DISCUSSION: "manager", VIOLATION: "director"}
FREE, ASKS, OVER = "free", "asks", "over"
OUTCOMES = dict.fromkeys(State, ASKS) | {State.OPEN: FREE, State.CLOSED: OVER}
WITHOUT_HANDLER = {State.OPEN, State.REFERRED, State.REOPENED}


def in_state(kind: str, house: House, state: State) -> Report:
    """A report whose case is in this state, with a handler where that needs one."""
    return bring(MAKE[kind](house.reporter, house), kind, house, state)


def bring(report: Report, kind: str, house: House, state: State) -> Report:
    """The same for a report that is there."""
    handler = None if state in WITHOUT_HANDLER else getattr(house, HANDLED_BY[kind])
    Case.objects.filter(pk=report.case_id).update(
        state=state, handler=handler, claimed_at=MONDAY if handler else None
    )
    return Report.objects.get(pk=report.pk)


def outcome_of(report: Report) -> str:
    try:
        return FREE if withdraw(by=report.reporter, report=report, reason="Toch niet.") else ASKS
    except CaseIsClosed:
        return OVER


@pytest.mark.parametrize("kind", MAKE)
def test_what_withdrawing_does_in_each_state(house: House, kind: str) -> None:
    report = MAKE[kind](house.reporter, house)

    found = {state: in_turn(report, kind, house, state, outcome_of) for state in State}

    assert found == OUTCOMES


@pytest.mark.parametrize("kind", MAKE)
def test_a_request_is_a_message_and_moves_nothing(house: House, kind: str) -> None:
    asking = [state for state in State if OUTCOMES[state] == ASKS]
    report = MAKE[kind](house.reporter, house)

    found = {state: in_turn(report, kind, house, state, after_withdrawing) for state in asking}

    assert found == {state: (state, None, "Toch niet.") for state in asking}


def after_withdrawing(report: Report) -> tuple[object, ...]:
    """The state of the case, when it was withdrawn, and the end of the last message."""
    outcome_of(report)
    report.refresh_from_db()
    said = Message.objects.get(report=report).body
    return report.case.state, report.withdrawn_at, said[-len("Toch niet.") :]


def in_turn(
    report: Report, kind: str, house: House, state: State, do: Callable[[Report], object]
) -> object:
    """What comes of something in this state; it is undone."""
    with transaction.atomic():
        found = do(bring(report, kind, house, state))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("kind", MAKE)
def test_a_free_withdrawal_ends_the_case_and_keeps_the_report(house: House, kind: str) -> None:
    report = in_state(kind, house, State.OPEN)

    withdraw(by=house.reporter, report=report)

    report.refresh_from_db()
    assert (report.case.state, report.withdrawn_at) == (State.CLOSED, MONDAY)


def test_once_the_subject_was_told_it_is_a_request(house: House) -> None:
    report = in_state(VIOLATION, house, State.OPEN)
    Case.objects.filter(pk=report.case_id).update(subject_told_at=MONDAY)

    assert outcome_of(report) == ASKS


def test_a_report_that_went_on_is_withdrawn_where_it_is_now(house: House) -> None:
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    put(house.adviser, report)
    moved = agree(report).report

    assert outcome_of(report) == FREE  # nobody took up the new case yet
    assert Case.objects.get(reports=moved).state == State.CLOSED


def test_withdrawing_one_report_leaves_the_case_to_the_other(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)

    withdraw(by=house.reporter, report=first)

    case = Case.objects.get(pk=second.case_id)
    assert (case.state, second.withdrawn_at) == (State.OPEN, None)


@pytest.mark.parametrize("state", [State.OPEN, State.HEARING])
@pytest.mark.parametrize("kind", MAKE)
def test_the_page_says_beforehand_what_withdrawing_does(
    client: Client, house: House, kind: str, state: State
) -> None:
    report = in_state(kind, house, state)
    page = sign_in(client, house.reporter).get(f"{report.get_absolute_url()}intrekken/")

    is_free = "Iemand is ermee bezig." not in page.content.decode()
    assert is_free == (OUTCOMES[state] == FREE)


@pytest.mark.parametrize("kind", MAKE)
def test_the_list_says_that_it_was_withdrawn(client: Client, house: House, kind: str) -> None:
    withdraw(by=house.reporter, report=in_state(kind, house, State.OPEN))

    page = sign_in(client, house.reporter).get("/meldingen/").content.decode()

    assert "Ingetrokken" in page


def test_who_was_asked_to_agree_may_withdraw_all_the_same(house: House) -> None:
    report = a_report(house.reporter)
    claim(by=house.adviser, case=report.case)
    put(house.adviser, report)
    assert preview(report, DISCUSSION).person_ids == {house.manager.pk}

    assert outcome_of(report) == ASKS
