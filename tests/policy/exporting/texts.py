"""Texts to hand out: the real code, and one with every kind of provision."""

from __future__ import annotations

from datetime import date

from policy.exporting import Document
from policy.parsing import parse
from policy.parsing.tree import Node, Tree
from policy.timeline import Fact, History, lives
from tests.factories.policy import SOURCE

REAL = parse(SOURCE).tree

ITEMS = (
    Node("item", "art_2__item_a", "a", text="foto’s;", children=(
        Node("item", "art_2__item_a__item_1", "1°", text="van klanten;"),
        Node("item", "art_2__item_a__item_2", "", text="van collega’s;"),
    )),
    Node("item", "art_2__item_b", "b", text="<b>tekst</b> & \"meer\"; zie artikel 3, eerste lid."),
    Node("wrap_up", "art_2__wrapup", text="Dit geldt altijd."),
)  # fmt: skip
ANNEX = Node("annex", "annex_1", "Bijlage I", "Lijst", "Vooraf.", children=(
    Node("article", "annex_1__art_1", "1", "Eén", "Tekst van de bijlage."),
    Node("item", "annex_1__item_a", "a", text="Een los onderdeel."),
))  # fmt: skip
EVERY_KIND = Tree("Regeling <sociale> media & meer", (
    Node("preamble", "preamble", children=(
        Node("enactor", "preamble__enactor", text="Het bestuur;"),
        Node("considerans", "preamble__considerans_1", text="gelet op:", children=(
            Node("recital", "preamble__recital_1", "a", text="artikel 1;"),
        )),
        Node("decision", "preamble__decision", text="besluit:", children=(
            Node("decision_item", "preamble__decision__item_1", text="vast te stellen:"),
        )),
    )),
    Node("chapter", "chp_1", "HOOFDSTUK 1", "Begin", children=(
        Node("section", "chp_1__sec_1", "§ 1", "Eerst", children=(
            Node("article", "art_1", "1", "Leeg"),
            Node("article", "art_2", "2", "Lijst", "Niet toegestaan zijn:", children=ITEMS),
        )),
        Node("article", "art_2a", "2a", "", children=(
            Node("alinea", "art_2a__al_1", text="Eerste alinea."),
            Node("alinea", "art_2a__al_2", text="Artikel 3"),
        )),
    )),
    Node("article", "art_3", "3", "Leden", children=(
        Node("paragraph", "art_3__para_1", "1", text="Zie artikel 2."),
        Node("paragraph", "art_3__para_2", "2", text="Regel één\nregel twee.", children=(
            Node("item", "art_3__para_2__item_a", "a", text="eerst;"),
            Node("wrap_up", "art_3__para_2__wrapup", text="Tussendoor."),
            Node("alinea", "art_3__para_2__al_1", text="Nog iets."),
        )),
    )),
    Node("closing", "conclusions__formula", text="Aldus vastgesteld."),
    Node("closing", "conclusions__formula_2", text="Hoorn, 4 juni 2024"),
    Node("signatory", "conclusions__signature_1", text="De voorzitter"),
    ANNEX,
    Node("note", "note_1", "", "Toelichting", children=(
        Node("alinea", "note_1__al_1", text="Waarom dit zo is."),
        Node("wrap_up", "note_1__wrapup", text="Tot slot."),
    )),
))  # fmt: skip

KINDS = {
    "adopted": date(2017, 4, 13),
    "published": date(2017, 4, 20),
    "in_force": date(2017, 4, 21),
    "retroactive": date(2015, 1, 1),
    "released": date(2026, 9, 1),
}
FACTS = tuple(Fact(kind, on, date(2026, 9, 1)) for kind, on in KINDS.items())
LIFE = lives([History(1, FACTS)], date(2026, 11, 1))[1]
DRAFT_LIFE = lives([History(2)], date(2026, 11, 1))[2]
DRAWN_UP = date(2026, 8, 30)
ADOPTED = date(2017, 4, 13)


def published(tree: Tree) -> Document:
    """Version 1 of a code, in force."""
    return Document("sociale-media-code", tree, 1, LIFE, DRAWN_UP, ADOPTED)


def draft(tree: Tree) -> Document:
    """Version 2 of it, not adopted."""
    return Document("sociale-media-code", tree, 2, DRAFT_LIFE, DRAWN_UP, ADOPTED)


WORDS = "Woorden. " * 30


def many(number: int) -> Tree:
    """A regulation of so many articles of one lid each."""
    articles = (
        Node("article", f"art_{n}", str(n), f"Kop {n}", children=(
            Node("paragraph", f"art_{n}__para_1", "1", text=f"Zie artikel {n}. {WORDS}"),
        ))
        for n in range(1, number + 1)
    )  # fmt: skip
    return Tree("Een lange regeling", tuple(articles))
