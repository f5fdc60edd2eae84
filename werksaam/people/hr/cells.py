"""Pure: what one cell of the list says, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from .rows import REQUIRED, Column, Problem, Row, Wrong, key

LONGEST = {
    Column.NUMBER: 20,
    Column.OLD_NUMBER: 20,
    Column.MANAGER: 20,
    Column.NAME: 150,
    Column.EMAIL: 254,
    Column.PHONE: 30,
    Column.TEAM: 100,
    Column.PARENT: 100,
    Column.OLD_TEAM: 100,
}
OTHERS_LONGEST = 60
EARLIEST, LATEST = 1900, 2199
ENTITIES = {
    "werksaam westfriesland": "westfriesland",
    "westfriesland": "westfriesland",
    "werksaam verloning": "verloning",
    "verloning": "verloning",
    "extern": "external",
}
YES_OR_NO = {"ja": True, "j": True, "nee": False, "n": False, "": False}
LANGUAGES = {"": "", "nl": "nl", "nederlands": "nl", "en": "en", "engels": "en"}
ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
DUTCH = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})", re.ASCII)
T = TypeVar("T")


class Misread(ValueError):
    """A cell does not say what it should."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong = wrong


class Cells:
    """The cells of one row by column; collects what is wrong while they are read."""

    def __init__(self, line: int, cells: dict[Column, str]) -> None:
        self.line = line
        self.cells = {column: " ".join(text.split()) for column, text in cells.items()}
        self.problems: list[Problem] = []

    def row(self) -> Row:
        """The person in this row; only worth something where `problems` stays empty."""
        row = Row(
            line=self.line,
            number=self._read(Column.NUMBER, number) or "",
            name=self._read(Column.NAME, str) or "",
            entity=self._read(Column.ENTITY, entity) or "",
            team=self._read(Column.TEAM, str) or "",
            email=self._read(Column.EMAIL, address),
            phone=self._read(Column.PHONE, str),
            parent=self._read(Column.PARENT, str),
            manager=self._read(Column.MANAGER, number),
            starts_on=self._read(Column.STARTS_ON, day),
            ends_on=self._read(Column.ENDS_ON, day),
            representative=self._read(Column.REPRESENTATIVE, yes_or_no),
            language=self._read(Column.LANGUAGE, language) or "",
            old_number=self._read(Column.OLD_NUMBER, number) or "",
            old_team=self._read(Column.OLD_TEAM, str) or "",
        )
        if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
            self._note(Column.ENDS_ON, Wrong.DAYS)
        return row

    def _read(self, column: Column, means: Callable[[str], T]) -> T | None:
        """What the cell means; None where the list has no such column, or it is wrong."""
        if column not in self.cells:
            return None
        text = self.cells[column]
        try:
            _check(column, text)
            return means(text)
        except Misread as misread:
            self._note(column, misread.wrong)
            return None

    def _note(self, column: Column, wrong: Wrong) -> None:
        self.problems.append(Problem(self.line, column, wrong, self.cells[column]))


def _check(column: Column, text: str) -> None:
    if not text and column in REQUIRED:
        raise Misread(Wrong.EMPTY)
    if len(text) > LONGEST.get(column, OTHERS_LONGEST):
        raise Misread(Wrong.TOO_LONG)
    if not text.isprintable():
        raise Misread(Wrong.CHARACTERS)


def number(text: str) -> str:
    """A personnel number. With an @ it would be taken for a mail address at signing in."""
    if "@" in text:
        raise Misread(Wrong.NUMBER)
    return text


def address(text: str) -> str:
    """A mail address in lower case, as we keep them; empty for someone without."""
    if text and not ADDRESS.fullmatch(text):
        raise Misread(Wrong.ADDRESS)
    return text.lower()


def entity(text: str) -> str:
    """The organisation, by its name with or without 'WerkSaam'."""
    return _one_of(ENTITIES, text, Wrong.ENTITY)


def yes_or_no(text: str) -> bool:
    """Ja or nee; an empty cell is no."""
    return _one_of(YES_OR_NO, text, Wrong.YES_OR_NO)


def language(text: str) -> str:
    """The language that someone who is new reads in."""
    return _one_of(LANGUAGES, text, Wrong.LANGUAGE)


def day(text: str) -> date | None:
    """A day, as 2026-12-31 or 31-12-2026: two ways that can't be taken for each other.

    With slashes, or a year of two digits, 1-2-26 could be two days: it is refused.
    """
    if not text:
        return None
    written = ISO.fullmatch(text) or DUTCH.fullmatch(text)
    if written is None:
        raise Misread(Wrong.DAY)
    try:
        found = date(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError as none:
        raise Misread(Wrong.DAY) from none
    if not EARLIEST <= found.year <= LATEST:
        raise Misread(Wrong.DAY)
    return found


def _one_of(meanings: dict[str, T], text: str, wrong: Wrong) -> T:
    try:
        return meanings[key(text)]
    except KeyError as unknown:
        raise Misread(wrong) from unknown
