"""Errors say what happened and the way on, in the look of the portal."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from tests.factories.people import person, sign_in
from werksaam.views.errors import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_failing")]


@pytest.fixture
def client() -> Client:
    """A browser that is shown error pages, as in production."""
    return Client(raise_request_exception=False)


@pytest.fixture
def database_down() -> Iterator[None]:
    """Every question to the database fails the test."""

    def refuse(*args: object) -> None:
        raise AssertionError("an error page asked the database")

    with connection.execute_wrapper(refuse):
        yield


PAGES = [
    ("/lost-race/", 409, "Anna was just ahead of you"),
    ("/storage-full/", 503, "Het portaal kan nu niets bewaren"),
    ("/checkpoint-lost/", 503, "Het portaal kan nu niets bewaren"),
    ("/broken/", 500, "Er ging iets mis bij ons"),
    ("/forbidden/", 404, "Deze pagina is er niet, of niet voor u"),
    ("/suspicious/", 400, "Wij konden deze vraag niet lezen"),
    ("/too-often/", 429, "Dat was te vaak in korte tijd"),
    ("/no-such-page/", 404, "Deze pagina is er niet, of niet voor u"),
    ("/zaken/%00/", 404, "Deze pagina is er niet, of niet voor u"),  # also before signing in
]


@pytest.mark.parametrize(("path", "status", "heading"), PAGES)
def test_an_error_has_its_status_and_one_heading_in_words(
    client: Client, path: str, status: int, heading: str
) -> None:
    response = client.get(path)

    headings = re.findall(r"<h1>(.*?)</h1>", response.content.decode(), re.DOTALL)
    assert (response.status_code, headings) == (status, [heading])


@pytest.mark.parametrize(("path", "status", "heading"), PAGES)
def test_an_error_page_offers_a_way_on_in_main(
    client: Client, path: str, status: int, heading: str
) -> None:
    main = client.get(path).content.decode().split('<main id="inhoud"')[1].split("</main>")[0]

    assert 'href="/"' in main


def test_an_error_page_speaks_the_language_of_the_person(client: Client) -> None:
    sign_in(client, person(language="en"))

    assert "This page is not there, or not for you" in client.get("/no-such-page/").content.decode()


def test_a_forbidden_and_an_absent_page_answer_alike(client: Client) -> None:
    bodies = {
        re.sub(r'(value|name="next" value)="[^"]*"', "", client.get(path).content.decode())
        for path in ("/forbidden/", "/no-such-page/")
    }

    assert len(bodies) == 1


def test_a_conflict_leads_to_how_it_stands_now(client: Client) -> None:
    assert (
        '<a class="btn btn-primary" href="/">Home</a>' in client.get("/lost-race/").content.decode()
    )


def test_the_page_of_a_full_disk_says_when_to_try_again(client: Client) -> None:
    assert client.get("/storage-full/").headers["Retry-After"] == "30"


@pytest.mark.parametrize("path", ["/broken/", "/storage-full/"])
@pytest.mark.usefixtures("database_down")
def test_an_error_of_ours_asks_nothing_of_the_database(client: Client, path: str) -> None:
    assert client.get(path).status_code in {500, 503}


def test_too_often_says_how_long_to_wait_in_words_and_in_a_header(client: Client) -> None:
    response = client.get("/too-often/")

    assert (response.headers["Retry-After"], "Wacht 2 minuten." in response.content.decode()) == (
        "61",
        True,
    )


def test_a_form_without_its_token_is_refused_with_the_way_on() -> None:
    response = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})

    assert (
        response.status_code,
        "Ga terug, laad de pagina opnieuw" in response.content.decode(),
    ) == (
        403,
        True,
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 seconde"), (30, "30 seconden"), (60, "1 minuut"), (61, "2 minuten")],
)
def test_a_wait_is_said_in_words_and_rounded_up(seconds: int, words: str) -> None:
    with translation.override("nl"):
        assert in_words(seconds) == words
