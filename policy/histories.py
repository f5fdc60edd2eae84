"""What was known about a person at several moments, and so where they stood. Pure.

Facts are loaded once with the stretch of moments in which they were known. People with
the same history are computed once, so a chart over time costs little more than one day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from .obligations import Asked, Confirmed, PersonFacts, Refused, Span, Standing, Work, state_of

T = TypeVar("T")

Key = tuple[int, Standing]
"""A team, and a standing."""


@dataclass(frozen=True)
class Moment:
    """A day, and the moment of which the knowledge counts."""

    day: date
    known_at: datetime


@dataclass(frozen=True, eq=False)
class Known(Generic[T]):
    """A fact, and between which moments it was known, by their place in a row of moments.

    Two of them are the same only where they are one object: comparing a hundred thousand
    by what they hold takes longer than all the rest.
    """

    fact: T
    since: int
    until: int

    def at(self, place: int) -> bool:
        """Whether it was held to be true at that moment."""
        return self.since <= place < self.until


@dataclass(frozen=True)
class History:
    """All that was ever known about one person."""

    employed: tuple[Known[Work], ...] = ()
    leave: tuple[Known[Span], ...] = ()
    exempt: tuple[Known[Span], ...] = ()
    confirmed: tuple[Known[Confirmed], ...] = ()
    refused: tuple[Known[Refused], ...] = ()

    def facts_at(self, place: int) -> PersonFacts:
        """What was known at one of the moments."""
        return PersonFacts(
            _known(self.employed, place),
            _known(self.leave, place),
            _known(self.exempt, place),
            _known(self.confirmed, place),
            _known(self.refused, place),
        )


@dataclass(frozen=True)
class Asking:
    """What one round asks at a moment, as known then."""

    moment: Moment
    asked: Asked
    valid: frozenset[int]


def counted(histories: Iterable[History], askings: Sequence[Asking | None]) -> list[Counter[Key]]:
    """For each moment: how many people of each team have which standing; empty where not asked."""
    times = Counter(histories)
    return [
        _count(times, place, asking) if asking else Counter()
        for place, asking in enumerate(askings)
    ]


def team_of(facts: PersonFacts, day: date) -> int | None:
    """The team that someone counts in: the one joined last; None if not employed on `day`."""
    return next((work.team for work in reversed(facts.employed) if work.covers(day)), None)


def _count(times: Mapping[History, int], place: int, asking: Asking) -> Counter[Key]:
    found: Counter[Key] = Counter()
    day = asking.moment.day
    for history, people in times.items():
        facts = history.facts_at(place)
        team = team_of(facts, day)
        if team is not None:
            state = state_of(facts, (asking.asked,), asking.valid, day)
            found[team, state.standing] += people
    return found


def _known(facts: tuple[Known[T], ...], place: int) -> tuple[T, ...]:
    return tuple(known.fact for known in facts if known.at(place))
