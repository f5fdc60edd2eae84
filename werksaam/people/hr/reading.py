"""Pure: a file from HR, to rows. All that is wrong with it is named at once.

    text, encoding = decoded(content)
    listed = read(text)

Raises Unreadable; then nothing of the file is used.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from io import StringIO

from .cells import Cells
from .contradictions import in_itself
from .rows import REQUIRED, Column, HrList, Problem, Row, Unreadable, Wrong, key

DELIMITERS = ";,\t"
MOST_ROWS = 50_000
MOST_BYTES = 10 * 1024 * 1024
WINDOWS = "cp1252"
UTF_8 = "utf-8"
OTHER_HEADINGS = {
    "email": Column.EMAIL,
    "e-mailadres": Column.EMAIL,
    "telefoonnummer": Column.PHONE,
    "personeelsnummer leidinggevende": Column.MANAGER,
    "leidinggevende (personeelsnummer)": Column.MANAGER,
}
"""Headings that HR also uses, and that can mean nothing else."""

HEADINGS = {column.value: column for column in Column} | OTHER_HEADINGS


def decoded(content: bytes) -> tuple[str, str]:
    """The text of the file, and how it was written: UTF-8, or as Windows does (CP1252).

    Raises Unreadable, with the row, for anything else.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable((Problem(0, "", Wrong.TOO_MANY),))
    for encoding in (UTF_8, WINDOWS):
        try:
            text = content.decode("utf-8-sig" if encoding == UTF_8 else encoding)
        except UnicodeDecodeError as undecodable:
            line = content[: undecodable.start].count(b"\n") + 1
            continue
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            break
        return text, encoding
    raise Unreadable((Problem(line, "", Wrong.ENCODING),))


def read(text: str) -> HrList:
    """The rows of the list. Raises Unreadable."""
    lines = list(_lines(text))
    if not lines:
        raise Unreadable((Problem(0, "", Wrong.NO_ROWS),))
    columns = _columns(*lines[0])
    rows, problems = _rows(columns, lines[1:])
    if not rows and not problems:
        problems.append(Problem(0, "", Wrong.NO_ROWS))
    misread = {problem.line for problem in problems}
    known = HrList(_once(rows, misread), frozenset(columns))
    problems += in_itself(known, misread=misread)
    if problems:
        raise Unreadable(tuple(sorted(problems)))
    return known


def _rows(
    columns: list[Column], lines: list[tuple[int, list[str]]]
) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for line, cells in lines:
        if len(cells) != len(columns):
            told = f"{len(cells)}/{len(columns)}"
            problems.append(Problem(line, "", Wrong.CELLS, told))
            continue
        reading = Cells(line, dict(zip(columns, cells, strict=True)))
        rows.append(reading.row())
        problems += reading.problems
    return rows, problems


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line that it begins on. Raises Unreadable."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins, number = 1, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                number += 1
                yield begins, cells
            if number > MOST_ROWS + 1:
                raise Unreadable((Problem(begins, "", Wrong.TOO_MANY),))
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise Unreadable((Problem(begins, "", Wrong.QUOTES),)) from broken


def _delimiter(text: str) -> str:
    """What parts the headings we know best. Raises Unreadable where nothing does."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    known = {sign: _known_headings(heading, sign) for sign in DELIMITERS}
    best = max(known, key=lambda sign: known[sign])
    if heading and known[best] < 2:
        raise Unreadable((Problem(1, "", Wrong.DELIMITER, heading[:80]),))
    return best


def _known_headings(heading: str, delimiter: str) -> int:
    try:
        cells = next(csv.reader([heading], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return 0
    return sum(key(cell) in HEADINGS for cell in cells)


def _columns(line: int, cells: list[str]) -> list[Column]:
    """The column of each cell. Raises Unreadable on missing, doubled and unknown ones."""
    found = [HEADINGS.get(key(cell)) for cell in cells]
    columns = [column for column in found if column]
    problems = [
        Problem(line, cell.strip()[:60], Wrong.COLUMN_UNKNOWN)
        for cell, column in zip(cells, found, strict=True)
        if column is None
    ]
    problems += [
        Problem(line, column, Wrong.COLUMN_TWICE)
        for column in dict.fromkeys(columns)
        if columns.count(column) > 1
    ]
    problems += [
        Problem(line, column, Wrong.COLUMN_MISSING) for column in REQUIRED if column not in columns
    ]
    if problems:
        raise Unreadable(tuple(problems))
    return columns


def _once(rows: list[Row], misread: Collection[int]) -> tuple[Row, ...]:
    """The rows, and what stands there twice in the same words once.

    What could not be read looks like an empty cell, and is not the same words.
    """
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        seen.setdefault((row.line in misread, *tuple(vars(row).items())[1:]), row)
    return tuple(seen.values())
