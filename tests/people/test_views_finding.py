"""The administrator finds people, to see how they get in."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in, team
from werksaam.people.joining import close_account
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db
SEARCH = "/beheer/mensen/"
ACCESS = "/beheer/toegang/"


@pytest.fixture
def bea() -> User:
    return person("Bea Beheer", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def beas(client: Client, bea: User) -> Client:
    return sign_in(client, bea)


@pytest.fixture
def anna() -> User:
    return person("Anna Bakker", email="anna@werksaam.example", personnel_number="A17",
                  team=team("Groen", manager=person("Baas Boven")))  # fmt: skip


def found(client: Client, words: str, **more: str) -> list[str]:
    page = client.get(SEARCH, {"q": words, **more})
    return [line.person.name for line in page.context.get("lines", [])]


def text(client: Client, path: str) -> str:
    content = client.get(path).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", content.split("<main")[1])))


@pytest.mark.parametrize(
    "words", ["anna", "BAKKER", "bakker anna", "a17", "nna@werksaam", "  Anna  "]
)
def test_people_are_found_by_name_number_and_mail_address(
    beas: Client, anna: User, words: str
) -> None:
    person("Anna Visser", email="visser@werksaam.example")
    others = {"Anna Visser"} if words.strip().lower() == "anna" else set()

    assert set(found(beas, words)) == {"Anna Bakker"} | others


@pytest.mark.parametrize("words", ["", "   "])
def test_everyone_is_listed_where_nothing_is_asked(beas: Client, anna: User, words: str) -> None:
    assert found(beas, words) == ["Anna Bakker", "Baas Boven", "Bea Beheer"]


def test_bookmarks_of_before_lead_to_the_people(beas: Client) -> None:
    answer = beas.get(f"{ACCESS}?q=anna")

    assert answer["Location"] == "/beheer/mensen/?q=anna"


@pytest.mark.parametrize("words", ["%", "_", "zzz", "anna'--"])
def test_signs_that_a_database_knows_find_nobody(beas: Client, anna: User, words: str) -> None:
    assert found(beas, words) == []
    assert "Niemand gevonden" in text(beas, f"{SEARCH}?q=zzz")


@pytest.mark.parametrize("words", ["x" * 101, "a\x00b"])
def test_words_that_can_not_be_searched_are_refused(beas: Client, words: str) -> None:
    answer = beas.get(SEARCH, {"q": words})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["q"])


def test_closed_accounts_are_found_and_marked(beas: Client, bea: User, anna: User) -> None:
    close_account(by=bea, person=anna)

    assert "Anna Bakker (gesloten)" in text(beas, f"{SEARCH}?q=anna")


def test_many_are_spread_over_pages(beas: Client) -> None:
    for number in range(26):
        person(f"Zoek {number:02}")

    assert len(found(beas, "zoek")) == 25
    assert found(beas, "zoek", page="2") == ["Zoek 25"]
    assert 'href="?q=zoek&amp;page=2"' in beas.get(SEARCH, {"q": "zoek"}).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_searching_costs_as_much_for_many_as_for_one(
    beas: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        person("Zoek", team=team())
    beas.get(SEARCH)

    with django_assert_num_queries(
        8
    ):  # session, person, roles, cases, count, page, teams; own team
        assert len(found(beas, "zoek")) == number
