"""An editor's word on what a line is goes over what it looks like."""

import pytest

from policy.parsing import Mark, ParseError, parse

from .outlines import outline

SOURCE = """Regeling
Artikel 1. Taken
1. De medewerker:
a. werkt;
1. hard;
2. goed.
Zo is het.
Artikel 2. Slot
Einde.
Aldus besloten.
De directeur
"""


def corrected(*changes: tuple[int, Mark], source: str = SOURCE) -> list[str]:
    return outline(parse(source, dict(changes))).splitlines()


def test_a_number_is_a_lid_after_all() -> None:
    assert corrected((6, Mark.PARAGRAPH))[2:8] == [
        "  lid 1 De medewerker:",
        "    item a werkt;",
        "      item 1 hard;",
        "  lid 2 goed.",
        "    alinea Zo is het.",
        "article 2 [[Slot]] Einde.",
    ]


def test_items_stand_as_deep_as_an_editor_says() -> None:
    lines = corrected((4, Mark.ITEM), (5, Mark.ITEM), (6, Mark.SUBITEM))

    assert lines[2:6] == [
        "  lid 1 De medewerker:",
        "    item a werkt;",
        "    item 1 hard;",
        "      item 2 goed.",
    ]


@pytest.mark.parametrize(
    ("line", "mark", "expected"),
    [
        (7, Mark.ALINEA, "    alinea Zo is het."),
        (7, Mark.JOINED, "      item 2 goed. Zo is het."),
        (7, Mark.WRAP_UP, "    wrap_up Zo is het."),
        (7, Mark.ITEM, "    item Zo is het."),
        (7, Mark.CLOSING, "slot Zo is het."),
        (8, Mark.NOTE, "note [[Artikel 2. Slot]] Einde."),
        (8, Mark.CHAPTER, "chapter [[Artikel 2. Slot]] Einde."),
        (10, Mark.ALINEA, "  alinea Aldus besloten."),
        (11, Mark.ANNEX, "annex [[De directeur]]"),
    ],
)
def test_a_line_is_what_an_editor_says(line: int, mark: Mark, expected: str) -> None:
    source = SOURCE.replace("Artikel 2. Slot\nEinde.\n", "") if mark is Mark.CLOSING else SOURCE

    assert expected in corrected((line, mark), source=source)


def test_what_looks_like_an_article_is_text_and_the_next_line_a_heading() -> None:
    source = "Regeling\nArtikel 5 Awb\nArtikel 1\nKoffie.\nEr is koffie."

    lines = corrected((2, Mark.TEXT), (4, Mark.HEADING), source=source)

    assert lines[2:4] == ["  enactor Artikel 5 Awb", "article 1 [[Koffie.]] Er is koffie."]


def test_what_a_page_would_drop_stays_if_an_editor_says_so() -> None:
    source = SOURCE.replace("Zo is het.", "- 3 -")

    assert "    wrap_up - 3 -" in corrected((7, Mark.TEXT), source=source)


def test_a_correction_that_makes_no_sense_is_refused_by_line() -> None:
    with pytest.raises(ParseError, match=r"Line 7: expected a lid with a number"):
        parse(SOURCE, {7: Mark.PARAGRAPH})
