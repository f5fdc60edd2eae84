"""A table as a file for spreadsheets, in which no cell is taken for a formula (bar 34)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tablib

Cell = str | int

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also full-width signs, which some programs read as the others."""


@dataclass(frozen=True)
class Table:
    """A table with the name of its columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(table: Table) -> bytes:
    """The table in UTF-8, as a spreadsheet set to Dutch opens it: in columns, accents whole.

    It takes the comma for the decimal sign, and without the byte order mark it guesses
    at the letters.
    """
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows(_defused([table.columns, *table.rows]))
    return made.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook of one sheet; numbers stay numbers."""
    columns, *rows = _defused([table.columns, *table.rows])
    data = tablib.Dataset(*rows, headers=columns, title=table.title[:31])
    made: bytes = data.export("xlsx", freeze_panes=True)
    return made


def defused(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what a spreadsheet would run; no control characters."""
    if not isinstance(cell, str):
        return cell
    begins = cell.lstrip(" \0").startswith(_BEGINS_FORMULA) or cell.startswith("\0")
    shown = "".join(c for c in cell if c.isprintable() or c in "\t\n")
    return f"'{shown}" if begins else shown


def _defused(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    return [[defused(cell) for cell in row] for row in rows]
