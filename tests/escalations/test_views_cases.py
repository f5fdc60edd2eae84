"""The case page and its steps, for whoever handles it."""

import pytest
from django.test import Client

from escalations.models import Case, InternalNote, Look, Message
from escalations.triage import claim
from tests.factories.escalations import (
    QUOTE,
    House,
    a_case,
    a_claimed_case,
    a_report,
)
from tests.factories.people import sign_in

pytestmark = pytest.mark.django_db

GET_PAGES = ["/", "/wijzer/", "/besluit/", "/wachten/", "/meelezen/", "/notitie/"]


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


def url(case: Case, path: str = "/") -> str:
    return f"/zaken/{case.reference}{path}"


@pytest.mark.parametrize("who", ["adviser", "colleague", "secretary"])
def test_the_desk_sees_the_case(client: Client, house: House, who: str) -> None:
    case = a_case(house)

    page = sign_in(client, getattr(house, who)).get(url(case)).content.decode()

    assert QUOTE in page


@pytest.mark.parametrize("path", GET_PAGES)
@pytest.mark.parametrize("who", ["reporter", "other", "manager", "director"])
def test_nobody_else_sees_anything_of_it(client: Client, house: House, who: str, path: str) -> None:
    case = a_case(house)

    assert sign_in(client, getattr(house, who)).get(url(case, path)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/oppakken/",
        "/terugleggen/",
        "/verder/",
        "/besluit/",
        "/meelezen/",
        "/sluiten/",
        "/heropenen/",
        "/notitie/",
        "/wachten/",
    ],
)
def test_nobody_else_can_do_anything_with_it(client: Client, house: House, path: str) -> None:
    case = a_case(house)
    sign_in(client, house.reporter)

    assert client.post(url(case, path), {"revision": case.revision}).status_code == 404


def test_an_adviser_who_is_named_in_it_sees_nothing(client: Client, house: House) -> None:
    case = a_case(house, named=[house.colleague.pk])

    response = sign_in(client, house.colleague).get(url(case))

    assert response.status_code == 404
    assert case.reference not in client.get("/werkvoorraad/").content.decode()


def test_looking_at_a_case_lifts_the_lock(adviser: Client, house: House) -> None:
    case = a_case(house)

    adviser.get(url(case))

    assert case.reports.get().notified_by == "opened"


@pytest.mark.parametrize("path", ["/", "/notitie/", "/wijzer/", "/besluit/"])
def test_every_page_that_shows_a_case_is_a_look(adviser: Client, house: House, path: str) -> None:
    case = a_claimed_case(house)

    adviser.get(url(case, path))

    assert Look.objects.filter(case=case, person=house.adviser).count() == 1


def test_claiming_leads_to_the_case(adviser: Client, house: House) -> None:
    case = a_case(house)

    response = adviser.post(url(case, "/oppakken/"))

    case.refresh_from_db()
    assert (response.headers["Location"], case.handler) == (url(case), house.adviser)


def test_who_claims_too_late_hears_who_was_first(adviser: Client, house: House) -> None:
    case = a_case(house)
    claim(by=house.colleague, case=case)

    response = adviser.post(url(case, "/oppakken/"))

    assert response.status_code == 409
    assert house.colleague.name in response.content.decode()


def test_opening_the_address_of_a_step_changes_nothing(adviser: Client, house: House) -> None:
    case = a_case(house)

    response = adviser.get(url(case, "/oppakken/"))

    case.refresh_from_db()
    assert (response.headers["Location"], case.handler) == (url(case), None)


def test_a_case_can_be_put_back(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)

    adviser.post(url(case, "/terugleggen/"), {"revision": case.revision})

    case.refresh_from_db()
    assert case.state == "open"


