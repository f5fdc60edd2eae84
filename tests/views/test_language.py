"""Dutch and English: switching stays on the page and is remembered."""

import pytest
from django.test import Client

from tests.factories.people import person, sign_in

pytestmark = pytest.mark.django_db

PAGE = "/over/toegankelijkheid/"


def lang_of(client: Client) -> str:
    return client.get(PAGE).headers["Content-Language"]


def test_the_portal_begins_in_dutch_whatever_the_browser_says() -> None:
    assert lang_of(Client(headers={"accept-language": "en"})) == "nl"


def test_switching_leads_back_to_the_page_with_its_query(client: Client) -> None:
    response = client.post("/taal/", {"language": "en", "next": f"{PAGE}?geldig=2020-01-01"})

    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"{PAGE}?geldig=2020-01-01",
    )


def test_a_choice_holds_in_this_browser_before_sign_in(client: Client) -> None:
    client.post("/taal/", {"language": "en"})

    assert lang_of(client) == "en"


def test_a_choice_stays_with_the_person_who_is_signed_in(client: Client) -> None:
    anna = person(language="nl")
    sign_in(client, anna)

    client.post("/taal/", {"language": "en"})

    anna.refresh_from_db()
    assert anna.language == "en"


def test_on_a_shared_computer_the_person_wins_from_the_browser(client: Client) -> None:
    client.post("/taal/", {"language": "en"})
    sign_in(client, person(language="nl"))

    assert lang_of(client) == "nl"


@pytest.mark.parametrize(
    "foreign", ["https://evil.example/", "//evil.example/", "\\\\evil.example", ""]
)
def test_a_foreign_way_back_is_ignored(client: Client, foreign: str) -> None:
    response = client.post("/taal/", {"language": "en", "next": foreign})

    assert response.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/taal/", {"language": "xx"})

    assert lang_of(client) == "nl"


def test_a_link_can_not_switch(client: Client) -> None:
    assert client.get("/taal/?language=en").status_code == 405
