"""What a list from HR says, as plain facts; and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Column(StrEnum):
    """The headings of the list, as HR writes them; in this order in an empty list."""

    NUMBER = "personeelsnummer"
    NAME = "naam"
    EMAIL = "e-mail"
    PHONE = "telefoon"
    ENTITY = "organisatie"
    TEAM = "team"
    PARENT = "bovenliggend team"
    MANAGER = "leidinggevende"
    STARTS_ON = "in dienst"
    ENDS_ON = "uit dienst"
    REPRESENTATIVE = "representatieve functie"
    LANGUAGE = "taal"
    OLD_NUMBER = "oud personeelsnummer"
    OLD_TEAM = "oude teamnaam"


REQUIRED = (Column.NUMBER, Column.NAME, Column.ENTITY, Column.TEAM)


class Wrong(StrEnum):
    """What can be wrong with a list, a row or a cell."""

    # the list as a whole
    ENCODING = "encoding"
    TOO_MANY = "too_many"
    NO_ROWS = "no_rows"
    DELIMITER = "delimiter"
    QUOTES = "quotes"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    COLUMN_UNKNOWN = "column_unknown"
    # a row or a cell
    CELLS = "cells"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    CHARACTERS = "characters"
    NUMBER = "number"
    ADDRESS = "address"
    ENTITY = "entity"
    DAY = "day"
    DAYS = "days"
    YES_OR_NO = "yes_or_no"
    LANGUAGE = "language"
    # rows against each other
    TWO_ROWS = "two_rows"
    SAME_ADDRESS = "same_address"
    TWO_PARENTS = "two_parents"
    TWO_OLD_NAMES = "two_old_names"
    SAME_OLD_NUMBER = "same_old_number"
    SAME_OLD_TEAM = "same_old_team"
    LOOP = "loop"
    MANAGER_UNKNOWN = "manager_unknown"
    MANAGER_LEFT = "manager_left"
    MANAGE_EACH_OTHER = "manage_each_other"
    # the list against what is known
    NUMBER_TAKEN = "number_taken"
    ADDRESS_TAKEN = "address_taken"
    TEAM_TAKEN = "team_taken"
    TEAM_TWICE = "team_twice"
    OWN_ROW = "own_row"
    OWN_MANAGER = "own_manager"
    OWN_TEAMS = "own_teams"


@dataclass(frozen=True, order=True)
class Problem:
    """Something that is wrong: in which row (as a spreadsheet counts them) and column.

    `also` are other rows that it is about; `value` is what stands there.
    """

    line: int
    column: str
    wrong: Wrong
    value: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Row:
    """One person, as the list says. None where the list says nothing about it."""

    line: int
    number: str
    name: str
    entity: str
    team: str
    email: str | None = None
    phone: str | None = None
    parent: str | None = None
    manager: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    representative: bool | None = None
    language: str = ""
    old_number: str = ""
    old_team: str = ""

    def has_left(self, day: date) -> bool:
        """Whether the last day has passed."""
        return self.ends_on is not None and self.ends_on < day


@dataclass(frozen=True)
class HrList:
    """A list that could be read."""

    rows: tuple[Row, ...]
    columns: frozenset[Column]


class Unreadable(ValueError):
    """The list is refused as a whole; `problems` names all that is wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def key(words: str) -> str:
    """How two names or numbers are compared: without capitals or double spaces."""
    return " ".join(words.split()).casefold()
