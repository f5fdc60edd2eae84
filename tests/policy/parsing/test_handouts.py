"""A text that was put right by hand is handed out so that it is read as the same again."""

import pytest

from policy.exporting import Document, to_plain_text
from policy.exporting.plain_text import text_of
from policy.parsing import Mark, ParseError, Tree, parse
from policy.sources import read_file

from .test_corrections import SOURCE

BY_HAND = [
    {6: Mark.PARAGRAPH},
    {4: Mark.ITEM, 5: Mark.ITEM, 6: Mark.SUBITEM},
    {7: Mark.ALINEA},
    {4: Mark.ALINEA, 5: Mark.ALINEA},
]


def handed_out(tree: Tree) -> str:
    return to_plain_text(Document("regeling", tree))


@pytest.mark.parametrize("corrections", BY_HAND)
def test_what_was_put_right_by_hand_is_read_as_the_same(corrections: dict[int, Mark]) -> None:
    tree = parse(SOURCE, corrections).tree

    again = parse(read_file("regeling.txt", handed_out(tree).encode()).text).tree

    assert again == tree


@pytest.mark.parametrize(
    "end",
    [
        "Aldus\n\nvastgesteld op 3 mei\n\nDe voorzitter,",
        "Aldus\n-\neen-\n\nBIJLAGE A\n\nDe voorzitter,",
        "Aldus\n* ster\nverder",
        "Vastgesteld in de vergadering van\n13 april 2017\n\nDe voorzitter,",
        "Hij\nbesluit tot niets.\n\ngelet\nop artikel 3 mag het.",
    ],
)
def test_an_end_that_is_broken_over_lines_is_read_again_as_the_same(end: str) -> None:
    tree = parse(f"Regeling\n\nArtikel 1. Kop\n\nTekst.\n\n{end}\n").tree

    assert parse(text_of(Document("regeling", tree))).tree == tree


def test_a_chapter_after_a_broken_closing_formula_is_refused_by_its_line() -> None:
    with pytest.raises(ParseError, match="Line 7: expected the next lid"):
        parse("Regeling\nArtikel 1\nEerste lid.\n\nAldus\n4 vier\nHOOFDSTUK 2. Regels\n")


def test_a_text_that_speaks_for_itself_needs_no_more_in_its_header() -> None:
    assert "opbouw:" not in handed_out(parse(SOURCE).tree)


def test_a_header_with_nonsense_tells_nothing() -> None:
    text = f"---\nopbouw: 9 onzin, x, 99999999 text\n---\n{SOURCE}"

    assert parse(text).tree == parse(SOURCE).tree
