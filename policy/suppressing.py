"""Leaving out groups that are too small to be figures about a group. Pure (bar 23).

Groups under five are left out, and so are as many others as it takes that what
was left out can't be had back by subtracting the rest from the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from .obligations import Standing

FEWEST = 5
"""People a group must have to be shown on its own."""

Key = TypeVar("Key", int, str, Standing)


def suppressed(sizes: Mapping[Key, int]) -> frozenset[Key]:
    """The groups to leave out, given the number of people in each and the whole as their sum.

    A group that is there with nobody in it is small too: that tells something of all of it.
    """
    hidden = {key for key, size in sizes.items() if size < FEWEST}
    # Never by size: two days would leave out other groups, and be had by comparing them.
    others = sorted(key for key in sizes if key not in hidden)
    # One group alone, or few people together, follow from the whole minus the rest.
    while hidden and others and (len(hidden) < 2 or _together(sizes, hidden) < FEWEST):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def _together(sizes: Mapping[Key, int], keys: set[Key]) -> int:
    return sum(sizes[key] for key in keys)


def reasons_to_show(given: Sequence[str]) -> list[str]:
    """Of reasons in the order in which they were given: those that may be read, by alphabet.

    Five at a time, so that nobody can tell whose was the last one added.
    """
    whole = len(given) - len(given) % FEWEST
    return sorted(given[:whole], key=lambda reason: (reason.casefold(), reason))


def merged(sizes: Mapping[Key, int]) -> list[tuple[tuple[Key, ...], int | None]]:
    """The groups that may be told, each with its size; small ones together with others.

    What is together too small to tell has None, so that it is not taken for nobody.
    """
    filled = {key: size for key, size in sizes.items() if size > 0}
    hidden = suppressed(filled)
    told: list[tuple[tuple[Key, ...], int | None]] = []
    for key, size in sizes.items():
        if key not in hidden:
            told.append(((key,), size))
    if hidden:
        together = tuple(key for key in sizes if key in hidden)
        people = _together(filled, set(hidden))
        told.append((together, people if people >= FEWEST else None))
    return told
