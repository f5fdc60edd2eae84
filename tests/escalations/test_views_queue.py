"""The work queue: who sees it, what it shows, how often it asks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from escalations.messaging import send_message
from escalations.triage import claim, wait
from tests.factories.escalations import House, a_case, a_claimed_case, a_report
from tests.factories.people import sign_in
from werksaam import clock

pytestmark = pytest.mark.django_db

QUEUE = "/werkvoorraad/"


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


@pytest.mark.parametrize("who", ["reporter", "other"])
def test_who_has_no_queue_finds_none(client: Client, house: House, who: str) -> None:
    a_case(house)

    assert sign_in(client, getattr(house, who)).get(QUEUE).status_code == 404


@pytest.mark.parametrize("who", ["manager", "director"])
def test_a_manager_has_a_queue_without_the_cases_of_the_desk(
    client: Client, house: House, who: str
) -> None:
    case = a_case(house)

    page = sign_in(client, getattr(house, who)).get(QUEUE).content.decode()

    assert case.reference not in page


def test_an_empty_queue_says_so(adviser: Client) -> None:
    assert "De werkvoorraad is leeg" in adviser.get(QUEUE).content.decode()


def test_a_case_is_a_line_with_a_button_to_claim_it(adviser: Client, house: House) -> None:
    case = a_case(house)

    page = adviser.get(QUEUE).content.decode()

    assert f'formaction="/zaken/{case.reference}/oppakken/"' in page


def test_a_claimed_case_shows_who_has_it(adviser: Client, house: House) -> None:
    case = a_case(house)
    claim(by=house.colleague, case=case)

    page = adviser.get(QUEUE).content.decode()

    assert house.colleague.name in page
    assert "formaction" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("bekijk=vrij", True),
        ("bekijk=van-mij", False),
        ("soort=negatief-bericht", True),
        ("soort=bestaat-niet", True),
        ("lid=6.6", True),
        ("lid=4.8", False),
        ("lid=9.9", True),
        ("q=telefoon", True),
        ("q=TELEFOON", True),
        ("q=iets-anders", False),
        ("q=%00", True),
        ("page=99", True),
        ("page=x", True),
        ("sorteer=onzin", True),
        ("sorteer=-ouderdom", True),
    ],
)
def test_the_address_narrows_the_queue(
    adviser: Client, house: House, query: str, found: bool
) -> None:
    case = a_case(house)

    page = adviser.get(f"{QUEUE}?{query}").content.decode()

    assert (case.reference in page) is found


def test_a_case_is_found_by_the_reference_of_its_report(adviser: Client, house: House) -> None:
    case = a_case(house)
    reference = case.reports.get().reference

    assert case.reference in adviser.get(f"{QUEUE}?q={reference}").content.decode()


def test_the_header_says_how_the_queue_is_sorted(adviser: Client, house: House) -> None:
    a_case(house)

    page = adviser.get(f"{QUEUE}?sorteer=-ouderdom").content.decode()

    assert page.count("aria-sort") == 1
    assert 'aria-sort="descending"' in page


def test_numbers_on_the_tabs_agree_with_the_lists(adviser: Client, house: House) -> None:
    a_claimed_case(house)
    a_report(house.other, address="https://x.example/2")

    page = adviser.get(f"{QUEUE}?bekijk=van-mij").content.decode()

    assert 'Van mij <span class="num">1</span>' in page
    assert page.count("data-case") == 1


def test_one_case_and_three_take_as_many_queries(adviser: Client, house: House) -> None:
    a_case(house)
    adviser.get(QUEUE)
    with CaptureQueriesContext(connection) as with_one:
        adviser.get(QUEUE)
    a_report(house.other, address="https://x.example/2")
    a_report(house.manager, address="https://x.example/3")

    with CaptureQueriesContext(connection) as with_three:
        adviser.get(QUEUE)

    # Three just came in, so the tabs are counted again.
    assert (len(with_one), len(with_three)) == (9, 10)


def test_what_waits_for_another_has_a_group_of_its_own_and_stays_red_when_late(
    adviser: Client, house: House
) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()
    wait(by=house.adviser, case=case, revision=case.revision, report=report, question="Waar?")

    with clock.at(case.due_at + timedelta(minutes=5)):
        page = adviser.get(QUEUE).content.decode()

    assert "Wacht op een ander" in page
    assert "wacht op melder, 5 min te laat" in page
    assert 'Te laat <span class="num">0</span>' in page


def test_a_row_says_what_happened_on_the_case(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    send_message(by=house.reporter, report=case.reports.get(), body="Het was dinsdag.")

    page = sign_in(client, house.adviser).get("/werkvoorraad/").content.decode()

    assert "Melder schreef" in page
