"""Reading a list from HR: what is understood, and what is refused with its row."""

from __future__ import annotations

from datetime import date

import pytest

from werksaam.people.hr.reading import MOST_BYTES, decoded, read
from werksaam.people.hr.rows import Row, Unreadable

from .lists import HEADING, table, told

ANNA = "1;Anna de Wit;Groen"
FULL = (
    "personeelsnummer;naam;e-mail;telefoon;organisatie;team;bovenliggend team;leidinggevende;"
    "in dienst;uit dienst;representatieve functie;taal;oud personeelsnummer;oude teamnaam\n"
    "1;Anna  de Wit;Anna@X.nl;06 1;WerkSaam Verloning;Groen;Directie;1;2020-02-01;31-12-2026;"
    "ja;en;9;Tuin\n"
)


def refused(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(Unreadable) as unreadable:
        read(text)
    return told(unreadable.value)


def test_every_column_is_understood() -> None:
    assert read(FULL).rows == (
        Row(
            line=2,
            number="1",
            name="Anna de Wit",
            entity="verloning",
            team="Groen",
            email="anna@x.nl",
            phone="06 1",
            parent="Directie",
            manager="1",
            starts_on=date(2020, 2, 1),
            ends_on=date(2026, 12, 31),
            representative=True,
            language="en",
            old_number="9",
            old_team="Tuin",
        ),
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_parted_by_semicolon_comma_or_tab(delimiter: str) -> None:
    assert read(table(ANNA).replace(";", delimiter)) == read(table(ANNA))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_machine_ends_them(ending: str) -> None:
    text = ending.join([*table(ANNA, "2;Bram;Groen").split("\n"), "", ";;;"])

    assert [(row.line, row.name) for row in read(text).rows] == [(2, "Anna de Wit"), (3, "Bram")]


def test_quoted_cells_hold_what_parts_columns_and_lines() -> None:
    found = read(table('1;"Wit; ""Anna"" de";Groen'.replace("; ", "\x00")).replace("\x00", "; "))

    assert found.rows[0].name == 'Wit; "Anna" de'


def test_a_row_after_a_cell_of_two_lines_keeps_its_own_number() -> None:
    text = f'{HEADING}\n1;"Anna\nde Wit";Groen;Westfriesland\n2;;Groen;Westfriesland'

    assert refused(text) == [(4, "naam", "empty")]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (table("1;Zoë;Groen").encode(), "utf-8"),
        (b"\xef\xbb\xbf" + table("1;Zoë;Groen").encode(), "utf-8"),
        (table("1;Zoë;Groen").encode("cp1252"), "cp1252"),
    ],
)
def test_text_is_read_as_utf_8_or_as_windows_writes(content: bytes, encoding: str) -> None:
    text, found = decoded(content)

    assert (read(text).rows[0].name, found) == ("Zoë", encoding)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (table(ANNA).encode("utf-16"), 1),
        (b"naam\nAnna\x81\xff", 2),
        (b"naam\n\nAnna\0", 3),
        (b"x" * (MOST_BYTES + 1), 0),
    ],
)
def test_what_is_no_text_is_refused_with_its_row(content: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as unreadable:
        decoded(content)

    assert [problem.line for problem in unreadable.value.problems] == [line]


@pytest.mark.parametrize(
    ("heading", "problems"),
    [
        ("naam", [(1, "", "delimiter")]),
        ("personeelsnummer|naam|team|organisatie", [(1, "", "delimiter")]),
        ("personeelsnummer;naam;team", [(1, "organisatie", "column_missing")]),
        (f"{HEADING};naam", [(1, "naam", "column_twice")]),
        (f"{HEADING};e-mail;email", [(1, "e-mail", "column_twice")]),
        (f"{HEADING};BSN", [(1, "BSN", "column_unknown")]),
        (f"{HEADING};", [(1, "", "column_unknown")]),
        (
            "naam;naam;team;maat",
            [
                (1, "maat", "column_unknown"),
                (1, "naam", "column_twice"),
                (1, "organisatie", "column_missing"),
                (1, "personeelsnummer", "column_missing"),
            ],
        ),
    ],
)
def test_headings_that_do_not_fit_are_named(
    heading: str, problems: list[tuple[int, str, str]]
) -> None:
    assert sorted(refused(f"{heading}\n1;Anna;Groen;Westfriesland")) == problems


@pytest.mark.parametrize("text", ["", "\n\n", HEADING, f"{HEADING}\n;;;\n"])
def test_a_list_without_people_is_refused(text: str) -> None:
    assert refused(text) == [(0, "", "no_rows")]


@pytest.mark.parametrize(
    ("column", "cell", "wrong"),
    [
        ("e-mail", "anna", "address"),
        ("e-mail", "anna@x", "address"),
        ("e-mail", "an na@x.nl", "address"),
        ("telefoon", "0" * 31, "too_long"),
        ("telefoon", "06\u202e1", "characters"),
        ("leidinggevende", "baas@x.nl", "number"),
        ("in dienst", "1/2/2026", "day"),
        ("in dienst", "01-02-26", "day"),
        ("in dienst", "2026-2-1", "day"),
        ("in dienst", "1 februari 2026", "day"),
        ("in dienst", "30-02-2026", "day"),
        ("in dienst", "20260201", "day"),
        ("in dienst", "01-02-0026", "day"),
        ("representatieve functie", "soms", "yes_or_no"),
        ("taal", "frysk", "language"),
    ],
)
def test_a_cell_that_does_not_fit_is_named(column: str, cell: str, wrong: str) -> None:
    text = table(f"{ANNA};", f"2;Bram;Groen;{cell}", more=column)

    assert refused(text) == [(3, column, wrong)]


@pytest.mark.parametrize("cell", ["2026-02-01", "01-02-2026", "1-2-2026"])
def test_a_day_is_written_in_two_ways_that_can_not_be_confused(cell: str) -> None:
    found = read(table(f"{ANNA};{cell}", more="in dienst"))

    assert found.rows[0].starts_on == date(2026, 2, 1)


def test_everything_that_is_wrong_is_named_at_once() -> None:
    wrong = "1;;Groen;Westfriesland;x;01-01-2026;31-12-2025\n2;Bram\n"

    assert refused(f"{HEADING};e-mail;in dienst;uit dienst\n{wrong}") == [
        (2, "e-mail", "address"),
        (2, "naam", "empty"),
        (2, "uit dienst", "days"),
        (3, "", "cells"),
    ]


def test_a_quotation_mark_out_of_place_is_refused() -> None:
    text = f'{HEADING}\n1;Bram;Groen;Westfriesland\n2;"Anna;Groen;Westfriesland'

    assert refused(text) == [(3, "", "quotes")]
