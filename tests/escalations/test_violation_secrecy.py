"""Who may not know what: the reporter no outcome, the subject no reporter, the desk nothing."""

import json
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.core import mail
from django.test import Client

from escalations import admitting, hearing, objecting
from escalations.deciding import close
from escalations.history import of_report
from escalations.messaging import send_message, write_note
from escalations.models import Case, CaseParty, Relation, Report, State
from escalations.presenters_reports import report_lines, report_view
from escalations.presenters_status import Status
from escalations.queries_told import Advice
from escalations.queue_counts import count_queue
from escalations.refusals import CaseIsClosed
from escalations.refusals_hearing import ReporterHeard
from escalations.triage import claim, release
from escalations.withdrawing import withdraw
from tests.factories import violation as v
from tests.factories.escalations import House, a_claimed_case
from tests.factories.people import sign_in
from werksaam import clock, due
from werksaam.audit.models import Event
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

CANARY = "kanariewoord"
GATES = ("ontvankelijk/", "voorleggen/", "niet-horen/", "later-vertellen/", "dag/")
HANDLING = ("", "oppakken/", "besluit/", "heropenen/", "notitie/", "terugleggen/", *GATES)


def text(client: Client, person: User, path: str) -> str:
    return sign_in(client, person).get(path).content.decode()


def the_report(case: Case) -> Report:
    return case.reports.get()


class Told(NamedTuple):
    """All that the portal tells a reporter about their report, but the words they sent."""

    status: Status
    advice: Advice | None
    page: tuple[bool, bool, str, str, str]
    history: list[tuple[str, str]]

    @property
    def actions(self) -> list[str]:
        """What happened, by its name in the trail."""
        return [action for action, _label in self.history]


def told_to_reporter(house: House, case: Case) -> Told:
    """The page and the list say the same standing."""
    report = Report.objects.select_related("case__post").get(case=case)
    view = report_view(report, house.reporter)
    in_list = {line.reference: line.status for line in report_lines(house.reporter)}
    assert in_list[report.reference] == view.status
    lines = of_report(report, house.reporter)
    return Told(
        view.status,
        view.advice,
        (view.is_open, view.is_late, view.due_day, view.due_time, view.seen_by),
        [(line.action, str(line.label)) for line in lines],
    )


def mails_to(person: User) -> int:
    return sum(person.email in sent.to for sent in mail.outbox)


# --- the reporter ------------------------------------------------------------


def _decided(outcome: str) -> Callable[[House], Case]:
    return lambda house: v.a_decided(house, outcome)


def _inadmissible(house: House) -> Case:
    case = v.a_taken_up(house)
    v.decide(house.manager, case, "inadmissible")
    return v.fresh(case)


def _decided_again(house: House) -> Case:
    case = claim(by=house.director, case=v.an_objected(house))
    v.decide(house.director, case, "inadmissible")
    case = v.fresh(case)
    return close(by=house.director, case=case, revision=case.revision)


ENDS = (_decided("unfounded"), _decided("measure"), v.an_objected, _decided_again)


@pytest.mark.parametrize("end", ENDS)
def test_the_reporter_is_told_the_same_whatever_comes_of_it(
    house: House, end: Callable[[House], Case]
) -> None:
    told = told_to_reporter(house, end(house))

    assert told.status.text == "Behandeld"
    assert told.actions == ["report.submitted", "case.claimed", "report.advised"]


def test_no_word_differs_between_not_taken_up_and_a_measure(house: House) -> None:
    not_taken_up = told_to_reporter(house, _inadmissible(house))

    measure = told_to_reporter(house, v.a_decided(house))

    assert not_taken_up == measure


def test_no_word_differs_after_an_objection(house: House) -> None:
    case = v.a_decided(house)
    before = told_to_reporter(house, case)

    objecting.object_to_decision(by=house.other, case=case, body="Het klopt niet.")

    assert told_to_reporter(house, v.fresh(case)) == before


def test_until_it_was_handled_the_reporter_reads_who_can_see_it(house: House) -> None:
    told = told_to_reporter(house, v.an_answered(house))

    assert told.page[-1] == "U en Mara."


