"""The PDF of a version: tagged, with bookmarks, links and a foot that says which text it is."""

from __future__ import annotations

import pytest

from policy.exporting import Document
from policy.exporting.paper import Beside, InPlainWords, to_words
from policy.parsing.tree import Node, Tree

from .opened import Opened, rendered
from .texts import EVERY_KIND, REAL, draft, published

EXPLAINED = Beside(
    "en",
    "In plain words (not binding)",
    "That is not binding.",
    {"art_2__para_1": InPlainWords("Short.", "Longer.", "It must.", (("Allowed", "You do."),))},
)


@pytest.fixture(scope="module")
def code() -> Opened:
    """The real code."""
    return rendered("code", to_words(published(REAL)))


@pytest.fixture(scope="module")
def concept() -> Opened:
    """A draft with every kind of provision."""
    return rendered("code", to_words(draft(EVERY_KIND)))


def test_it_is_archival_and_accessible(code: Opened) -> None:
    assert (code.standards, code.language) == (("2", "A", "1"), "nl")
    assert code.title == REAL.title


def test_every_article_is_a_bookmark(code: Opened) -> None:
    articles = [f"Artikel {n.number}. {n.heading}" for n in REAL.of_kind("article")]

    assert code.bookmarks == [REAL.title, "Inhoud", "Aanhef", *articles, "Ondertekening"]


def test_headings_lists_and_contents_are_tagged(code: Opened) -> None:
    leden = len([n for n in REAL.walk() if n.kind in {"paragraph", "recital", "decision_item"}])

    assert code.tags.count("/H1") == 1
    assert code.tags.count("/H2") == 11
    assert code.tags.count("/TOCI") == 10
    assert code.tags.count("/Lbl") >= leden


def test_the_contents_and_references_are_links(code: Opened) -> None:
    assert code.links == 10 + 1


def test_every_page_says_which_text_it_is(code: Opened) -> None:
    validity = "Geldend van 21-04-2017, met terugwerkende kracht vanaf 01-01-2015."

    assert len(code.pages) > 2
    for number, words in enumerate(code.pages, 1):
        assert "Versie 1 (bekendgemaakt). " + validity in words.replace("\n", " ")
        assert published(REAL).sha256 in words.replace("\n", "")
        assert f"Bladzijde {number} van {len(code.pages)}" in words.replace("\n", "")


def test_every_page_of_a_draft_says_that_it_is_one(concept: Opened) -> None:
    assert all("Concept, niet vastgesteld" in words for words in concept.pages)
    assert not any("bekendgemaakt" in words for words in concept.pages)


def test_chapters_sections_and_annexes_are_nested_in_the_bookmarks(concept: Opened) -> None:
    assert concept.bookmarks == [
        EVERY_KIND.title,
        "Inhoud",
        "Aanhef",
        "HOOFDSTUK 1. Begin",
        "§ 1. Eerst",
        "Artikel 1. Leeg",
        "Artikel 2. Lijst",
        "Artikel 2a",
        "Artikel 3. Leden",
        "Ondertekening",
        "Bijlage I. Lijst",
        "Artikel 1. Eén",
        "Toelichting",
    ]


@pytest.mark.parametrize("tree", [REAL, EVERY_KIND], ids=["the code", "every kind"])
def test_every_text_stands_in_its_words(tree: Tree) -> None:
    said = str(to_words(published(tree))["blocks"])

    for node in tree.walk():
        first = node.text.split("artikel")[0].split("Artikel")[0].split("\n")[0].strip()
        assert first in said or repr(first)[1:-1] in said


def test_words_are_never_markup() -> None:
    words = "#pagebreak() *ster* $x$ <art_1> @art_1 `code` \\ // niets"
    tree = Tree("= Kop #x", (Node("article", "art_1", "1", "*Kop*", words),))

    paper = rendered("code", to_words(published(tree)))

    assert words in " ".join(paper.pages[1].split())
    assert paper.title == "= Kop #x"


def test_a_letter_that_no_font_has_is_shown_as_its_number() -> None:
    tree = Tree("Titel", (Node("article", "art_1", "1", "Kop", "Een 😀 en \x07."),))

    paper = rendered("code", to_words(published(tree)))

    assert "Een [U+1F600] en [U+0007]." in " ".join(paper.pages[1].split())
    assert "Vervangen." in paper.pages[-1]


def test_a_character_without_a_shape_does_not_stop_it() -> None:
    tree = Tree("Titel\r\U000e0000", (Node("article", "art_1", "1", "Kop", "Tekst\u200d."),))

    assert rendered("code", to_words(published(tree))).title == "Titel[U+000D][U+E0000]"


def test_a_word_longer_than_the_line_breaks() -> None:
    tree = Tree("Titel", (Node("article", "art_1", "1", "Kop", "W" * 200),))

    paper = rendered("code", to_words(published(tree)))

    lines = [line for line in paper.pages[1].split("\n") if "WWW" in line]
    assert len(lines) > 1


def test_explanations_are_marked_as_not_binding() -> None:
    words = to_words(published(REAL), EXPLAINED)
    lists = [block for block in words["blocks"] if block["type"] == "list"]
    [beside] = [item["beside"] for block in lists for item in block["items"] if item["beside"]]

    assert beside == {
        "type": "beside",
        "language": "en",
        "title": "In plain words (not binding)",
        "force": "It must.",
        "gist": "Short.",
        "body": "Longer.",
        "examples": [{"verdict": "Allowed", "text": "You do."}],
        "keep": True,
    }
    assert words["notice"] == {"language": "en", "words": "That is not binding."}


def test_a_lid_stays_on_one_page_with_its_explanation() -> None:
    words = InPlainWords("Kort.", "Dit zijn woorden. " * 40, "", (("Dit mag", "Einde."),) * 2)
    beside = Beside("nl", "In gewone taal", "", {n.eid: words for n in REAL.walk()})

    pages = rendered("code", to_words(published(REAL), beside)).pages

    assert len(pages) > 3
    assert [p.count("In gewone taal") for p in pages] == [p.count("Kort.") for p in pages]
    assert [2 * p.count("Kort.") for p in pages] == [p.count("Einde.") for p in pages]


def test_an_explanation_longer_than_a_page_goes_on_on_the_next() -> None:
    words = InPlainWords("Kort.", "Dit zijn woorden. " * 400 + "Slot.")
    beside = Beside("nl", "In gewone taal", "", {"art_2__para_1": words})

    pages = rendered("code", to_words(published(REAL), beside)).pages

    assert sum("Slot." in page for page in pages) == 1


@pytest.mark.parametrize(
    ("document", "beside", "kind"),
    [
        (published(REAL), None, "Officiële tekst"),
        (published(REAL), EXPLAINED, "Officiële tekst, met toelichting"),
        (draft(REAL), None, "Tekst van een concept"),
    ],
)
def test_it_says_what_it_is(document: Document, beside: Beside | None, kind: str) -> None:
    assert to_words(document, beside)["kind"] == kind


def test_the_official_text_alone_holds_no_explanation() -> None:
    words = to_words(published(REAL))

    assert (words["notice"], "'type': 'beside'" in str(words)) == (None, False)
