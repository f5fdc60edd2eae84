"""A list against what is known: what changes, and what can't be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from werksaam.people.hr.comparing import compare
from werksaam.people.hr.differences import Differences
from werksaam.people.hr.facts import Known
from werksaam.people.hr.reading import read
from werksaam.people.hr.rows import Unreadable

from .lists import DAY, a_person, known, table, told

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
NEXT_YEAR = date(2027, 1, 31)
ANNA, BRAM = a_person("1", "Anna"), a_person("2", "Bram")


def changed(text: str, there: Known, *, by: int | None = None) -> Differences:
    return compare(read(text), there, day=DAY, by=by)


def refusals(text: str, there: Known, *, own: set[int]) -> list[tuple[int, str, str]]:
    """Why whoever leads the teams `own` may not apply the list; nothing if they may."""
    try:
        compare(read(text), there, day=DAY, by=None, own=own)
    except Unreadable as refused:
        return told(refused)
    return []


def counted(text: str, there: Known) -> dict[str, int]:
    """What changes, without what doesn't."""
    return {kind: number for kind, number in changed(text, there).counts.items() if number}


PEOPLE = {
    "nothing": (table("1;Anna;Groen"), known(ANNA), {}),
    "new, in a new team": (table("1;Anna;Groen"), known(teams=()), {"new": 1, "new_teams": 1}),
    "name": (table("1;Anna de Wit;Groen"), known(ANNA), {"changed": 1}),
    "capitals of a team and a number": (table("01;Anna;GROEN"), known(ANNA), {"new": 1, "left": 1}),
    "another team": (table("1;Anna;Post"), known(ANNA), {"moved": 1, "new_teams": 1}),
    "another function": (
        table("1;Anna;Groen;ja", more="representatieve functie"),
        known(ANNA),
        {"changed": 1, "moved": 1},
    ),
    "another organisation": (
        table("1;Anna;Groen").replace("Westfriesland", "Verloning"),
        known(ANNA),
        {"changed": 1, "moved": 1},
    ),
    "not in the list": (table("1;Anna;Groen"), known(ANNA, BRAM), {"left": 1}),
    "gone before, and not in the list": (
        table("1;Anna;Groen"),
        known(ANNA, a_person("2", "Bram", until=YESTERDAY)),
        {},
    ),
    "begins later, and not in the list": (
        table("1;Anna;Groen"),
        known(ANNA, a_person("2", "Bram", since=TOMORROW)),
        {},
    ),
    "known without ever a team": (
        table("1;Anna;Groen"),
        known(a_person("1", "Anna", None)),
        {"moved": 1},
    ),
    "returned": (
        table("1;Anna;Groen"),
        known(a_person("1", "Anna", until=YESTERDAY, is_active=False)),
        {"returned": 1},
    ),
    "a last day": (table("1;Anna;Groen;31-01-2027", more="uit dienst"), known(ANNA), {"left": 1}),
    "a last day that we know": (
        table("1;Anna;Groen;31-01-2027", more="uit dienst"),
        known(a_person("1", "Anna", until=NEXT_YEAR)),
        {},
    ),
    "no last day any more": (
        table("1;Anna;Groen;", more="uit dienst"),
        known(a_person("1", "Anna", until=NEXT_YEAR)),
        {"staying": 1},
    ),
    "a last day that the list does not tell": (
        table("1;Anna;Groen"),
        known(a_person("1", "Anna", until=NEXT_YEAR)),
        {},
    ),
    "a last day in the past": (
        table("1;Anna;Groen;01-11-2026", "2;Bram;Groen;", more="uit dienst"),
        known(ANNA, BRAM),
        {"left": 1},
    ),
    "left before we ever knew them": (
        table("1;Anna;Groen;01-11-2026", "2;Bram;Groen;", more="uit dienst"),
        known(BRAM),
        {},
    ),
    "another number": (
        table("7;Anna;Groen;1", more="oud personeelsnummer"),
        known(ANNA),
        {"changed": 1},
    ),
    "another number, a second time": (
        table("7;Anna;Groen;1", more="oud personeelsnummer"),
        known(a_person("7", "Anna")),
        {},
    ),
    "a mail address that passes to another": (
        table("1;Anna;Groen;", "2;Bram;Groen;a@x.nl", more="e-mail"),
        known(a_person("1", "Anna", email="a@x.nl"), BRAM),
        {"changed": 2},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "there", "counts"), PEOPLE.values(), ids=PEOPLE)
