"""Half within, nine in ten within; charts that a page can draw without a style."""

from __future__ import annotations

from datetime import timedelta

import pytest

from escalations.figures.charts import bars, columns
from escalations.figures.drawing import svg_of_bars, svg_of_columns
from escalations.figures.spread import Spread, spread_of


def hours(*numbers: int) -> list[timedelta]:
    return [timedelta(hours=number) for number in numbers]


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        (hours(1, 2, 3, 4), None),
        (hours(5, 1, 2, 4, 3), (5, 3, 5)),
        (hours(*range(1, 11)), (10, 5, 9)),
        (hours(2, 2, 2, 2, 40), (5, 2, 40)),
    ],
)
def test_it_is_the_nearest_rank(
    lengths: list[timedelta], expected: tuple[int, int, int] | None
) -> None:
    found = spread_of(lengths)

    told = expected and Spread(expected[0], *hours(*expected[1:]))
    assert found == told


def test_the_longest_bar_is_whole_and_who_is_left_out_has_none() -> None:
    chart = bars([("a", "8", 8), ("b", "2", 2), ("c", "fewer", None)])

    assert [bar.width for bar in chart.bars] == [400, 100, 0]


@pytest.mark.parametrize(("highest", "top"), [(0, 5), (4, 5), (12, 20), (21, 25), (26, 50)])
def test_the_line_at_the_top_reads_easily(highest: int, top: int) -> None:
    assert columns([("jan", highest), ("feb", None)]).top == top


def test_on_paper_words_stay_words() -> None:
    drawn = svg_of_bars(bars([("<script>", "1 & 2", 1)])) + svg_of_columns(columns([("a<b", 3)]))

    assert "&lt;script&gt;" in drawn and "1 &amp; 2" in drawn and "a&lt;b" in drawn