def test_putting_back_a_case_of_a_colleague_asks_why_first(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    sign_in(client, house.colleague)

    page = client.post(url(case, "/terugleggen/"), {"revision": case.revision}).content.decode()

    case.refresh_from_db()
    assert ("Schrijf op waarom." in page, case.state) == (True, "claimed")


def test_a_colleague_puts_a_case_back_with_a_reason(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    sign_in(client, house.colleague)

    client.post(url(case, "/terugleggen/"), {"revision": case.revision, "reason": "Anna is ziek."})

    case.refresh_from_db()
    assert case.state == "open"


def test_the_case_of_a_colleague_is_not_put_back_with_one_click(
    client: Client, house: House
) -> None:
    case = a_claimed_case(house)

    page = sign_in(client, house.colleague).get(url(case)).content.decode()

    assert f'href="{url(case, "/terugleggen/")}"' in page
    assert f'action="{url(case, "/terugleggen/")}"' not in page


@pytest.mark.parametrize("revision", ["", "0", "abc", "99999999999999999999"])
def test_a_step_on_an_older_state_is_refused(adviser: Client, house: House, revision: str) -> None:
    case = a_claimed_case(house)

    response = adviser.post(url(case, "/terugleggen/"), {"revision": revision})

    case.refresh_from_db()
    assert (response.status_code, case.state) == (409, "claimed")


def test_a_message_goes_to_the_reporter_and_not_to_the_notes(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)
    reference = case.reports.get().reference

    adviser.post(url(case, f"/bericht/{reference}/"), {f"message-{reference}-body": "Dank u."})

    assert Message.objects.get().body == "Dank u."
    assert not InternalNote.objects.exists()


def test_a_note_stays_with_the_case(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)

    adviser.post(url(case, "/notitie/"), {"note-body": "Nagevraagd."})

    assert InternalNote.objects.get().body == "Nagevraagd."
    assert not Message.objects.exists()


def test_a_note_posted_to_the_message_form_is_refused(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)
    reference = case.reports.get().reference

    adviser.post(url(case, f"/bericht/{reference}/"), {"note-body": "Nagevraagd."})

    assert not Message.objects.exists()


def test_a_report_of_another_case_gets_no_message(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)
    foreign = a_report(house.other, address="https://x.example/anders").reference

    assert adviser.get(url(case, f"/bericht/{foreign}/")).status_code == 404


def test_several_reports_are_shown_apart(adviser: Client, house: House) -> None:
    case = a_case(house)
    a_report(house.other)

    page = adviser.get(url(case)).content.decode()

    assert f"Uw bericht aan {house.reporter.name}" in page
    assert f"Uw bericht aan {house.other.name}" in page


def test_waiting_asks_the_reporter_something(adviser: Client, house: House) -> None:
    case = a_claimed_case(house)
    asked = {"report": case.reports.get().reference, "question": "Waar stond het?"}

    adviser.post(url(case, "/wachten/"), {**asked, "revision": case.revision})

    case.refresh_from_db()
    assert (case.state, Message.objects.get().body) == ("waiting", "Waar stond het?")


def test_an_address_leads_out_without_telling_from_where(adviser: Client, house: House) -> None:
    page = adviser.get(url(a_case(house))).content.decode()

    assert 'rel="noopener noreferrer nofollow"' in page


def test_an_address_that_is_none_is_no_link(adviser: Client, house: House) -> None:
    case = a_case(house, address="javascript:alert(1)")

    page = adviser.get(url(case)).content.decode()

    assert 'href="javascript' not in page


def test_markup_of_a_reporter_is_text(adviser: Client, house: House) -> None:
    case = a_case(house, quote='"><script>alert(1)</script>', remark="<img src=x onerror=1>")

    page = adviser.get(url(case)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_page_of_one_report_and_of_three_asks_as_often(
    adviser: Client, house: House, django_assert_num_queries: object
) -> None:
    case = a_case(house)
    adviser.get(url(case))
    with_one = _queries(adviser, case)
    a_report(house.other)
    a_report(house.manager)
    adviser.get(url(case))

    assert _queries(adviser, case) == with_one


def _queries(client: Client, case: Case) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        client.get(url(case))
    return len(caught)