def test_people_are_compared(text: str, there: Known, counts: dict[str, int]) -> None:
    assert counted(text, there) == counts


TEAMS = {
    "new ones, each below another": (
        ["1;Anna;Groen;Werkplein", "2;Bram;Werkplein;Directie"],
        (("Elders", None),),
        {"new_teams": 3},
    ),
    "moved": (["1;Anna;Groen;Top"], (("Groen", None), ("Top", None)), {"changed_teams": 1}),
    "to the top": (["1;Anna;Groen;"], (("Groen", 2), ("Directie", None)), {"changed_teams": 1}),
    "where it was": (["1;Anna;Groen;Directie"], (("Groen", 2), ("Directie", None)), {}),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "teams", "counts"), TEAMS.values(), ids=TEAMS)
def test_teams_are_compared(
    rows: list[str], teams: tuple[tuple[str, int | None], ...], counts: dict[str, int]
) -> None:
    found = counted(table(*rows, more="bovenliggend team"), known(ANNA, BRAM, teams=teams))

    assert {kind: n for kind, n in found.items() if kind.endswith("teams")} == counts


def test_new_teams_are_made_from_the_top_down() -> None:
    text = table("1;Anna;Groen;Plein", "2;Bram;Plein;Top", more="bovenliggend team")

    made = [new.team.name for new in changed(text, known(teams=())).new_teams]

    assert made == ["Top", "Plein", "Groen"]


def test_a_renamed_team_keeps_its_people() -> None:
    text = table("1;Anna;Tuin;Groen", more="oude teamnaam")

    assert counted(text, known(ANNA)) == {"changed_teams": 1}
    assert counted(text, known(ANNA, teams=(("Tuin", None),))) == {}


MANAGERS = {
    "a first one": ((), {"new_managers": 1}),
    "the same": (((2, 1),), {}),
    "another one": (((1, 1),), {"new_managers": 1, "former_managers": 1}),
    "one of two": (((2, 1), (1, 1)), {"former_managers": 1}),
}


@pytest.mark.parametrize(("managing", "counts"), MANAGERS.values(), ids=MANAGERS)
def test_managers_are_compared(
    managing: tuple[tuple[int, int], ...], counts: dict[str, int]
) -> None:
    text = table("1;Anna;Groen;2", "2;Bram;Groen;", more="leidinggevende")

    assert counted(text, known(ANNA, BRAM, managing=managing)) == counts


def test_teams_of_which_the_list_names_no_manager_keep_theirs() -> None:
    text = table("1;Anna;Groen;", more="leidinggevende")

    assert counted(text, known(ANNA, managing=((1, 1),))) == {}


