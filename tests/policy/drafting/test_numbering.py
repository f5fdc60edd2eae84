"""Numbers that move up, close up, or take a letter."""

from __future__ import annotations

import pytest

from policy.drafting.numbering import after, closed_up, is_number, pushed


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("4", "5"),
        ("4a", "5"),
        ("9", "10"),
        ("a", "b"),
        ("z", ""),
        ("", ""),
        ("IV", ""),
        ("§ 2", "§ 3"),
        ("Hoofdstuk 9", "Hoofdstuk 10"),
    ],
)
def test_the_number_that_follows(number: str, following: str) -> None:
    assert after(number) == following


@pytest.mark.parametrize(
    ("numbers", "start", "became"),
    [
        ("1 2 2 3", 2, "1 2 3 4"),
        ("1 2 2 3 5", 2, "1 2 3 4 5"),
        ("1 2 2 2a 3", 2, "1 2 3 3a 4"),
        ("1 2 2a 3", 2, "1 2 2a 3"),
        ("a b b c", 2, "a b c d"),
        ("1 2", 2, "1 2"),
    ],
)
def test_what_is_in_the_way_moves_up_until_a_gap(numbers: str, start: int, became: str) -> None:
    assert pushed(numbers.split(), start) == became.split()


@pytest.mark.parametrize(
    ("numbers", "start", "gone", "became"),
    [
        ("1 2 3 4", 2, "2", "1 2 2 3"),
        ("1 2 3 5", 2, "2", "1 2 2 5"),
        ("1 2 3 3a 4", 2, "2", "1 2 2 2a 3"),
        ("1 2a 3", 2, "2a", "1 2a 3"),
        ("a b c", 1, "a", "a a b"),
    ],
)
def test_what_follows_closes_up_until_a_gap(
    numbers: str, start: int, gone: str, became: str
) -> None:
    assert closed_up(numbers.split(), start, gone) == became.split()


@pytest.mark.parametrize(
    ("number", "known"), [("4", True), ("4a", True), ("b", True), ("0", False), ("IV", False)]
)
def test_numbers_that_an_editor_can_give(number: str, known: bool) -> None:
    assert is_number(number) is known
