"""The page of searching: what it finds, where it leads, what it refuses."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Version
from policy.searching.indexing import index_due
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, explain, imported_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/"
SEARCH = f"{CODE}zoeken/"


CITED = {
    "4.8": "artikel-4/lid-8/",
    "4,8": "artikel-4/lid-8/",
    "4.8.": "artikel-4/lid-8/",
    "lid 4.8": "artikel-4/lid-8/",
    "artikel 4 lid 8": "artikel-4/lid-8/",
    "Artikel 4, lid 8": "artikel-4/lid-8/",
    "art 4(8)": "artikel-4/lid-8/",
    "artikel 4, achtste lid": "artikel-4/lid-8/",
    "4": "artikel-4/",
    "4.99": "artikel-4/",
}
HOSTILE = {
    "%' OR 1=1 --": 200,
    '"""': 200,
    '"': 200,
    "<script>alert(1)</script>": 200,
    "😀": 200,
    "_%_%\\": 200,
    " ": 200,
    "a" * 200: 200,
    "klant " * 33: 200,
    "kl\0ant": 200,
    "a" * 201: 200,
}


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


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


def test_an_example_that_is_found_keeps_its_verdict(reader: Client, version: Version) -> None:
    explain(version)

    html = page(reader, q="foto lijst vertrouwelijk")

    assert links(html) == [f"{CODE}v/1/artikel-4/lid-2/"]
    assert "Dit mag niet:" in html.partition("vertrouwelijke</mark> lijst")[0]


def test_what_is_found_in_the_text_is_explained_before_the_official_words(
    reader: Client, version: Version
) -> None:
    explain(version)

    html = page(reader, q="klant")

    assert 0 < html.find("In gewone taal (") < html.find("Officiële tekst:")


def test_who_cites_a_lid_goes_straight_there(reader: Client) -> None:
    went = {typed: reader.get(SEARCH, {"q": typed}).headers.get("Location") for typed in CITED}

    assert went == {typed: CODE + address for typed, address in CITED.items()}


def test_who_cites_a_lid_of_a_version_stays_in_it(reader: Client) -> None:
    response = reader.get(SEARCH, {"q": "4.8", "versie": "1"})

    assert response.headers["Location"] == f"{CODE}v/1/artikel-4/lid-8/"


def test_what_is_not_there_is_searched_as_words(reader: Client) -> None:
    missing = ("artikel 2a", "99", "2026")

    assert all("Niets gevonden" in page(reader, q=typed) for typed in missing)


def test_an_article_that_is_not_there_is_said_to_be_absent(reader: Client) -> None:
    html = page(reader, q="artikel 44 lid 3")

    assert "Artikel 44 is er niet. De code heeft 8 artikelen." in html


def test_too_long_a_question_is_searched_as_far_as_it_goes(reader: Client) -> None:
    html = page(reader, q="klant " * 34)

    assert "Uw vraag is te lang." in html
    assert len(links(html)) == 2


def test_with_one_version_no_other_is_offered(reader: Client, version: Version) -> None:
    alone = page(reader, q="buitentreden")
    sign_in(reader, person(roles=[Role.COMMS_ADVISER]))
    imported_code(source=changed_source("respect", "eerbied"))

    assert ("alle versies" in alone, "alle versies" in page(reader, q="buitentreden")) == (
        False,
        True,
    )


def test_what_holds_a_part_is_shown_as_such(reader: Client) -> None:
    html = page(reader, q="klant xyzzy")

    assert links(html) == [f"{CODE}v/1/artikel-4/lid-3/", f"{CODE}v/1/artikel-5/lid-1/"]
    assert "Geen regel heeft al uw woorden." in html


def test_nothing_found_offers_ways_on(reader: Client) -> None:
    html = page(reader, q="buitentreden")

    assert '<a href="?q=buiten">buiten</a>' in html
    assert f"{CODE}v/1/vraag/" in html
    assert "/mag-ik-dit-plaatsen/" in html.partition("Niets gevonden")[2].partition("</main>")[0]


def test_a_version_that_is_not_to_be_seen_is_not_there(reader: Client) -> None:
    imported_code(source=changed_source("respect", "eerbied"))
    wrong = ["2", "99", "x", "-1", "1e3", "²", "%00", "9" * 99]

    answers = [reader.get(SEARCH, {"q": "eerbied", "versie": one}).status_code for one in wrong]

    assert answers == [404] * len(wrong)


@pytest.mark.parametrize(("role", "found"), [(None, 0), (Role.COMMS_ADVISER, 2)])
def test_only_the_desk_finds_the_words_of_a_draft(
    client: Client, version: Version, role: Role | None, found: int
) -> None:
    imported_code(source=changed_source("respect", "eerbied"))
    sign_in(client, person(roles=[role] if role else []))

    assert len(links(page(client, q="eerbied", versie="alle"))) == found


def test_hostile_words_are_words_or_are_refused(reader: Client) -> None:
    answers = {typed: reader.get(SEARCH, {"q": typed}) for typed in HOSTILE}

    assert {typed: answer.status_code for typed, answer in answers.items()} == HOSTILE
    assert not any(b"<script>alert" in answer.content for answer in answers.values())


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
