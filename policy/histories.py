"""What was known about a person at several moments, and so where they stood. Pure.

Facts are loaded once with the stretch of moments in which they were known. People with
the same history are computed once, so a chart over time costs little more than one day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from .obligations import (
    Asked,
    Confirmed,
    PersonFacts,
    Refused,
    Span,
    Standing,
    Work,
    asking,
    state_of,
)

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


Where = tuple[Known[Work], ...]
"""The teams that someone was ever known to work in."""


@dataclass(frozen=True)
class History:
    """All that was ever known about one person; of work only what an audience asks about."""

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


def counted(
    people: Iterable[tuple[History, Where]], askings: Sequence[Asking | None]
) -> list[Counter[Key]]:
    """For each moment: how many people of each team have which standing; empty where not asked.

    Only people in the audience. Standings and teams are found once for people alike in
    that, and then put together.
    """
    times = Counter(people)
    histories, wheres = {history for history, _where in times}, {where for _history, where in times}
    standings = {history: _standings(history, askings) for history in histories}
    teams = {where: _teams(where, askings) for where in wheres}
    found: list[Counter[Key]] = [Counter() for _asking in askings]
    for (history, where), number in times.items():
        here = zip(found, teams[where], standings[history], strict=True)
        for counts, team, standing in here:
            if team is not None and standing is not None:
                counts[team, standing] += number
    return found


def _standings(history: History, askings: Sequence[Asking | None]) -> list[Standing | None]:
    return [
        _standing(history.facts_at(place), one) if one else None
        for place, one in enumerate(askings)
    ]


def _standing(person: PersonFacts, one: Asking) -> Standing | None:
    """Where someone stands; None for whoever is not asked, also if they confirmed by themselves."""
    if not asking(person, (one.asked,), one.moment.day):
        return None
    return state_of(person, (one.asked,), one.valid, one.moment.day).standing


def _teams(where: Where, askings: Sequence[Asking | None]) -> list[int | None]:
    """At each moment the team joined last; None if not employed, or if nothing is asked."""
    return [
        _team(_known(where, place), one.moment.day) if one else None
        for place, one in enumerate(askings)
    ]


def _team(work: Sequence[Work], day: date) -> int | None:
    return next((one.team for one in reversed(work) if one.covers(day)), None)


def _known(facts: tuple[Known[T], ...], place: int) -> tuple[T, ...]:
    return tuple(known.fact for known in facts if known.at(place))
