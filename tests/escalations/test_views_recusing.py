"""The page to step aside, and what is left of the case for whoever did."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from escalations.models import Case, State
from tests.escalations.test_reassigning import away, deputy_for
from tests.escalations.test_recusing import aside, awaiting_review
from tests.factories.escalations import House, a_claimed_case
from tests.factories.managers import a_discussion
from tests.factories.people import person, sign_in

pytestmark = pytest.mark.django_db
WHY = "Hij is mijn broer."


def post(client: Client, case: Case, reason: str = WHY, **given: object) -> Any:
    data = {"reason": reason, "revision": case.revision, **given}
    return client.post(f"{case.get_absolute_url()}terugtrekken/", data, follow=True)


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house)


@pytest.fixture
def adviser(client: Client, house: House) -> Client:
    return sign_in(client, house.adviser)


def test_the_case_page_leads_to_it(adviser: Client, case: Case) -> None:
    page = adviser.get(case.get_absolute_url()).content.decode()

    assert f"{case.get_absolute_url()}terugtrekken/" in page


def test_after_it_no_page_of_the_case_is_there(adviser: Client, case: Case) -> None:
    post(adviser, case)

    for below in ("", "terugtrekken/", "besluit/", "notitie/"):
        gone = adviser.get(f"{case.get_absolute_url()}{below}")
        assert (below, gone.status_code) == (below, 404)


def test_after_it_the_case_is_in_no_count_and_no_search(adviser: Client, case: Case) -> None:
    page = post(adviser, case).content.decode()

    assert "U hebt u teruggetrokken" in page
    assert "Niets gevonden" in adviser.get(f"/werkvoorraad/?q={case.reference}").content.decode()


def test_without_a_reason_the_form_comes_back(adviser: Client, case: Case) -> None:
    answer = post(adviser, case, "")

    assert list(answer.context["form"].errors) == ["reason"]
    case.refresh_from_db()
    assert case.state == State.CLAIMED


def test_a_stale_page_is_refused_and_gives_the_words_back(adviser: Client, case: Case) -> None:
    answer = post(adviser, case, revision=1)

    assert (answer.status_code, WHY in answer.content.decode()) == (409, True)


def test_with_nobody_left_the_page_says_whom_to_call(client: Client, house: House) -> None:
    case = a_discussion(house.reporter, named=[house.director.pk]).case
    sign_in(client, house.manager)
    client.get(case.get_absolute_url())
    case.refresh_from_db()

    answer = post(client, case)

    assert answer.status_code == 422
    assert "Bel de directeur of de functionaris" in answer.content.decode()
    assert WHY in answer.content.decode()
    assert client.get(case.get_absolute_url()).status_code == 200


def test_a_deputy_without_other_cases_goes_home(client: Client, house: House) -> None:
    deputy = deputy_for(house.manager)
    away(house.manager)
    case = a_discussion(house.reporter).case
    sign_in(client, deputy)
    client.get(case.get_absolute_url())
    case.refresh_from_db()

    answer = post(client, case)

    assert answer.request["PATH_INFO"] == "/"


def test_a_stranger_is_refused(client: Client, house: House, case: Case) -> None:
    sign_in(client, person())

    assert post(client, case).status_code == 404


def test_the_reason_is_on_no_page_of_the_case(client: Client, house: House, case: Case) -> None:
    post(sign_in(client, house.adviser), case)

    page = sign_in(client, house.colleague).get(case.get_absolute_url()).content.decode()

    assert ("Trok zich terug" in page, WHY in page) == (True, False)


def test_with_no_second_reader_left_the_page_says_whom_to_call(
    client: Client, house: House
) -> None:
    case = awaiting_review(house)
    for reader in (house.colleague, house.secretary):
        aside(reader, case)

    answer = post(sign_in(client, house.director), case)

    assert answer.status_code == 422
    assert "Bel de directeur of de functionaris" in answer.content.decode()


def test_whose_own_decision_is_read_along_is_not_led_to_it(adviser: Client, house: House) -> None:
    case = awaiting_review(house)
    path = f"{case.get_absolute_url()}terugtrekken/"

    page = adviser.get(case.get_absolute_url()).content.decode()

    assert (path in page, adviser.get(path).status_code) == (False, 409)
