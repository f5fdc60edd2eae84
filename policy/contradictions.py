"""Dates of a version that exclude one another: which, and why. Pure.

Works council consent may lie years before adoption, as it does in the code of 2017, so it is
held only to the calendar. What comes later than it must is never guessed right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .timeline import (
    ADOPTED,
    CONSENT,
    IN_FORCE,
    PUBLISHED,
    REPLACES,
    RETROACTIVE,
    SIGNED,
    VALID_UNTIL,
    WITHDRAWN,
    Validity,
)

EARLIEST = date(1900, 1, 1)
"""Before this a year was mistyped: there was no body of this kind."""
FURTHEST_YEARS = 10
"""Further ahead than this nobody plans a text; a year was mistyped."""

_HAPPENED = (CONSENT, ADOPTED, SIGNED)
"""What is recorded only when it has happened."""


class Why(StrEnum):
    """What is wrong."""

    TOO_EARLY = "too_early"
    TOO_FAR = "too_far"
    NOT_YET = "not_yet"
    PUBLISHED_BEFORE_ADOPTED = "published_before_adopted"
    SIGNED_BEFORE_ADOPTED = "signed_before_adopted"
    IN_FORCE_BEFORE_ADOPTED = "in_force_before_adopted"
    IN_FORCE_BEFORE_PUBLISHED = "in_force_before_published"
    REACHES_FORWARD = "reaches_forward"
    ENDS_BEFORE_START = "ends_before_start"
    WITHDRAWN_BEFORE_START = "withdrawn_before_start"
    REPLACES_AFTER_START = "replaces_after_start"
    OVERLAP = "overlap"


@dataclass(frozen=True)
class Problem:
    """What is wrong, of which kinds of fact, with the days; `number` is the other version."""

    why: Why
    kinds: tuple[str, ...]
    days: tuple[date, ...]
    number: int | None = None


@dataclass(frozen=True)
class _Order:
    """The first must not lie after the second; where `strictly`, not on the same day either."""

    first: str
    second: str
    why: Why
    strictly: bool = False


_ORDERS = (
    _Order(ADOPTED, PUBLISHED, Why.PUBLISHED_BEFORE_ADOPTED),
    _Order(ADOPTED, SIGNED, Why.SIGNED_BEFORE_ADOPTED),
    _Order(ADOPTED, IN_FORCE, Why.IN_FORCE_BEFORE_ADOPTED),
    _Order(PUBLISHED, IN_FORCE, Why.IN_FORCE_BEFORE_PUBLISHED),
    _Order(RETROACTIVE, IN_FORCE, Why.REACHES_FORWARD, strictly=True),
    _Order(IN_FORCE, VALID_UNTIL, Why.ENDS_BEFORE_START),
    _Order(IN_FORCE, WITHDRAWN, Why.WITHDRAWN_BEFORE_START),
    _Order(REPLACES, IN_FORCE, Why.REPLACES_AFTER_START),
)


def contradictions(
    days: Mapping[str, date | None],
    today: date,
    number: int,
    others: Mapping[int, Validity],
) -> list[Problem]:
    """All that is wrong with the days of version `number`, by kind of fact.

    `others` are the validities of the other versions that were published.
    """
    known = {kind: day for kind, day in days.items() if day}
    found = [*_off_the_calendar(known, today), *_out_of_order(known)]
    if starts := known.get(IN_FORCE):
        found += _overlapping(starts, number, others)
    return found


def concerning(problems: Iterable[Problem], kind: str) -> list[Problem]:
    """Those that a fact of this kind is part of."""
    return [problem for problem in problems if kind in problem.kinds]


def _off_the_calendar(known: Mapping[str, date], today: date) -> Iterator[Problem]:
    for kind, day in known.items():
        if day < EARLIEST:
            yield Problem(Why.TOO_EARLY, (kind,), (day,))
        elif day.year > today.year + FURTHEST_YEARS:
            yield Problem(Why.TOO_FAR, (kind,), (day,))
        elif kind in _HAPPENED and day > today:
            yield Problem(Why.NOT_YET, (kind,), (day,))


def _out_of_order(known: Mapping[str, date]) -> Iterator[Problem]:
    for order in _ORDERS:
        first, second = known.get(order.first), known.get(order.second)
        if not first or not second:
            continue
        if first > second or (order.strictly and first == second):
            yield Problem(order.why, (order.first, order.second), (first, second))


def _overlapping(starts: date, number: int, others: Mapping[int, Validity]) -> Iterator[Problem]:
    """A later number comes into force later: else two would be in force on one day."""
    for other, validity in others.items():
        is_earlier = validity.starts_on < starts
        if validity.starts_on == starts or is_earlier is not (other < number):
            yield Problem(Why.OVERLAP, (IN_FORCE,), (starts, validity.starts_on), other)
