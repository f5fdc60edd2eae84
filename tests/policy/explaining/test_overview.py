"""The overview of explanations: what asks for attention first, at a constant number of queries."""

from __future__ import annotations

import re

import pytest
import yaml
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.drafting.beginning import begin
from policy.explaining import import_proposals, reject, settle_note
from policy.models import NotUnderstood
from tests.factories.escalations import House
from tests.factories.explaining import GIST, LID, a_proposal, a_wording, an_explanation
from tests.factories.people import sign_in
from tests.factories.policy import EXPLANATIONS, changed_source, imported_code
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

PAGE = "/beheer/toelichtingen/"
CHANGED = changed_source("dreigt te ontsporen", "dreigt te ontaarden")


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def shown(client: Client, someone: User, query: str = "") -> list[tuple[str, str]]:
    """The texts in the list, each with how it stands."""
    page = sign_in(client, someone).get(f"{PAGE}{query}").content.decode()
    found = re.findall(r'<li>\s*<p class="cluster"><a [^>]*>(.*?)</a>.*?<span>(.*?)</span>', page)
    return [(citation, word) for citation, word in found]


def test_every_rule_is_there_while_nothing_is_explained(client: Client, house: House) -> None:
    found = shown(client, house.adviser)

    rules = house.version.texts.filter(kind="paragraph").count() + 3  # 1, 8 and the preamble
    assert (len(found), {word for _, word in found}) == (rules, {"Nog geen toelichting"})


def test_what_is_stale_comes_first(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    a_proposal(house.adviser, house.version, eid="art_3__para_5")
    imported_code(by=house.adviser, source=CHANGED)

    found = shown(client, house.adviser, "?versie=2")

    assert found[:2] == [
        ("Artikel 4, achtste lid", "Verouderd: de tekst is veranderd"),
        ("Artikel 3, vijfde lid", "Wacht op goedkeuring"),
    ]


def test_a_draft_of_the_old_text_silences_nothing(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    second = imported_code(by=house.adviser, source=CHANGED)
    begin(by=house.adviser, version=house.version, note="Terug naar hoe het was")

    found = shown(client, house.adviser, f"?versie={second.number}")

    assert found[0] == ("Artikel 4, achtste lid", "Verouderd: de tekst is veranderd")


def test_what_explains_a_later_text_is_not_stale_beside_an_earlier_one(
    client: Client, house: House
) -> None:
    later = imported_code(by=house.adviser, source=CHANGED)
    an_explanation(house.adviser, house.secretary, later)

    assert shown(client, house.adviser, "?versie=1&bekijk=verouderd") == []


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?bekijk=voorstel", 1),
        ("?bekijk=goedgekeurd", 1),
        ("?bekijk=afgewezen", 1),
        ("?bekijk=vragen", 1),
        ("?bekijk=onbegrepen", 0),
        ("?bekijk=voorstel&taal=en", 0),
        ("?bekijk=bestaat-niet", 32),  # the usual list: all but the approved one
        ("?taal=xx&bekijk=voorstel", 1),
    ],
)
def test_the_address_narrows_the_list(
    client: Client, house: House, query: str, number: int
) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    a_proposal(house.adviser, house.version, eid="art_3__para_5", wording=a_wording(note="Wie?"))
    row = a_proposal(house.adviser, house.version, eid="art_3__para_4")
    reject(by=house.secretary, explanation=row, reason="Te lang.")

    assert len(shown(client, house.adviser, query)) == number


@pytest.mark.parametrize("asked", ["99", "x", "-1", "1" * 30, "\u00b2"])
def test_a_version_that_is_not_there_is_not_found(client: Client, house: House, asked: str) -> None:
    assert sign_in(client, house.adviser).get(PAGE, {"versie": asked}).status_code == 404


def test_what_a_note_asks_is_shown_until_it_is_settled(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version, wording=a_wording(note="Wie belt?"))
    desk = sign_in(client, house.secretary)
    assert "Wie belt?" in desk.get(PAGE).content.decode()

    settle_note(by=house.secretary, explanation=row, settlement="De melder.")

    assert "Wie belt?" not in desk.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("times", "words"),
    [(4, "Niet begrepen: minder dan 5 keer"), (5, "Vaak niet begrepen: 5 keer"), (0, "")],
)
def test_a_few_who_do_not_understand_are_not_counted_out(
    client: Client, house: House, times: int, words: str
) -> None:
    text = house.version.texts.get(eid=LID)
    NotUnderstood.objects.create(
        provision=text.provision, text_sha256=text.sha256, month="2026-11-01", number=times
    )

    page = sign_in(client, house.adviser).get(f"{PAGE}?bekijk=onbegrepen").content.decode()

    assert (words in page, "4 keer" in page) == (True, False)


def test_of_what_stands_alike_the_often_not_understood_comes_first(
    client: Client, house: House
) -> None:
    text = house.version.texts.get(eid=LID)
    NotUnderstood.objects.create(
        provision=text.provision, text_sha256=text.sha256, month="2026-11-01", number=5
    )

    assert shown(client, house.adviser)[0][0] == "Artikel 4, achtste lid"


def test_the_summary_counts_in_words(client: Client, house: House) -> None:
    a_proposal(house.adviser, house.version, wording=a_wording(note="Wie?"))

    page = sign_in(client, house.adviser).get(PAGE).content.decode()

    assert "1 voorstel wacht. 1 vraag aan de redactie staat open." in page


def test_an_explanation_of_the_past_is_shown_by_its_gist(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    imported_code(by=house.adviser, source=CHANGED)

    page = sign_in(client, house.adviser).get(f"{PAGE}?versie=2&bekijk=verouderd")

    assert GIST in page.content.decode()


@pytest.mark.parametrize("number", [1, 3, 33])
def test_the_list_takes_the_same_queries_for_any_number(
    client: Client,
    house: House,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    content = dict(list(yaml.safe_load(EXPLANATIONS).items())[:number])
    import_proposals(by=house.adviser, version=house.version, content=content)
    sign_in(client, house.secretary).get(PAGE)

    with django_assert_num_queries(17):
        client.get(PAGE)
