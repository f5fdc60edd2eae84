"""The page of two versions: who may see it, what it says, and what it costs."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy import rendered
from policy.acknowledging import confirm
from tests.factories.people import person, sign_in
from werksaam.people.models import Role, User

from .versions import COMPARE, PAIR, a_draft, versions

pytestmark = pytest.mark.django_db

QUERIES = 15


@pytest.fixture
def somebody() -> User:
    return person("Anna")


@pytest.fixture
def reader(client: Client, somebody: User) -> Client:
    return sign_in(client, somebody)


@pytest.fixture
def desk() -> Client:
    return sign_in(Client(), person(roles=[Role.COMMS_ADVISER]))


def page(client: Client, address: str = PAIR) -> str:
    return client.get(address).content.decode()


def test_words_that_came_and_went_are_marked_and_told(reader: Client) -> None:
    versions(2)

    html = page(reader)

    assert (
        'citeert <del><span class="visually-hidden" lang="nl">vervallen: </span>nooit</del>' in html
    )
    assert ' <ins><span class="visually-hidden" lang="nl">toegevoegd: </span>nooit1</ins>' in html


def test_only_what_changed_is_shown_unless_one_asks_for_all(reader: Client) -> None:
    versions(2)

    assert "Deze code is van toepassing op iedere persoon" not in page(reader)
    assert "Deze code is van toepassing op iedere persoon" in page(reader, f"{PAIR}?tekst=alles")


def test_side_by_side_each_side_has_its_own_words(reader: Client) -> None:
    versions(2)

    was, now = (
        page(reader, f"{PAIR}?weergave=naast-elkaar")
        .split("Was, versie 1")[1]
        .split("Is nu, versie 2")
    )

    assert ("<del>" in was, "<ins>" in was) == (True, False)
    assert ("<del>" in now.split("</section>")[0], "<ins>" in now) == (False, True)


def test_what_changed_is_counted_in_words_and_listed(reader: Client) -> None:
    versions(2)

    html = page(reader)

    assert "1 regel heeft andere woorden." in html
    assert '<a href="#r-art_3__para_4">Artikel 3, vierde lid</a>' in html


def test_asked_the_other_way_round_it_goes_from_earlier_to_later(reader: Client) -> None:
    versions(2)

    html = page(reader, f"{COMPARE}2/1/")

    assert "U vroeg de nieuwere versie eerst." in html
    assert "Wat er veranderde van versie 1 naar versie 2" in html


def test_the_same_version_twice_is_told(reader: Client) -> None:
    versions(2)

    assert "U koos twee keer dezelfde versie" in page(reader, f"{COMPARE}1/1/")


def test_the_only_version_there_is_offers_the_code_instead_of_another(reader: Client) -> None:
    versions(1)

    html = page(reader, f"{COMPARE}1/1/")

    assert "Kies hieronder een andere" not in html
    assert "Er is één versie." in html


def test_by_itself_it_leads_from_what_one_confirmed(reader: Client, somebody: User) -> None:
    (first,) = versions(1)
    confirm(by=somebody, version=first, language="nl")
    versions(2, after=1)

    response = reader.get(COMPARE, follow=True)

    assert response.redirect_chain == [(f"{COMPARE}1/3/", 302)]
    assert "Dit is er veranderd sinds u voor het laatst bevestigde" in response.content.decode()


def test_by_itself_it_leads_from_the_version_before(reader: Client) -> None:
    versions(3)

    assert reader.get(COMPARE).headers["Location"] == f"{COMPARE}2/3/"


def test_of_one_version_there_is_nothing_to_compare(reader: Client) -> None:
    versions(1)

    response = reader.get(COMPARE, follow=True)

    assert "Er valt dus nog niets te vergelijken." in response.content.decode()


def test_two_versions_are_chosen(reader: Client) -> None:
    versions(3)

    response = reader.get(COMPARE, {"van": "1", "met": "3"})

    assert response.headers["Location"] == f"{COMPARE}1/3/"


@pytest.mark.parametrize("asked", [{"van": "1"}, {"van": "1", "met": "9"}, {"van": "x", "met": ""}])
def test_a_choice_that_is_none_is_told_at_the_form(reader: Client, asked: dict[str, str]) -> None:
    versions(2)

    response = reader.get(COMPARE, asked)

    assert response.status_code == 400
    assert "#id_met" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        (f"{COMPARE}1/9/", f"{COMPARE}1/2/"),
        (f"{COMPARE}8/9/", f"{COMPARE}1/2/"),
        (f"{COMPARE}2/3/", f"{COMPARE}1/2/"),
        ("/code/sociale-media-code/v/3/", "/code/sociale-media-code/v/2/"),
        ("/code/sociale-media-code/v/9/", "/code/sociale-media-code/v/2/"),
        ("/code/sociale-media-code/v/3/artikel-4/", "/code/sociale-media-code/v/2/"),
    ],
)
def test_what_is_not_there_or_a_draft_names_the_nearest(
    reader: Client, address: str, nearest: str
) -> None:
    versions(2)
    a_draft()

    response = reader.get(address)

    assert response.status_code == 404
    assert f'<a href="{nearest}">' in response.content.decode()


def test_a_forbidden_draft_and_no_version_get_the_same_page(reader: Client) -> None:
    versions(2)
    a_draft()

    forbidden, absent = (page(reader, f"{COMPARE}1/{number}/") for number in (3, 4))

    assert _main(forbidden) == _main(absent)


def test_the_desk_compares_a_draft_and_nobody_keeps_it(desk: Client) -> None:
    versions(2)
    a_draft()

    response = desk.get(f"{COMPARE}2/3/")

    assert response.status_code == 200
    assert "ETag" not in response.headers


def test_what_a_browser_has_already_is_not_sent_again(reader: Client) -> None:
    versions(2)
    etag = reader.get(PAIR).headers["ETag"]

    assert reader.get(PAIR, HTTP_IF_NONE_MATCH=etag).status_code == 304


@pytest.mark.parametrize("number", [2, 4])
def test_it_takes_the_same_queries_for_any_number_of_versions(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    versions(number)
    reader.get(COMPARE)
    rendered.forget()

    with django_assert_num_queries(QUERIES):
        reader.get(f"{COMPARE}1/{number}/")


def _main(html: str) -> str:
    return html.split("<main")[1].split("</main>", maxsplit=1)[0]
