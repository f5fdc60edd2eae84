"""Chapters, sections, annexes, paragraphs without a number and nested lists on the page."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.presented import Article, Division, Lid
from policy.presenters_parts import parts_of
from policy.presenters_reading import anchor_of, article_around, book, neighbours
from policy.reading import ReadingNode, ReadingTree
from tests.factories.long_code import long_source
from tests.factories.people import person, sign_in
from tests.factories.policy import published_code


def node(kind: str, eid: str, *children: ReadingNode, text: str = "", **more: str) -> ReadingNode:
    number, heading = more.get("number", ""), more.get("heading", "")
    return ReadingNode(kind, eid, number, heading, text, eid, uuid4(), children=children)


LIST = (
    node(
        "item",
        "art_1__item_a",
        node("item", "art_1__item_a__item_1", text="binnenste", number="1°"),
        text="eerste",
        number="a",
    ),
    node("wrap_up", "art_1__wrap_1", text="slotzin"),
)
TREE = ReadingTree(
    "code",
    1,
    "Code",
    "0" * 64,
    "nl",
    (
        node("preamble", "preamble", node("recital", "preamble__recital_1", text="gezien")),
        node(
            "chapter",
            "chp_1",
            node(
                "section",
                "chp_1__sec_1",
                node("article", "art_1", *LIST, text="aanhef", number="1", heading="Eerst"),
                number="§ 1",
                heading="Begin",
            ),
            node(
                "article",
                "art_2",
                node("alinea", "art_2__alinea_1", text="een alinea"),
                node("alinea", "art_2__alinea_2", text="nog een"),
                number="2",
                heading="Dan",
            ),
            number="Hoofdstuk 1",
            heading="Algemeen",
        ),
        node("closing", "conclusions__formula", text="Aldus"),
        node(
            "annex",
            "att_i",
            node("item", "att_i__item_a", text="regel", number="a"),
            text="Van de bijlage",
            number="Bijlage I",
        ),
    ),
)


def spoken(lid: Lid) -> list[str]:
    """The words of a lid and of what is under it, in order."""
    return ["".join(piece.text for piece in one.pieces) for one in (lid, *lid.items)]


def test_a_chapter_holds_its_sections_and_articles_in_order() -> None:
    chapter = book(TREE).parts[0]

    assert isinstance(chapter, Division)
    assert [(part.eid, part.level) for part in chapter.parts] == [("chp_1__sec_1", 3), ("art_2", 3)]
    assert chapter.name == "Hoofdstuk 1 Algemeen"


def test_articles_are_found_wherever_they_stand() -> None:
    assert [article.eid for article in book(TREE).articles] == ["art_1", "art_2"]


def test_a_list_in_a_list_and_the_sentence_after_it_stand_under_the_text() -> None:
    (lid,) = book(TREE).articles[0].leden

    assert spoken(lid) == ["aanhef", "eerste", "binnenste", "slotzin"]
    assert [under.is_list for under in lid.under] == [True, False]


def test_paragraphs_without_a_number_are_rows_of_their_own() -> None:
    assert [spoken(lid) for lid in book(TREE).articles[1].leden] == [["een alinea"], ["nog een"]]


def test_an_annex_comes_after_the_signatures() -> None:
    whole = book(TREE)

    assert [part.eid for part in whole.annexes] == ["att_i"]
    assert whole.closing == ("Aldus",)


def test_every_word_is_on_the_page_once() -> None:
    html = render_to_string("policy/_part.html", {"part": book(TREE).parts[0]}) + render_to_string(
        "policy/_part.html", {"part": book(TREE).annexes[0]}
    )

    texts = [one.text for root in TREE.roots for one in root.walk() if one.eid[:2] != "co"]
    on_page = {text: len(re.findall(rf"[> ]{text}<", html)) for text in texts if text}
    assert on_page == dict.fromkeys(on_page, 1) | {"gezien": 0}


def test_headings_go_down_one_level_at_a_time() -> None:
    html = render_to_string("policy/_part.html", {"part": book(TREE).parts[0]})

    assert re.findall(r"<h([1-6])", html) == ["2", "3", "4", "3"]


@pytest.mark.parametrize(
    ("eid", "anchor"),
    [
        ("preamble__recital_1", "aanhef"),
        ("chp_1", "chp_1"),
        ("att_i__item_a", "att_i__item_a"),
        ("conclusions__formula", "slot"),
    ],
)
def test_what_is_in_no_article_has_a_place_on_the_page(eid: str, anchor: str) -> None:
    assert (article_around(TREE, eid), anchor_of(TREE, eid)) == (None, anchor)


def test_an_article_knows_which_come_before_and_after_it() -> None:
    around = [article_around(TREE, eid) for eid in ("art_1", "art_2__alinea_2")]

    found = [neighbours(TREE, article) for article in around if isinstance(article, Article)]
    assert [(b and b.number, a and a.number) for b, a in found] == [(None, "2"), ("1", None)]


def test_who_reads_together_reads_the_annexes_too() -> None:
    assert [part.name for part in parts_of(TREE)][-1] == "Bijlage I"


@pytest.mark.django_db
@pytest.mark.parametrize("provisions", [32, 500])
def test_the_page_takes_as_many_queries_for_a_long_code_as_for_a_short_one(
    client: Client, provisions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = published_code(source=long_source(provisions))
    sign_in(client, person())

    with django_assert_num_queries(20):
        response = client.get("/code/sociale-media-code/")

    leden = version.texts.filter(kind="paragraph")
    assert response.content.count(b'class="lid"') == leden.count() + 1
