"""Who manages which team, by rows that name the manager of each person."""

from __future__ import annotations

import pytest

from werksaam.people.hr.managing import above_by_list, managers_by_team
from werksaam.people.hr.rows import Row

CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "the row of a manager is about the next level": (
        ["1;groen;top;2", "2;groen;top;3", "3;top;;"],
        {"groen": "2", "top": "3"},
    ),
    "a manager may name themselves": (["1;groen;;2", "2;groen;;2"], {"groen": "2"}),
    "two managers": (["1;groen;;3", "2;groen;;4", "3;top;;", "4;top;;"], {"groen": "3 4"}),
    "one manager of the other": (["1;groen;;3", "2;groen;;4", "3;groen;;4"], {"groen": "3 4"}),
    "nobody is named": (["1;groen;;", "2;groen;;"], {}),
    "each other": (["1;groen;;2", "2;groen;;1"], {}),
    "alone, below someone": (["1;groen;top;2", "2;top;;"], {"groen": "2"}),
    "only the manager works there": (
        ["1;groen;plein;2", "2;groen;plein;3", "3;plein;top;4", "4;top;;"],
        {"groen": "2", "plein": "3", "top": "4"},
    ),
    "only managers on three levels": (
        ["1;groen;plein;2", "2;groen;plein;3", "3;plein;hof;4", "4;hof;top;5", "5;top;;"],
        {"groen": "2", "plein": "3", "hof": "4", "top": "5"},
    ),
    "what people in the team say counts before what is said from below": (
        ["1;groen;plein;2", "2;groen;plein;9", "3;plein;;4", "4;plein;;"],
        {"groen": "2", "plein": "4"},
    ),
}  # fmt: skip


def _row(line: int, cells: str) -> Row:
    number, team, parent, manager = cells.split(";")
    return Row(line, number, "Iemand", "westfriesland", team, parent=parent, manager=manager)


@pytest.mark.parametrize(("rows", "managers"), CASES.values(), ids=CASES)
def test_rows_tell_who_manages_a_team(rows: list[str], managers: dict[str, str]) -> None:
    listed = [_row(line, cells) for line, cells in enumerate(rows, 2)]

    found = managers_by_team(listed, above_by_list(listed))

    assert found == {team: set(numbers.split()) for team, numbers in managers.items()}


def test_teams_that_go_round_are_looked_through_once_and_no_more() -> None:
    listed = [_row(2, "1;groen;plein;2"), _row(3, "2;plein;groen;1")]

    assert set(managers_by_team(listed, above_by_list(listed))) <= {"groen", "plein"}
