"""The reporter's own pages."""

from datetime import timedelta

import pytest
from django.test import Client

from escalations.deciding import decide
from escalations.messaging import send_message, write_note
from escalations.models import Message, Report
from escalations.triage import claim, mark_opened
from tests.factories.escalations import MONDAY, House, a_claimed_case, a_report
from tests.factories.people import sign_in
from werksaam import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(house: House) -> Report:
    return a_report(house.reporter)


@pytest.fixture
def reporter(house: House, client: Client) -> Client:
    return sign_in(client, house.reporter)


def url(report: Report, path: str = "/") -> str:
    return f"/meldingen/{report.reference}{path}"


PAGES = ["/", "/verstuurd/", "/intrekken/", ".json"]


@pytest.mark.parametrize("path", PAGES)
def test_the_reporter_sees_the_own_report(reporter: Client, report: Report, path: str) -> None:
    assert reporter.get(url(report, path)).status_code == 200


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["other", "adviser", "manager", "director"])
def test_nobody_else_reaches_it(
    client: Client, house: House, report: Report, path: str, who: str
) -> None:
    sign_in(client, getattr(house, who))

    foreign, unknown = client.get(url(report, path)), client.get(f"/meldingen/M-2222-2222{path}")

    assert (foreign.status_code, unknown.status_code) == (404, 404)


@pytest.mark.parametrize("path", PAGES)
def test_without_a_session_one_is_led_to_sign_in(client: Client, report: Report, path: str) -> None:
    assert client.get(url(report, path)).status_code == 302


def test_the_lock_is_on_until_the_team_knows(reporter: Client, report: Report) -> None:
    assert 'data-lock="on"' in reporter.get(url(report)).content.decode()


def test_the_lock_is_off_once_the_team_knows(
    reporter: Client, house: House, report: Report
) -> None:
    mark_opened(by=house.adviser, case=report.case)

    page = reporter.get(url(report)).content.decode()

    assert 'data-lock="off"' in page
    assert "Het team is op de hoogte sinds" in page


def test_the_list_shows_each_report_with_its_standing(reporter: Client, report: Report) -> None:
    page = reporter.get("/meldingen/").content.decode()

    assert report.reference in page
    assert "Reageer nog niet" in page


def test_the_list_of_someone_else_is_empty(client: Client, house: House, report: Report) -> None:
    page = sign_in(client, house.other).get("/meldingen/").content.decode()

    assert report.reference not in page
    assert "U hebt nog niets gemeld" in page


def test_a_message_is_stored_and_shown(reporter: Client, report: Report) -> None:
    response = reporter.post(url(report), {"message-body": "Nog iets vergeten."})

    assert response.headers["Location"] == url(report)
    assert "Nog iets vergeten." in reporter.get(url(report)).content.decode()


def test_an_empty_message_says_what_is_missing(reporter: Client, report: Report) -> None:
    response = reporter.post(url(report), {"message-body": " "})

    assert "Schrijf eerst uw tekst." in response.content.decode()
    assert not Message.objects.exists()


def test_the_reporter_never_sees_an_internal_note(
    reporter: Client, house: House, report: Report
) -> None:
    write_note(by=house.adviser, case=report.case, body="Alleen voor ons")

    assert "Alleen voor ons" not in reporter.get(url(report)).content.decode()


def test_the_reporter_sees_no_names_of_the_team(
    reporter: Client, house: House, report: Report
) -> None:
    claim(by=house.adviser, case=report.case)
    send_message(by=house.adviser, report=report, body="Wij kijken ernaar.")

    page = reporter.get(url(report)).content.decode()

    assert "Wij kijken ernaar." in page
    assert house.adviser.name not in page


def test_the_reporter_reads_the_advice(reporter: Client, house: House) -> None:
    case = a_claimed_case(house)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="no_response",
        motivation="Alleen voor collega’s",
        advice_to_reporter="Bel ons als het erger wordt.",
    )

    page = reporter.get(url(case.reports.get())).content.decode()

    assert "Bel ons als het erger wordt." in page
    assert "Alleen voor collega’s" not in page


