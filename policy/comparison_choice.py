"""Which two versions a reader wants to see beside one another, where they did not say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from werksaam.people.models import User

from .models import Version
from .queries_changes import LastConfirmed, last_confirmed
from .queries_reading import Code


@dataclass(frozen=True)
class Pair:
    """Two numbers of versions, the earlier first."""

    before: int
    after: int


def default_pair(person: User, code: Code) -> Pair | None:
    """What `person` last confirmed against the version in force, else the one before that.

    None where there are no two versions. 2 queries.
    """
    current = code.in_force()
    after = current.number if current else max(code.versions)
    last = last_confirmed(person, code.policy)
    if last and last.version.number < after and last.version.number in code.versions:
        return Pair(last.version.number, after)
    return pair_up_to(code, after)


def pair_up_to(code: Code, after: int) -> Pair | None:
    """A version and the one before it that readers know; None where there is none."""
    others = [number for number in code.versions if number != after]
    earlier = [n for n in others if n < after and code.life(code.versions[n]).is_published]
    if earlier:
        return Pair(max(earlier), after)
    below = [number for number in others if number < after]
    if below:
        return Pair(max(below), after)
    return Pair(after, min(others)) if others else None


def since_confirmed(person: User, code: Code, before: Version) -> LastConfirmed | None:
    """What `person` last confirmed, where that is the earlier of the two (2 queries)."""
    last = last_confirmed(person, code.policy)
    return last if last and last.version.number == before.number else None


def nearest(numbers: Collection[int], wanted: int) -> int:
    """The number nearest to the one that is not there; of two as near the later."""
    return min(numbers, key=lambda number: (abs(number - wanted), -number))


def nearest_pair(numbers: Collection[int], first: int, second: int) -> Pair | None:
    """The two versions nearest to two of which one or both are not there; None for fewer."""
    if len(numbers) < 2:
        return None
    one = nearest(numbers, first)
    other = nearest([number for number in numbers if number != one], second)
    return Pair(min(one, other), max(one, other))
