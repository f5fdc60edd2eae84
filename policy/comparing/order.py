"""Which of a row changed places: as few as explain the new order. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from uuid import UUID


def out_of_order(items: Sequence[UUID], places: Sequence[int]) -> set[UUID]:
    """The items outside the longest stretch whose earlier `places` still go up.

    Who takes one lid to the front moved one lid, not all the others one place on.
    """
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        holders[length : length + 1] = [n]
    kept: set[UUID] = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        kept.add(items[at])
        at = before[at]
    return set(items) - kept
