"""No number tells of fewer than five, by itself, by subtracting, or beside another list."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalations.figures.grouping import (
    Told,
    at_least_few,
    most_first,
    over_time,
    percent_within,
    renamed,
    told,
)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({}, []),
        ({"a": 9, "b": 5}, [Told(("a",), 9), Told(("b",), 5)]),
        ({"a": 9, "b": 0}, [Told(("a",), 9)]),
        # One small group follows from the whole: another goes with it.
        ({"a": 9, "b": 4, "c": 8}, [Told(("c",), 8), Told(("a", "b"), 13)]),
        ({"a": 9, "b": 3, "c": 2}, [Told(("a",), 9), Told(("b", "c"), 5)]),
        ({"a": 9, "b": 3, "c": 1}, [Told(("a", "b", "c"), 13)]),
        ({"a": 4}, [Told(("a",), None)]),
    ],
)
def test_small_groups_are_told_together(sizes: dict[str, int], expected: list[Told]) -> None:
    assert told(sizes) == expected


def test_the_largest_comes_first_and_what_is_told_together_last() -> None:
    groups = [Told(("a", "b"), 30), Told(("c",), 6), Told(("d",), 9), Told(("e", "f"), None)]

    assert [group.keys[0] for group in most_first(groups)] == ["d", "c", "a", "e"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"a": {"x"}, "b": {"y"}, "c": {"z"}}, [Told(("x",), 9), Told(("y", "z"), 5)]),
        # A lid behind two groups: they are told together, or one would give away the other.
        ({"a": {"x"}, "b": {"x"}, "c": {"z"}}, [Told(("x", "z"), 14)]),
        ({"a": {"x", "w"}, "b": {"y"}, "c": set()}, [Told(("w", "x"), 9), Told(("y",), 5)]),
    ],
)
def test_another_list_of_the_same_reports_has_the_same_groups(
    names: dict[str, set[str]], expected: list[Told]
) -> None:
    groups = [Told(("a",), 9), Told(("b", "c"), 5)]

    assert renamed(groups, {key: frozenset(called) for key, called in names.items()}) == expected


def test_a_month_of_few_is_left_out_with_another() -> None:
    sizes = {"2026-01": 9, "2026-02": 3, "2026-03": 8, "2026-04": 0}

    shown = over_time(sizes)

    assert shown == [("2026-01", None), ("2026-02", None), ("2026-03", 8), ("2026-04", 0)]


@pytest.mark.parametrize(("number", "expected"), [(0, None), (4, None), (5, 5), (80, 80)])
def test_few_and_none_are_the_same(number: int, expected: int | None) -> None:
    assert at_least_few(number) == expected


@pytest.mark.parametrize(
    ("within", "of", "expected"), [(4, 4, None), (5, 5, 100), (0, 5, 0), (2, 3, None), (5, 8, 63)]
)
def test_a_share_is_of_five_or_more(within: int, of: int, expected: int | None) -> None:
    assert percent_within(within, of) == expected


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), min_size=1))
def test_no_sum_of_what_is_told_leaves_fewer_than_five(sizes: dict[str, int]) -> None:
    groups: Any = told(sizes)
    whole = sum(sizes.values())
    numbers = [group.number for group in groups if group.number is not None]

    left = {
        whole - sum(chosen)
        for count in range(len(numbers) + 1)
        for chosen in combinations(numbers, count)
    }

    assert whole < 5 or [rest for rest in left if 0 < rest < 5] == []
