"""Plain SVG charts as numbers for attributes: no style, no script. Pure.

Coordinates are in the units of the chart's `viewBox`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 400
LABEL, THICK, GAP = 20, 12, 14
"""Of a row of a bar chart: its line of words, its bar below that, and the space after."""

LINE_LEFT, LINE_WIDTH, LINE_TOP, LINE_BOTTOM = 46, 328, 20, 150


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: words at `text_y`, and below them the bar at `y`.

    `share` in percent; None where the group is left out, which has no bar.
    """

    label: str
    share: int | None
    text_y: int
    y: int
    width: int


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, one a group, in the order given; a label has the whole width."""

    bars: tuple[Bar, ...]
    height: int
    full: int = WIDTH
    thick: int = THICK


@dataclass(frozen=True)
class Point:
    """A point of a line chart: a day and a share in percent."""

    day: date
    share: int
    x: int
    y: int


@dataclass(frozen=True)
class LineChart:
    """Shares over days."""

    points: tuple[Point, ...]
    path: str


def bars(rows: Sequence[tuple[str, int | None]]) -> BarChart:
    """A bar for each (label, percent)."""
    made, top = [], 0
    for label, share in rows:
        width = round(WIDTH * (share or 0) / 100)
        made.append(Bar(label, share, top + LABEL - 6, top + LABEL, width))
        top += LABEL + GAP // 2 if share is None else LABEL + THICK + GAP
    return BarChart(tuple(made), top)


def line(rows: Sequence[tuple[date, int]]) -> LineChart:
    """A line through (day, percent), the days on a true scale."""
    if not rows:
        return LineChart((), "")
    first, last = rows[0][0], rows[-1][0]
    days = max((last - first).days, 1)
    points = tuple(
        Point(
            day,
            share,
            LINE_LEFT + round(LINE_WIDTH * (day - first).days / days),
            LINE_BOTTOM - round((LINE_BOTTOM - LINE_TOP) * share / 100),
        )
        for day, share in rows
    )
    path = " L".join(f"{point.x} {point.y}" for point in points)
    return LineChart(points, f"M{path}")
