"""Reopening, for every kind and state, and what each reporter reads of it."""

from __future__ import annotations

import pytest
from django.test import Client

from escalations.deciding import close, decide, reopen
from escalations.models import Case, Report, State
from escalations.refusals import NotAllowedNow
from escalations.withdrawing import withdraw
from tests.factories.escalations import KIND, House, a_claimed_case, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION
from tests.factories.people import sign_in
from werksaam.notifications.models import Mail

from .test_withdrawing import HANDLED_BY, MAKE, in_state, in_turn

AGAIN = "Er is nieuwe informatie."


def reopened(house: House, report: Report, kind: str = KIND) -> Case:
    case = Case.objects.get(reports=report)
    by = getattr(house, HANDLED_BY[kind])
    return reopen(by=by, case=case, revision=case.revision, reason=AGAIN)


@pytest.mark.parametrize("state", [State.DECIDED, State.CLOSED])
@pytest.mark.parametrize("kind", MAKE)
def test_what_is_over_can_be_opened_again(house: House, kind: str, state: State) -> None:
    report = in_state(kind, house, state)

    case = reopened(house, report, kind)

    assert (case.state, case.handler, case.closed_at) == (State.REOPENED, None, None)


@pytest.mark.parametrize("kind", MAKE)
def test_what_is_not_over_can_not(house: House, kind: str) -> None:
    running = [state for state in State if state not in {State.DECIDED, State.CLOSED}]
    report = MAKE[kind](house.reporter, house)

    found = {s: in_turn(report, kind, house, s, lambda r: refused(house, r, kind)) for s in running}

    assert found == dict.fromkeys(running, True)


def refused(house: House, report: Report, kind: str) -> bool:
    """Whether opening it again is not allowed now."""
    try:
        reopened(house, report, kind)
    except NotAllowedNow:
        return True
    return False


@pytest.mark.parametrize("kind", [KIND, DISCUSSION])
def test_the_reporter_gets_a_mail_with_number_and_link(house: House, kind: str) -> None:
    report = in_state(kind, house, State.DECIDED)

    reopened(house, report, kind)

    mail = Mail.objects.get(template="report_reopened")
    assert (mail.person_id, mail.context) == (
        house.reporter.pk,
        {"reference": report.reference, "path": report.get_absolute_url()},
    )


def test_the_reporter_of_a_violation_hears_nothing_of_it(house: House) -> None:
    report = in_state(VIOLATION, house, State.DECIDED)

    reopened(house, report, VIOLATION)

    assert not Mail.objects.filter(template="report_reopened").exists()


def test_who_withdrew_hears_nothing_of_it(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)
    withdraw(by=house.other, report=second)
    Case.objects.filter(pk=first.case_id).update(state=State.CLOSED)

    reopened(house, first)

    told = Mail.objects.filter(template="report_reopened").values_list("person_id", flat=True)
    assert list(told) == [house.reporter.pk]


def test_the_decision_stays_and_the_reporter_reads_both(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="no_response",
        motivation="Het is een mening.",
    )
    case.refresh_from_db()
    close(by=house.adviser, case=case, revision=case.revision)
    reopened(house, report)

    page = sign_in(client, house.reporter).get(report.get_absolute_url()).content.decode()

    assert "Uw melding wordt opnieuw bekeken" in page
    assert "Wij hebben het bericht bekeken." in page


@pytest.mark.parametrize("kind", MAKE)
def test_the_list_says_that_it_is_looked_at_again(client: Client, house: House, kind: str) -> None:
    report = in_state(kind, house, State.CLOSED)
    reopened(house, report, kind)

    page = sign_in(client, house.reporter).get("/meldingen/").content.decode()

    assert "Wordt opnieuw bekeken" in page
