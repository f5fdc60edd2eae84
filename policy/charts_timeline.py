"""A picture of two kinds of time: when each version applied, and since when one could know it.

Pure. Numbers for the attributes of plain SVG, in the units of its `viewBox`. The days are on
one true scale. A version has two lanes: a bar for the days it applies to, of which the part
with retroactive effect is only hatched; and a line from the day its text could be known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, LEFT, RIGHT = 400, 6, 388
HEAD, ROW, LABEL, THICK, KNOWN, FOOT = 40, 62, 16, 14, 44, 24
"""Heights: above the first row, of a row; in a row of its words, its bar, and its line."""
HATCH = 6
MOST_TICKS = 5
NEAR = 34
"""Closer than this, two words on the axis would run into one another."""
TODAY = 78
"""Room for "today" with its year, on one side of its line."""


@dataclass(frozen=True)
class Row:
    """A version: the first day it applies to, in force, its last day if it has one, and since
    when its text could be known."""

    number: int
    applies_from: date
    starts_on: date
    ends_on: date | None
    known_from: date


@dataclass(frozen=True)
class Lane:
    """A version in the picture. `back` is the hatched part; empty where there is none.

    `open`: no end is known, so the bar ends in an arrow.
    """

    number: int
    text_y: int
    bar_x: int
    bar_y: int
    bar_width: int
    back_x: int
    back_width: int
    hatching: str
    known_x: int
    known_y: int
    end_x: int
    open: bool


@dataclass(frozen=True)
class Mark:
    """A day that was asked about, as a line from top to bottom with words beside its end."""

    x: int
    text_x: int
    text_y: int
    anchor: str


@dataclass(frozen=True)
class Tick:
    """A year on the axis; its number stays within the picture."""

    year: int
    x: int
    text_x: int


@dataclass(frozen=True)
class TimePicture:
    """All of it; a mark is None where no such day was asked."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: Mark
    asked: Mark | None
    known_on: Mark | None
    height: int
    bottom: int


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> int:
        days = max((self.last - self.first).days, 1)
        return LEFT + round((RIGHT - LEFT) * (day - self.first).days / days)


def picture(
    rows: Sequence[Row], today: date, asked: date | None = None, known_on: date | None = None
) -> TimePicture:
    """The picture of these versions, oldest first, with the days that were asked about."""
    scale = _scale(rows, [day for day in (today, asked, known_on) if day])
    bottom = HEAD + ROW * len(rows)
    return TimePicture(
        lanes=tuple(_lane(row, scale, HEAD + ROW * n) for n, row in enumerate(rows)),
        ticks=tuple(_ticks(scale, today)),
        today=_mark(scale, today, bottom + 18),
        asked=_mark(scale, asked, 13) if asked else None,
        known_on=_mark(scale, known_on, 30) if known_on else None,
        height=bottom + FOOT,
        bottom=bottom,
    )


def _scale(rows: Sequence[Row], days: list[date]) -> _Scale:
    named = [day for row in rows for day in (row.applies_from, row.starts_on, row.known_from)]
    ends = [row.ends_on for row in rows if row.ends_on]
    # A year on either side, so no mark stands on the edge.
    first, last = min([*named, *days]), max([*named, *ends, *days])
    return _Scale(date(max(first.year - 1, 1), 7, 1), date(min(last.year + 1, 9999), 7, 1))


def _lane(row: Row, scale: _Scale, top: int) -> Lane:
    end = scale.x(row.ends_on) if row.ends_on else RIGHT
    start, back = scale.x(row.starts_on), scale.x(row.applies_from)
    bar_y = top + LABEL + 4
    return Lane(
        number=row.number,
        text_y=top + LABEL - 2,
        bar_x=min(start, end),
        bar_y=bar_y,
        bar_width=max(end - start, 2),
        back_x=back,
        back_width=start - back,
        hatching=_hatching(back, min(start, end), bar_y),
        known_x=scale.x(row.known_from),
        known_y=top + KNOWN,
        end_x=RIGHT,
        open=row.ends_on is None,
    )


def _hatching(start: int, end: int, top: int) -> str:
    """Slanting strokes from `start` to `end`, as a path."""
    strokes = (f"M{x} {top + THICK}L{min(x + HATCH, end)} {top}" for x in range(start, end, HATCH))
    return "".join(strokes)


def _mark(scale: _Scale, day: date, text_y: int) -> Mark:
    x = scale.x(day)
    is_left = x < WIDTH / 2
    return Mark(x, x + 5 if is_left else x - 5, text_y, "start" if is_left else "end")


def _ticks(scale: _Scale, today: date) -> Iterator[Tick]:
    """A few years, none of them under the word for today."""
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = max(-(-len(years) // MOST_TICKS), 1)
    for year in years[::step]:
        x = scale.x(date(year, 1, 1))
        text_x = min(max(x, NEAR // 2), WIDTH - NEAR // 2)
        if not _is_under(text_x, scale.x(today)):
            yield Tick(year, x, text_x)


def _is_under(text_x: int, today: int) -> bool:
    """Whether the number of a year would run into the word for today."""
    start, end = (today, today + TODAY) if today < WIDTH / 2 else (today - TODAY, today)
    return start - NEAR / 2 < text_x < end + NEAR / 2
