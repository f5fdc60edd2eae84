"""The pages of rerouting: what the handler proposes, and what the reporter is asked."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from escalations.models import Case, Report, Rerouting, State
from escalations.rerouting import preview
from escalations.triage import claim
from tests.factories.escalations import KIND, House, a_claimed_case, a_report
from tests.factories.kinds import DISCUSSION, a_discussion
from tests.factories.people import sign_in
from werksaam.people.absences import record_absence

from .test_rerouting import agree, put, taken_up

pytestmark = pytest.mark.django_db
WHY = "Dit is een gesprek dat ontspoort."


@pytest.fixture
def report(house: House) -> Report:
    return a_claimed_case(house).reports.get()


@pytest.fixture
def asked(house: House, report: Report) -> Report:
    put(house.adviser, report)
    return report


def propose_url(report: Report) -> str:
    return f"/zaken/{report.case.reference}/andere-soort/{report.reference}/"


def agree_url(report: Report) -> str:
    return f"/meldingen/{report.reference}/andere-soort/"


def proposal(report: Report, **changed: object) -> dict[str, object]:
    revision = Case.objects.get(reports=report).revision
    return {"to_kind": DISCUSSION, "reason": WHY, "revision": revision, **changed}


def choice(report: Report, agreed: str = "yes") -> dict[str, str]:
    shown = preview(report, DISCUSSION).person_ids
    return {"agreed": agreed, "shown": ",".join(map(str, shown))}


# --- the handler -------------------------------------------------------------


def test_the_case_leads_its_handler_to_the_form(
    client: Client, house: House, report: Report
) -> None:
    page = sign_in(client, house.adviser).get(report.case.get_absolute_url()).content.decode()

    assert propose_url(report) in page


def test_the_case_offers_it_to_nobody_else(client: Client, house: House, report: Report) -> None:
    page = sign_in(client, house.colleague).get(report.case.get_absolute_url()).content.decode()

    assert propose_url(report) not in page


def test_each_report_of_a_case_has_a_form_of_its_own(
    client: Client, house: House, report: Report
) -> None:
    second = a_report(house.other)
    page = sign_in(client, house.adviser).get(report.case.get_absolute_url()).content.decode()

    assert [url in page for url in map(propose_url, [report, second])] == [True, True]


def test_asking_keeps_the_case_and_says_so(client: Client, house: House, report: Report) -> None:
    sign_in(client, house.adviser)
    page = client.post(propose_url(report), proposal(report), follow=True).content.decode()

    assert "Tot het antwoord blijft de zaak bij u." in page
    assert "Er is nog geen antwoord." in page


def test_going_on_at_once_leads_back_to_the_queue(client: Client, house: House) -> None:
    report = a_discussion(house.reporter)
    taken_up(house.manager, report)
    sent = proposal(report, to_kind=KIND)

    response = sign_in(client, house.manager).post(propose_url(report), sent)

    assert response.headers["Location"] == "/werkvoorraad/"


def test_the_case_that_went_on_is_the_same_404_as_none(client: Client, house: House) -> None:
    report = a_discussion(house.reporter)
    old = taken_up(house.manager, report)
    put(house.manager, report, KIND)
    sign_in(client, house.manager)

    gone, none = client.get(old.get_absolute_url()), client.get("/zaken/Z-2222-2222/")

    assert (gone.status_code, none.status_code) == (404, 404)
    for queue in ("/werkvoorraad/", f"/werkvoorraad/?q={old.reference}"):
        assert old.get_absolute_url() not in client.get(queue).content.decode()


@pytest.mark.parametrize("step", ["besluit", "notitie", "oppakken", "sluiten", "terugleggen"])
def test_a_step_on_a_case_that_just_went_on_says_so(
    client: Client, house: House, step: str
) -> None:
    report = a_discussion(house.reporter)
    old = taken_up(house.manager, report)
    put(house.manager, report, KIND)

    response = sign_in(client, house.manager).post(
        f"{old.get_absolute_url()}{step}/", {"note-body": "Mijn notitie."}
    )

    assert response.status_code == 409
    assert "Deze zaak is niet meer bij u" in response.content.decode()


def test_a_message_about_a_report_that_went_on_is_given_back(
    client: Client, house: House, asked: Report
) -> None:
    a_report(house.other)
    agree(asked)
    url = f"/zaken/{asked.case.reference}/bericht/{asked.reference}/"

    response = sign_in(client, house.adviser).post(
        url, {f"message-{asked.reference}-body": "Mijn bericht."}
    )

    assert response.status_code == 409
    assert "Mijn bericht." in response.content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"reason": ""}, "Schrijf op waarom."),
        ({"reason": "x" * 100_000}, "tekens. U gebruikte"),
        ({"to_kind": ""}, "Kies welke soort melding het is."),
        ({"to_kind": "overtreding"}, "Kies welke soort melding het is."),
    ],
)
def test_bad_input_gets_words(
    client: Client, house: House, report: Report, sent: dict[str, str], words: str
) -> None:
    page = sign_in(client, house.adviser).post(propose_url(report), proposal(report, **sent))

    assert (page.status_code, Rerouting.objects.count()) == (422, 0)
    assert words in page.content.decode()


def test_a_stale_page_is_refused(client: Client, house: House, report: Report) -> None:
    sent = proposal(report, revision=1)

    response = sign_in(client, house.adviser).post(propose_url(report), sent)

    assert (response.status_code, Rerouting.objects.count()) == (409, 0)
    assert WHY in response.content.decode()


# --- the reporter ------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "andere-soort/"])
def test_the_reporter_reads_who_would_see_it_and_why(
    client: Client, house: House, asked: Report, path: str
) -> None:
    page = sign_in(client, house.reporter).get(f"{asked.get_absolute_url()}{path}")

    text = page.content.decode()
    assert "Mogen anderen uw melding zien?" in text
    assert re.search(r"<strong>Mara</strong> \(Leidinggevende\)", text)


def test_home_asks_it_too(client: Client, house: House, asked: Report) -> None:
    page = sign_in(client, house.reporter).get("/").content.decode()

    assert agree_url(asked) in page


def test_the_list_says_that_something_is_asked(client: Client, house: House, asked: Report) -> None:
    page = sign_in(client, house.reporter).get("/meldingen/").content.decode()

    assert "Wij vragen of u het goed vindt" in page


def test_agreeing_is_told_with_who_handles_it_now(
    client: Client, house: House, asked: Report
) -> None:
    page = sign_in(client, house.reporter).post(agree_url(asked), choice(asked), follow=True)

    text = page.content.decode()
    assert "Uw melding gaat verder als: Ontsporende discussie" in text
    assert "Uw leidinggevende behandelt de melding sinds" in text
    assert Case.objects.get(reports=asked).kind == DISCUSSION


def test_refusing_is_told_and_keeps_the_case(client: Client, house: House, asked: Report) -> None:
    sign_in(client, house.reporter)
    page = client.post(agree_url(asked), choice(asked, "no"), follow=True).content.decode()

    assert "Uw melding blijft waar die is." in page
    assert Case.objects.get(reports=asked).state == State.CLAIMED


def test_without_a_choice_it_says_so(client: Client, house: House, asked: Report) -> None:
    page = sign_in(client, house.reporter).post(agree_url(asked), choice(asked, ""))

    assert "Kies ‘Ja’ of ‘Nee’." in page.content.decode()


def test_answering_again_is_refused_with_what_was_said(
    client: Client, house: House, asked: Report
) -> None:
    sign_in(client, house.reporter)
    client.post(agree_url(asked), choice(asked, "no"))

    response = client.post(agree_url(asked), choice(asked))

    assert response.status_code == 409
    assert "U vond het niet goed." in response.content.decode()


def test_others_than_shown_is_refused_with_the_way_back(
    client: Client, house: House, asked: Report
) -> None:
    sent = choice(asked)
    day = house.version.facts.latest("recorded_at").recorded_at.date()
    record_absence(by=house.manager, person=house.manager, starts_on=day, ends_on=day)

    response = sign_in(client, house.reporter).post(agree_url(asked), sent)

    assert response.status_code == 409
    assert agree_url(asked) in response.content.decode()


def test_without_a_question_there_is_nothing_to_answer(
    client: Client, house: House, report: Report
) -> None:
    sign_in(client, house.reporter)

    shown = client.get(agree_url(report))
    sent = client.post(agree_url(report), choice(report))

    assert (shown.status_code, sent.status_code) == (302, 404)


@pytest.mark.parametrize("who", ["other", "adviser", "manager", "director"])
def test_the_question_is_the_reporters_alone(
    client: Client, house: House, asked: Report, who: str
) -> None:
    assert sign_in(client, getattr(house, who)).get(agree_url(asked)).status_code == 404


def test_the_new_handler_reads_the_answers_as_they_were_asked(
    client: Client, house: House, asked: Report
) -> None:
    agree(asked)
    case = claim(by=house.manager, case=Case.objects.get(reports=asked))

    page = sign_in(client, house.manager).get(case.get_absolute_url()).content.decode()

    assert "Waarom u meldt" in page


def test_the_old_handler_is_not_named_to_the_reporter(
    client: Client, house: House, asked: Report
) -> None:
    agree(asked)
    page = sign_in(client, house.reporter).get(asked.get_absolute_url()).content.decode()

    assert house.adviser.name not in page