@pytest.mark.parametrize("until", [v.a_taken_up, v.an_admitted, v.a_heard, v.an_answered])
def test_before_the_decision_no_gate_shows(house: House, until: Callable[[House], Case]) -> None:
    told = told_to_reporter(house, until(house))

    assert told.actions == ["report.submitted", "case.claimed"]


@pytest.mark.parametrize("end", [_inadmissible, *ENDS])
def test_the_receipt_says_handled_and_no_more(house: House, end: Callable[[House], Case]) -> None:
    end(house)

    advised = Event.objects.filter(action="report.advised")
    assert [event.content()["facts"] for event in advised] == [{"outcome": "handled"}]


@pytest.mark.parametrize("end", [_inadmissible, *ENDS])
def test_the_reporter_gets_one_mail(house: House, end: Callable[[House], Case]) -> None:
    end(house)
    due.run()

    assert mails_to(house.reporter) == 1


def test_after_it_was_handled_the_reporter_can_t_tell_whether_it_goes_on(house: House) -> None:
    report = the_report(v.an_objected(house))

    with pytest.raises(CaseIsClosed):
        send_message(by=house.reporter, report=report, body="En?")
    with pytest.raises(CaseIsClosed):
        withdraw(by=house.reporter, report=report)


def test_a_handler_who_goes_on_can_t_tell_the_reporter_by_a_message(house: House) -> None:
    case = claim(by=house.director, case=v.an_objected(house))

    with pytest.raises(ReporterHeard):
        send_message(by=house.director, report=the_report(case), body="Nog een vraag.")


def test_whoever_goes_on_is_offered_no_question_to_the_reporter(
    house: House, client: Client
) -> None:
    case = claim(by=house.director, case=v.an_objected(house))
    sign_in(client, house.director)

    offered = (
        f'href="{case.get_absolute_url()}wachten/"'
        in client.get(case.get_absolute_url()).content.decode()
    )
    asked = client.get(f"{case.get_absolute_url()}wachten/")

    assert (offered, asked.status_code) == (False, 409)


def test_what_was_admitted_is_not_the_reporter_s_to_end(house: House) -> None:
    case = v.a_heard(house)
    release(by=house.manager, case=case, revision=case.revision)

    assert withdraw(by=house.reporter, report=the_report(case)) is False
    assert v.fresh(case).state == State.OPEN


def test_the_reporter_s_page_holds_no_word_of_the_file(house: House, client: Client) -> None:
    case = v.an_admitted(house)
    v.put(house, case, findings=f"{CANARY} gevonden")
    write_note(by=house.manager, case=case, body=CANARY)
    hearing.answer(by=house.other, case=case, body=CANARY, support_person=CANARY)
    v.decide(house.manager, v.fresh(case), "measure")

    page = text(client, house.reporter, the_report(case).get_absolute_url())

    assert [word for word in (CANARY, v.MEASURE, "bezwaar", "maatregel") if word in page] == []


# --- the subject -------------------------------------------------------------


@pytest.fixture
def full(house: House) -> Case:
    """A decided case with words of everyone in it."""
    case = v.a_taken_up(house, quote=f"citaat {CANARY}", rule=CANARY)
    send_message(by=house.reporter, report=the_report(case), body=f"bericht {CANARY}")
    write_note(by=house.manager, case=case, body=f"notitie {CANARY}")
    case = v.fresh(case)
    admitting.admit(by=house.manager, case=case, revision=case.revision, reason=CANARY)
    v.put(house, v.fresh(case))
    hearing.answer(by=house.other, case=case, body="Dat was ik niet.")
    v.decide(house.manager, v.fresh(case), "measure")
    return v.fresh(case)


def test_the_subject_reads_findings_decision_and_measure(
    house: House, client: Client, full: Case
) -> None:
    page = text(client, house.other, full.get_absolute_url())

    wanted = (v.FINDINGS, v.MEASURE, "Dat was ik niet.", "De lijst stond er een dag op.", "Mara")
    assert [word for word in wanted if word not in page] == []


