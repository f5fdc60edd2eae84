"""Charts of numbers as coordinates for plain SVG: no style, no script. Pure.

Coordinates are in the units of the chart's `viewBox`. Words stand in the table beneath too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 400
LABEL, THICK, GAP = 20, 12, 14
TOP, BOTTOM, LEFT, RIGHT = 20, 150, 34, 396


@dataclass(frozen=True)
class Bar:
    """A line of words at `text_y` and its bar below at `y`; `said` is at the end of the line."""

    label: str
    said: str
    text_y: int
    y: int
    width: int


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, one a group."""

    bars: tuple[Bar, ...]
    height: int
    full: int = WIDTH
    thick: int = THICK


@dataclass(frozen=True)
class Column:
    """A standing bar; `said` stands above it, its `label` below where there is room for one."""

    label: str
    said: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Where its words are centred."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Columns:
    """Standing bars over time; `top` is what the line at the top of the chart stands for."""

    columns: tuple[Column, ...]
    top: int

    @property
    def is_empty(self) -> bool:
        """Whether every column is left out, or nothing at all: then there is nothing to draw."""
        return not any(column.height for column in self.columns)


def bars(rows: Sequence[tuple[str, str, float | None]]) -> Bars:
    """A bar for each (label, what it says, length), the longest over the whole width."""
    longest = max((length or 0 for _l, _s, length in rows), default=0) or 1
    made, at = [], 0
    for label, said, length in rows:
        width = round(WIDTH * (length or 0) / longest)
        made.append(Bar(label, said, at + LABEL - 6, at + LABEL, width))
        at += LABEL + GAP // 2 if length is None else LABEL + THICK + GAP
    return Bars(tuple(made), at)


def columns(rows: Sequence[tuple[str, int | None]]) -> Columns:
    """A column for each (label, number); one that is left out has no height."""
    highest = max((number or 0 for _label, number in rows), default=0)
    top, room = _round_up(highest), (RIGHT - LEFT) / max(len(rows), 1)
    every = -(-len(rows) // 6)
    made = []
    for at, (label, number) in enumerate(rows):
        height = round((BOTTOM - TOP) * (number or 0) / top)
        shown = label if at % every == 0 else ""
        x, width = round(LEFT + at * room + room * 0.15), max(round(room * 0.7), 2)
        made.append(Column(shown, str(number or ""), x, BOTTOM - height, width, height))
    return Columns(tuple(made), top)


def _round_up(number: int) -> int:
    """A number that reads easily beside a line."""
    step = 1
    while True:
        for size in (5 * step, 10 * step, 20 * step, 25 * step):
            if number <= size:
                return size
        step *= 10
