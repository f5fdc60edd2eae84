"""The page of searching: what it finds, where it leads, what it refuses."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Version
from policy.searching.indexing import index_due
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, imported_code, published_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/"
SEARCH = f"{CODE}zoeken/"


@pytest.fixture
def version() -> Version:
    return published_code()


@pytest.fixture
def reader(client: Client, version: Version) -> Client:
    return sign_in(client, person("Anna"))


def links(html: str) -> list[str]:
    return re.findall(r'<h3 class="h4"><a href="([^"]+)"', html)


def page(client: Client, **query: str) -> str:
    response = client.get(SEARCH, query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_hit_is_marked_and_leads_to_the_lid(reader: Client) -> None:
    html = page(reader, q="klant")

    assert links(html) == [f"{CODE}v/1/artikel-4/lid-3/", f"{CODE}v/1/artikel-5/lid-1/"]
    assert "<mark>klanten</mark>" in html


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("4.8", "artikel-4/lid-8/"),
        ("artikel 4 lid 8", "artikel-4/lid-8/"),
        ("Artikel 4, lid 8", "artikel-4/lid-8/"),
        ("art 4(8)", "artikel-4/lid-8/"),
        ("artikel 4, achtste lid", "artikel-4/lid-8/"),
        ("4", "artikel-4/"),
        ("4.99", "artikel-4/"),
    ],
)
def test_who_cites_a_lid_goes_straight_there(reader: Client, typed: str, address: str) -> None:
    response = reader.get(SEARCH, {"q": typed})

    assert response.headers["Location"] == CODE + address


def test_who_cites_a_lid_of_a_version_stays_in_it(reader: Client) -> None:
    response = reader.get(SEARCH, {"q": "4.8", "versie": "1"})

    assert response.headers["Location"] == f"{CODE}v/1/artikel-4/lid-8/"


@pytest.mark.parametrize("typed", ["artikel 2a", "99", "2026"])
def test_what_is_not_there_is_searched_as_words(reader: Client, typed: str) -> None:
    assert "Niets gevonden" in page(reader, q=typed)


def test_nothing_found_offers_ways_on(reader: Client) -> None:
    html = page(reader, q="buitentreden")

    assert '<a href="?q=buiten">buiten</a>' in html
    assert f"{CODE}v/1/vraag/" in html


@pytest.mark.parametrize("chosen", ["2", "99", "x", "-1", "1e3", "²", "%00", "9" * 99])
def test_a_version_that_is_not_to_be_seen_is_not_there(reader: Client, chosen: str) -> None:
    imported_code(source=changed_source("respect", "eerbied"))

    assert reader.get(SEARCH, {"q": "eerbied", "versie": chosen}).status_code == 404


@pytest.mark.parametrize(("role", "found"), [(None, 0), (Role.COMMS_ADVISER, 2)])
def test_only_the_desk_finds_the_words_of_a_draft(
    client: Client, version: Version, role: Role | None, found: int
) -> None:
    imported_code(source=changed_source("respect", "eerbied"))
    sign_in(client, person(roles=[role] if role else []))

    assert len(links(page(client, q="eerbied", versie="alle"))) == found


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("%' OR 1=1 --", 200),
        ('"""', 200),
        ('"', 200),
        ("<script>alert(1)</script>", 200),
        ("😀", 200),
        ("_%_%\\", 200),
        (" ", 200),
        ("a" * 200, 200),
        ("klant " * 33, 200),
        ("a" * 201, 400),
        ("kl\0ant", 200),
    ],
)
def test_hostile_words_are_words_or_are_refused(reader: Client, typed: str, status: int) -> None:
    response = reader.get(SEARCH, {"q": typed})

    assert response.status_code == status
    assert b"<script>alert" not in response.content


def test_twenty_are_shown_at_once(reader: Client) -> None:
    first, second = page(reader, q="medewerker"), page(reader, q="medewerker", page="2")

    assert len(links(first)) == 20
    assert set(links(first)).isdisjoint(links(second)) and links(second)


def test_searching_takes_as_many_queries_for_one_hit_as_for_many(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    index_due()
    page(reader, q="klant")

    for typed in ("bedrijfsimago", "medewerker"):
        with django_assert_num_queries(15):
            page(reader, q=typed)