CONTRADICTIONS = {
    "a loop with what is known": (
        table("1;Anna;Groen;Post", more="bovenliggend team"),
        known(ANNA, teams=(("Groen", None), ("Post", 1))),
        [(2, "bovenliggend team", "loop")],
    ),
    "a loop in the list": (
        table("1;Anna;Groen;Post", "2;Bram;Post;Groen", more="bovenliggend team"),
        known(),
        [(2, "bovenliggend team", "loop"), (3, "bovenliggend team", "loop")],
    ),
    "a manager who left": (
        table("1;Anna;Groen;2;", "2;Bram;Groen;;01-11-2026", more="leidinggevende;uit dienst"),
        known(),
        [(2, "leidinggevende", "manager_left")],
    ),
    "a mail address of someone who is not in the list": (
        table("1;Anna;Groen;b@x.nl", more="e-mail"),
        known(ANNA, a_person("2", "Bram", email="b@x.nl")),
        [(2, "e-mail", "address_taken")],
    ),
    "old and new number of two people": (
        table("1;Anna;Groen;2", more="oud personeelsnummer"),
        known(ANNA, BRAM),
        [(2, "oud personeelsnummer", "number_taken")],
    ),
    "a team of which there are two": (
        table("1;Anna;Groen"),
        known(ANNA, teams=(("Groen", None), ("groen", None))),
        [(2, "team", "team_twice")],
    ),
    "a team that gets the name of another": (
        table("1;Anna;Groen;Post", more="oude teamnaam"),
        known(ANNA, teams=(("Groen", None), ("Post", None))),
        [(2, "oude teamnaam", "team_taken")],
    ),
}


@pytest.mark.parametrize(("text", "there", "problems"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_list_that_can_not_be_true_is_refused(
    text: str, there: Known, problems: list[tuple[int, str, str]]
) -> None:
    with pytest.raises(Unreadable) as refused:
        changed(text, there)

    assert told(refused.value) == problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (table("2;Bram;Groen"), (0, "uit dienst", "own_row")),
        (table("1;Anna;Groen;1", more="leidinggevende"), (2, "leidinggevende", "own_manager")),
    ],
    ids=["leaving", "managing"],
)
def test_nobody_applies_a_list_that_makes_themselves_leave_or_manage(
    text: str, problem: tuple[int, str, str]
) -> None:
    with pytest.raises(Unreadable) as refused:
        changed(text, known(ANNA, BRAM), by=ANNA.pk)

    assert told(refused.value) == [problem]


def test_a_list_concerns_everyone_known_of_whom_something_changes() -> None:
    text = table("1;Anna;Groen;2", "2;Bram;Groen;2", "3;Chris;Groen;3", more="leidinggevende")
    there = known(ANNA, BRAM, a_person("4", "Dirk"))

    found = changed(text, there)

    assert [one.person_id for one in found.new_managers] == [BRAM.pk, None]
    assert found.concerned == {BRAM.pk, 4}


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        (["1;Anna;Groen;Post"], [(2, "bovenliggend team", "own_teams")]),
        (["1;Anna;Groen;Kas"], [(2, "bovenliggend team", "own_teams")]),
        (["1;Anna;Nieuw;Kas"], [(2, "bovenliggend team", "own_teams")]),
        (["1;Anna;Kas;Post"], []),
        (["1;Anna;Kas;Groen"], []),
    ],
    ids=["below it", "deeper", "a new team", "was there before", "out of it"],
)
def test_nobody_puts_a_team_below_their_own_by_a_list(
    rows: list[str], problems: list[tuple[int, str, str]]
) -> None:
    there = known(ANNA, teams=(("Groen", None), ("Post", None), ("Kas", 2)))
    text = table(*rows, more="bovenliggend team")

    assert refusals(text, there, own={2}) == problems


@pytest.mark.parametrize(("leaving", "many"), [(1, False), (2, True)])
def test_more_than_a_fifth_leaving_is_many(leaving: int, many: bool) -> None:
    everyone = [a_person(str(number), "Iemand") for number in range(1, 6)]
    rows = [f"{person.number};Iemand;Groen" for person in everyone[leaving:]]

    assert changed(table(*rows), known(*everyone)).many_leave == many


def test_the_fingerprint_is_of_what_changes() -> None:
    text = table("1;Anna;Post")

    before = changed(text, known(ANNA)).fingerprint

    assert changed(f"{text}\n\n", known(ANNA)).fingerprint == before
    assert changed(text, known(ANNA, teams=(("Groen", None), ("Post", None)))).fingerprint != before
