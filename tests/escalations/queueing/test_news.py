"""What is new, for a page that asks by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.escalations import MONDAY, House, a_case, a_report
from tests.factories.people import sign_in
from werksaam import clock
from werksaam.people.sessions import SEEN

pytestmark = pytest.mark.django_db
NEWS = "/werkvoorraad/nieuw/"
BEFORE = {"sinds": (MONDAY - timedelta(minutes=1)).isoformat()}


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


def test_it_tells_how_many_came_and_gives_the_list(adviser: Client, house: House) -> None:
    case = a_case(house)

    page = adviser.get(NEWS, BEFORE)

    assert "1 nieuwe zaak." in page.content.decode()
    assert case.reference in page.content.decode()


@pytest.mark.parametrize("since", [{}, {"sinds": "onzin"}, {"sinds": MONDAY.isoformat()}])
def test_nothing_new_says_nothing(adviser: Client, house: House, since: dict[str, str]) -> None:
    a_case(house)

    assert adviser.get(NEWS, since).status_code == 204


def test_nothing_happened_is_nothing_new(adviser: Client, house: House) -> None:
    a_case(house)
    etag = adviser.get(NEWS, BEFORE).headers["ETag"]

    same = adviser.get(NEWS, BEFORE, headers={"If-None-Match": etag}).status_code
    a_report(house.other, address="https://a.example/1")

    assert same == 304
    assert adviser.get(NEWS, BEFORE, headers={"If-None-Match": etag}).status_code == 200


def test_only_what_fits_the_list_and_may_be_seen_is_new(adviser: Client, house: House) -> None:
    a_case(house, named=[house.adviser.pk])

    assert adviser.get(NEWS, BEFORE).status_code == 204
    a_report(house.other, address="https://a.example/1")
    assert adviser.get(NEWS, {**BEFORE, "bekijk": "van-mij"}).status_code == 204


def test_asking_keeps_no_session_alive(adviser: Client) -> None:
    adviser.get("/werkvoorraad/")
    seen = adviser.session[SEEN]
    with clock.at(MONDAY + timedelta(minutes=20)):
        adviser.get(NEWS)

    assert adviser.session[SEEN] == seen
    with clock.at(MONDAY + timedelta(minutes=31)):
        assert adviser.get(NEWS).status_code == 302
