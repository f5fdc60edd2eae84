"""Reasons for not confirming are shown five at a time, so that none tells whose it is."""

from __future__ import annotations

import pytest

from policy.suppressing import reasons_to_show


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([], []),
        (["d", "c", "b", "a"], []),
        (["e", "D", "c", "b", "a"], ["a", "b", "c", "D", "e"]),
        (["f", "e", "d", "c", "b", "a"], ["b", "c", "d", "e", "f"]),
        (list("jihgfedcba"), list("abcdefghij")),
    ],
)
def test_reasons_are_shown_five_at_a_time_by_alphabet(given: list[str], shown: list[str]) -> None:
    assert reasons_to_show(given) == shown
