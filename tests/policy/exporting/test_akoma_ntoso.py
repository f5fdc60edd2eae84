"""Akoma Ntoso: valid by the schema of the standard, and nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from policy.exporting import Document, to_xml
from policy.parsing.tree import Node, Tree

from .reading_back import NAMES, tree_in_xml, words_in
from .texts import EVERY_KIND, REAL, draft, published

SCHEMA = Path(__file__).with_name("schemas") / "akomantoso30.xsd"


@cache
def schema() -> etree.XMLSchema:
    """The schema of OASIS; what it imports stands beside it."""
    return etree.XMLSchema(etree.parse(SCHEMA, etree.XMLParser(no_network=True)))


def errors_in(written: str) -> list[str]:
    """What the schema has against it."""
    try:
        schema().assertValid(etree.fromstring(written.encode()))
    except etree.DocumentInvalid as error:
        return [str(error)]
    return []


def one(document: Document, path: str) -> etree._Element:
    """The one element at a path, with `n:` before names."""
    [found] = etree.fromstring(to_xml(document).encode()).findall(path, NAMES)
    return found


@pytest.mark.parametrize("tree", [REAL, EVERY_KIND], ids=["the code", "every kind"])
@pytest.mark.parametrize("life", [published, draft, lambda tree: Document("x", tree)])
def test_it_is_valid(tree: Tree, life: Callable[[Tree], Document]) -> None:
    assert errors_in(to_xml(life(tree))) == []


@pytest.mark.parametrize("tree", [REAL, EVERY_KIND], ids=["the code", "every kind"])
def test_it_is_read_back_to_the_same_tree(tree: Tree) -> None:
    assert tree_in_xml(to_xml(published(tree))) == tree


def test_a_reference_is_a_link_to_the_eid() -> None:
    found = one(published(REAL), ".//n:ref")

    assert (found.text, found.get("href")) == ("artikel 5, derde lid", "#art_5__para_3")


def test_a_text_that_is_all_reference_gets_no_spaces() -> None:
    tree = tree_in_xml(to_xml(published(EVERY_KIND)))

    assert tree.node("art_2a__al_2") == EVERY_KIND.node("art_2a__al_2")


def test_markup_in_a_text_is_text() -> None:
    written = to_xml(published(EVERY_KIND))

    assert "&lt;b&gt;tekst&lt;/b&gt; &amp;" in written


def test_what_xml_forbids_is_replaced() -> None:
    tree = Tree("Titel\x0b", (Node("article", "art_1", "1", "Kop\x00", "Een\x07 twee \ufffe 😀"),))

    written = to_xml(published(tree))

    assert errors_in(written) == []
    assert tree_in_xml(written).roots[0].text == "Een� twee � 😀"


def test_the_work_is_dated_by_its_first_adoption_and_the_expression_by_its_own_dates() -> None:
    uris = {
        level: one(published(REAL), f".//n:act/n:meta//n:{level}/n:FRBRuri").get("value")
        for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation")
    }

    work = "/akn/nl/act/werksaam-westfriesland/2017-04-13/sociale-media-code"
    assert uris == {
        "FRBRWork": work,
        "FRBRExpression": f"{work}/nld@2017-04-21",
        "FRBRManifestation": f"{work}/nld@2017-04-21.xml",
    }


def test_retroactive_effect_is_the_period_of_efficacy() -> None:
    efficacy = one(published(REAL), ".//n:temporalGroup[@eId='period_efficacy']/n:timeInterval")
    in_force = one(published(REAL), ".//n:temporalGroup[@eId='period_inForce']/n:timeInterval")

    assert efficacy.get("start") == "#event_retroactive"
    assert in_force.get("start") == "#event_in_force"


def test_the_events_are_the_facts_in_order() -> None:
    lifecycle = one(published(REAL), ".//n:lifecycle")

    assert [(event.get("eId"), event.get("date")) for event in lifecycle] == [
        ("event_retroactive", "2015-01-01"),
        ("event_adopted", "2017-04-13"),
        ("event_published", "2017-04-20"),
        ("event_in_force", "2017-04-21"),
    ]


def test_it_bears_the_hash_and_identity_of_every_provision() -> None:
    identity = UUID(int=7)

    root = etree.fromstring(to_xml(published(REAL), {"art_1": identity}).encode())

    [article] = root.findall(".//n:article[@eId='art_1']", NAMES)
    [version] = root.findall(".//{urn:werksaam:policy-version:1}version")
    assert article.get("GUID") == str(identity)
    assert version.get("sha256") == published(REAL).sha256


def test_a_draft_says_that_it_is_one() -> None:
    words = words_in(one(draft(REAL), ".//n:preface"))

    assert "Concept, niet vastgesteld." in words