def test_withdrawing_asks_first(reporter: Client, report: Report) -> None:
    assert "Uw melding intrekken?" in reporter.get(url(report, "/intrekken/")).content.decode()


def test_a_report_can_be_withdrawn(reporter: Client, report: Report) -> None:
    reporter.post(url(report, "/intrekken/"))

    report.refresh_from_db()
    assert report.withdrawn_at is not None


def test_who_withdrew_before_the_team_knew_still_waits(reporter: Client, report: Report) -> None:
    reporter.post(url(report, "/intrekken/"))

    page = reporter.get(url(report)).content.decode()

    assert "U trok uw melding in voordat het team op de hoogte was." in page


def test_once_there_is_advice_it_is_the_headline(reporter: Client, house: House) -> None:
    case = a_claimed_case(house)
    mark_opened(by=house.adviser, case=case)
    decide(by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x")

    page = reporter.get(url(case.reports.get())).content.decode()

    assert '<h2 id="h-lock">Ons advies: reageer zelf nu niet</h2>' in page
    assert "Lees hieronder ons advies." in page


def test_before_the_advice_it_says_whether_one_may_respond(reporter: Client, house: House) -> None:
    case = a_claimed_case(house)
    mark_opened(by=house.adviser, case=case)

    page = reporter.get(url(case.reports.get())).content.decode()

    assert '<h2 id="h-lock">U mag reageren. Wacht liever op ons advies.</h2>' in page


def test_after_a_decision_an_earlier_message_is_not_the_news(
    reporter: Client, house: House
) -> None:
    case = a_claimed_case(house)
    send_message(by=house.adviser, report=case.reports.get(), body="Dank u.")
    case.refresh_from_db()
    decide(by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x")

    assert "Het team schreef u" not in reporter.get("/meldingen/").content.decode()


def test_the_sign_in_page_says_that_the_words_were_kept(reporter: Client, report: Report) -> None:
    page = reporter.get(url(report)).content.decode()
    owner = page.split('name="owner" value="')[1].split('"', 1)[0]
    reporter.logout()

    sign_in_page = reporter.post(
        url(report), {"message-body": "Niet kwijt.", "owner": owner}, follow=True
    )

    assert "Uw antwoorden zijn bewaard." in sign_in_page.content.decode()


def test_the_receipt_is_a_file_that_proves_sending(reporter: Client, report: Report) -> None:
    response = reporter.get(url(report, ".json"))

    assert response.json()["format"]
    assert report.reference in response.headers["Content-Disposition"]


def test_there_is_no_receipt_of_what_has_not_happened(reporter: Client, report: Report) -> None:
    assert reporter.get(url(report, ".json?van=bezorging")).status_code == 404


def test_a_message_sent_without_a_session_is_kept(
    reporter: Client, house: House, report: Report
) -> None:
    page = reporter.get(url(report)).content.decode()
    owner = page.split('name="owner" value="')[1].split('"', 1)[0]
    reporter.logout()

    reporter.post(url(report), {"message-body": "Niet kwijt.", "owner": owner})
    sign_in(reporter, house.reporter)

    assert "Niet kwijt." in reporter.get(url(report)).content.decode()


def test_a_second_reporter_is_told_a_day_of_their_own(client: Client, house: House) -> None:
    a_report(house.reporter)
    with clock.at(MONDAY + timedelta(days=7)):
        second = a_report(house.other)
        page = sign_in(client, house.other).get(url(second)).content.decode()

    assert "Het duurt langer dan wij willen" not in page


def test_the_advice_has_a_receipt(reporter: Client, house: House) -> None:
    case = a_claimed_case(house)
    decide(by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x")
    advised = case.reports.get()

    receipt = reporter.get(url(advised, ".json"), {"van": "advies"}).json()

    assert "report.advised" in receipt["leaf"]
    assert f"{url(advised, '.json')}?van=advies" in reporter.get(url(advised)).content.decode()


def test_advice_from_before_the_report_has_no_receipt_there(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    decide(by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x")
    with clock.at(MONDAY + timedelta(minutes=1)):
        second = a_report(house.other)
        page = sign_in(client, house.other).get(url(second)).content.decode()

    assert "?van=advies" not in page
