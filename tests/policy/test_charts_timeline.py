"""The picture of when versions apply and since when one could know them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from policy.charts_timeline import RIGHT, Row, picture

TODAY = date(2026, 11, 26)
FIRST = Row(1, date(2015, 1, 1), date(2017, 4, 21), date(2026, 11, 30), date(2017, 4, 20))
SECOND = Row(2, date(2026, 12, 1), date(2026, 12, 1), None, date(2026, 11, 20))


def test_only_what_applies_with_retroactive_effect_is_hatched() -> None:
    first, second = picture([FIRST, SECOND], TODAY).lanes

    assert first.back_x + first.back_width == first.bar_x
    assert first.hatching.startswith(f"M{first.back_x} ")
    assert (second.back_width, second.hatching) == (0, "")


def test_the_line_of_what_was_known_begins_in_the_hatched_part() -> None:
    (lane,) = picture([FIRST], TODAY).lanes

    assert lane.back_x < lane.known_x <= lane.bar_x


def test_a_version_without_a_known_end_goes_on() -> None:
    first, second = picture([FIRST, SECOND], TODAY).lanes

    assert (first.open, second.open) == (False, True)
    assert first.bar_x + first.bar_width <= second.bar_x
    assert second.bar_x + second.bar_width == RIGHT


def test_days_that_were_asked_about_stand_on_the_same_scale() -> None:
    found = picture([FIRST], TODAY, asked=date(2016, 6, 1), known_on=date(2017, 4, 20))

    assert found.asked is not None and found.known_on is not None
    assert found.lanes[0].back_x < found.asked.x < found.lanes[0].known_x
    assert found.known_on.x == found.lanes[0].known_x


def test_no_two_words_on_the_axis_run_into_one_another() -> None:
    found = picture([FIRST, SECOND], TODAY)

    places = sorted([*(tick.x for tick in found.ticks), found.today.x])

    assert all(later - earlier >= 30 for earlier, later in pairwise(places))


def test_the_first_and_the_last_day_there_are_can_be_drawn() -> None:
    found = picture([FIRST], TODAY, asked=date.min, known_on=date.max)

    assert found.asked is not None and found.known_on is not None
    assert 0 <= found.asked.x < found.known_on.x <= RIGHT
