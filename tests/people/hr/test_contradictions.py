"""What rows of one list say against each other, and what managers follow from it."""

from __future__ import annotations

import pytest

from werksaam.people.hr.contradictions import loops
from werksaam.people.hr.reading import read
from werksaam.people.hr.rows import Unreadable

from .lists import table, told

CASES = {
    "one number, two people": (
        "",
        ["1;Anna;Groen", "1;Bram;Groen"],
        [(3, "personeelsnummer", "two_rows")],
    ),
    "one person in two teams": (
        "",
        ["a1;Anna;Groen", "A1;Anna;Post"],
        [(3, "personeelsnummer", "two_rows")],
    ),
    "one mail address, two people": (
        "e-mail",
        ["1;Anna;Groen;a@x.nl", "2;Bram;Groen;A@x.nl"],
        [(3, "e-mail", "same_address")],
    ),
    "a team with two parents": (
        "bovenliggend team",
        ["1;Anna;Groen;Directie", "2;Bram;Groen;Werkplein"],
        [(3, "bovenliggend team", "two_parents")],
    ),
    "a team with and without a parent": (
        "bovenliggend team",
        ["1;Anna;Groen;Directie", "2;Bram;groen;"],
        [(3, "bovenliggend team", "two_parents")],
    ),
    "a manager who is not there": (
        "leidinggevende",
        ["1;Anna;Groen;7", "2;Bram;Groen;7"],
        [(2, "leidinggevende", "manager_unknown")],
    ),
    "managers of each other": (
        "leidinggevende",
        ["1;Anna;Groen;2", "2;Bram;Groen;1"],
        [(2, "leidinggevende", "manage_each_other")],
    ),
    "one old number, two people": (
        "oud personeelsnummer",
        ["1;Anna;Groen;9", "2;Bram;Groen;9"],
        [(3, "oud personeelsnummer", "same_old_number")],
    ),
    "an old number that someone has": (
        "oud personeelsnummer",
        ["1;Anna;Groen;2", "2;Bram;Groen;"],
        [(2, "oud personeelsnummer", "two_rows")],
    ),
    "one team that becomes two": (
        "oude teamnaam",
        ["1;Anna;Groen;Tuin", "2;Bram;Post;Tuin"],
        [(3, "oude teamnaam", "same_old_team")],
    ),
    "a team beside its old name": (
        "oude teamnaam",
        ["1;Anna;Groen;Tuin", "2;Bram;Tuin;"],
        [(2, "oude teamnaam", "same_old_team")],
    ),
    "two old names of one team": (
        "oude teamnaam",
        ["1;Anna;Groen;Tuin", "2;Bram;Groen;Park"],
        [(3, "oude teamnaam", "two_old_names")],
    ),
}


@pytest.mark.parametrize(("more", "rows", "problems"), CASES.values(), ids=CASES)
def test_a_list_that_contradicts_itself_is_refused(
    more: str, rows: list[str], problems: list[tuple[int, str, str]]
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(table(*rows, more=more))

    assert told(refused.value) == problems


TOGETHER = {
    "a wrong day, and one number for two others": (
        "uit dienst",
        ["1;Anna;Groen;31-13-2026", "2;Bram;Groen;", "2;Cor;Groen;"],
        [(2, "uit dienst", "day"), (4, "personeelsnummer", "two_rows")],
    ),
    "a wrong day in one of two rows of someone": (
        "uit dienst",
        ["1;Anna;Groen;31-13-2026", "1;Anna;Groen;"],
        [(2, "uit dienst", "day"), (3, "personeelsnummer", "two_rows")],
    ),
    "a manager in a row that could not be read": (
        "leidinggevende",
        ["7;Cor;Groen;;;", "1;Anna;Groen;7"],
        [(2, "", "cells")],
    ),
    "a number that could not be read is not an old one": (
        "oud personeelsnummer",
        ["a@b;Anna;Groen;", "2;Bram;Groen;"],
        [(2, "personeelsnummer", "number")],
    ),
    "a parent that could not be read is no other parent": (
        "bovenliggend team",
        [f"1;Anna;Groen;{'x' * 101}", "2;Bram;Groen;Directie"],
        [(2, "bovenliggend team", "too_long")],
    ),
}


@pytest.mark.parametrize(("more", "rows", "problems"), TOGETHER.values(), ids=TOGETHER)
def test_what_can_be_said_of_the_other_rows_is_said_at_once(
    more: str, rows: list[str], problems: list[tuple[int, str, str]]
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(table(*rows, more=more))

    assert told(refused.value) == problems


def test_a_row_that_stands_there_twice_in_the_same_words_counts_once() -> None:
    assert len(read(table("1;Anna;Groen", "1;Anna;Groen")).rows) == 1


@pytest.mark.parametrize(
    ("parents", "looping"),
    [
        ({"a": None, "b": "a", "c": "b"}, set()),
        ({"a": "a"}, {"a"}),
        ({"a": "b", "b": "a", "c": "a"}, {"a", "b"}),
        ({"a": "b", "b": "elsewhere"}, set()),
    ],
)
def test_teams_above_themselves_are_found(
    parents: dict[str, str | None], looping: set[str]
) -> None:
    assert loops(parents) == looping