def test_the_subject_reads_nothing_of_the_reporter_or_the_notes(
    house: House, client: Client, full: Case
) -> None:
    page = text(client, house.other, full.get_absolute_url())

    hidden = (CANARY, house.reporter.name, the_report(full).reference, house.reporter.email)
    assert [word for word in hidden if word and word in page] == []
    assert re.findall(r"\bM-\w{4}-\w{4}\b", page) == []


@pytest.mark.parametrize("until", [v.a_violation, v.a_taken_up, v.an_admitted, v.a_waived])
def test_before_the_hearing_there_is_nothing_for_the_subject(
    house: House, client: Client, until: Callable[[House], Case]
) -> None:
    case = until(house)
    sign_in(client, house.other)

    pages = [client.get(f"{case.get_absolute_url()}{p}") for p in ("", "antwoord/", "bezwaar/")]

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert case.reference not in client.get("/").content.decode()


def test_the_subject_is_no_handler(house: House, client: Client, full: Case) -> None:
    sign_in(client, house.other)

    pages = [client.get(f"{full.get_absolute_url()}{path}") for path in HANDLING if path]

    assert {page.status_code for page in pages} == {404}


def test_a_waiver_shows_only_with_the_decision(house: House, client: Client) -> None:
    case = v.a_waived(house)
    v.decide(house.manager, case, "unfounded")

    page = text(client, house.other, case.get_absolute_url())

    assert "Zij is niet bereikbaar." in page


def _waived_again(house: House) -> Case:
    case = claim(by=house.director, case=v.an_objected(house))
    admitting.admit(by=house.director, case=case, revision=case.revision, reason="Nieuw.")
    case = v.fresh(case)
    hearing.waive_hearing(by=house.director, case=case, revision=case.revision, reason=CANARY)
    return v.fresh(case)


def test_a_waiver_stays_hidden_where_its_handler_gave_the_case_back(
    house: House, client: Client
) -> None:
    case = _waived_again(house)
    release(by=house.director, case=case, revision=case.revision)

    assert CANARY not in text(client, house.other, case.get_absolute_url())


def test_a_second_waiver_shows_with_its_decision(house: House, client: Client) -> None:
    case = _waived_again(house)
    v.decide(house.director, case, "unfounded")

    assert CANARY in text(client, house.other, case.get_absolute_url())


# --- the desk and a manager who is the subject -------------------------------


def test_the_desk_sees_nothing(house: House, client: Client, full: Case) -> None:
    sign_in(client, house.adviser)

    pages = [client.get(f"{full.get_absolute_url()}{path}") for path in HANDLING]
    queue = client.get(f"/werkvoorraad/?q={full.reference}").content.decode()

    assert {page.status_code for page in pages} == {404}
    assert (count_queue(house.adviser).all, CANARY in queue) == (0, False)


def test_a_manager_whom_it_is_about_sees_nothing(house: House, client: Client) -> None:
    case = v.a_violation(house, about=house.manager)
    due.run()
    sign_in(client, house.manager)

    pages = [client.get(f"{case.get_absolute_url()}{path}") for path in HANDLING]

    recipients = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT)
    assert [party.person for party in recipients] == [house.director]
    assert {page.status_code for page in pages} == {404}
    assert (count_queue(house.manager).all, mails_to(house.manager)) == (0, 0)


def test_a_negative_post_leads_to_no_violation(house: House, client: Client) -> None:
    case = a_claimed_case(house, named=[house.other.pk])

    page = text(client, house.adviser, case.get_absolute_url())

    assert "overtreding" not in page.split("<main")[1]


def test_mails_and_leaves_hold_no_word(house: House, full: Case) -> None:
    with clock.at(v.later(1)):
        due.run()

    said = "".join(f"{sent.message()}" for sent in mail.outbox)
    leaves = json.dumps([event.content() for event in Event.objects.all()])
    hidden = (CANARY, v.MEASURE, v.FINDINGS, house.other.name, house.reporter.name)
    assert [word for word in hidden if word in said or word in leaves] == []
