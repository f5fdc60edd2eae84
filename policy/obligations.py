"""Who must confirm, by when, and how far each person is. Pure: facts in, answers out.

An obligation is derived and never stored, so it can't get lost: employed on
the day, minus leave and exemption, minus a valid acknowledgement. New staff
have a term of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

TERM_OF_ONE_S_OWN = timedelta(days=14)
"""From a first day at work, or from the return after long leave (our own rule)."""

EDITORIAL = "editorial"


class Standing(StrEnum):
    """How far someone is with the version in force, on a day."""

    OVERDUE = "overdue"
    OPEN = "open"
    NEW = "new"
    ON_LEAVE = "on_leave"
    EXEMPT = "exempt"
    CONFIRMED = "confirmed"
    NOT_ASKED = "not_asked"


PENDING = frozenset({Standing.OVERDUE, Standing.OPEN, Standing.NEW})
"""Standings in which someone still has to confirm."""

ASKED = PENDING | {Standing.CONFIRMED}
"""Standings that count in figures: whoever was asked, and could."""


@dataclass(frozen=True)
class Span:
    """Days from `starts_on` to `ends_on`, both included; None: no end is known."""

    starts_on: date
    ends_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` is in it."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Asked:
    """A round, as far as the rule needs it."""

    opens_on: date
    due_on: date


@dataclass(frozen=True)
class PersonFacts:
    """What is known about one person; `confirmed` is the day of confirming by version number."""

    employed: tuple[Span, ...] = ()
    leave: tuple[Span, ...] = ()
    exempt: tuple[Span, ...] = ()
    confirmed: Mapping[int, date] | None = None


@dataclass(frozen=True)
class State:
    """Where a person stands; `due_on` where something is due, `on` where it was confirmed."""

    standing: Standing
    due_on: date | None = None
    on: date | None = None
    is_new: bool = False


def valid_versions(number: int, change_kinds: Mapping[int, str]) -> frozenset[int]:
    """The versions of which an acknowledgement holds for version `number`.

    An editorial version keeps those of the version before it valid; a
    substantive one asks everyone again.
    """
    valid = {number}
    for earlier in sorted((n for n in change_kinds if n < number), reverse=True):
        if change_kinds.get(min(valid)) != EDITORIAL:
            break
        valid.add(earlier)
    return frozenset(valid)


def first_day(employed: Iterable[Span], day: date) -> date | None:
    """The first day of the unbroken employment that covers `day`; None if not employed then.

    Changing teams does not make anyone new: stretches that touch are one.
    """
    spans = list(employed)
    starts = [span.starts_on for span in spans if span.covers(day)]
    if not starts:
        return None
    start = min(starts)
    before = start - timedelta(days=1)
    return first_day(spans, before) or start


def due_on(person: PersonFacts, asked: Asked, day: date) -> date:
    """The last day to confirm: of the round, or of a term of one's own if that is later."""
    returned = [span.ends_on for span in person.leave if span.ends_on and span.ends_on < day]
    restarts = [last + timedelta(days=1) for last in returned]
    start = first_day(person.employed, day)
    if start:
        restarts.append(start)
    own = [at + TERM_OF_ONE_S_OWN for at in restarts if at > asked.opens_on]
    return max([asked.due_on, *own])


def state_of(person: PersonFacts, asked: Asked | None, valid: Collection[int], day: date) -> State:
    """Where `person` stands on `day`; `valid` are the versions whose confirmation counts."""
    start = first_day(person.employed, day)
    if start is None:
        return State(Standing.NOT_ASKED)
    confirmed = [on for n, on in (person.confirmed or {}).items() if n in valid and on <= day]
    if confirmed:
        return State(Standing.CONFIRMED, on=min(confirmed))
    if asked is None or asked.opens_on > day:
        return State(Standing.NOT_ASKED)
    if any(span.covers(day) for span in person.leave):
        return State(Standing.ON_LEAVE)
    if any(span.covers(day) for span in person.exempt):
        return State(Standing.EXEMPT)
    return _pending(due_on(person, asked, day), start > asked.opens_on, day)


def standings(
    people: Iterable[PersonFacts], asked: Asked | None, valid: Collection[int], day: date
) -> list[Standing]:
    """Where each of `people` stands on `day`."""
    return [state_of(person, asked, valid, day).standing for person in people]


def _pending(due: date, is_new: bool, day: date) -> State:
    if day > due:
        return State(Standing.OVERDUE, due, is_new=is_new)
    return State(Standing.NEW if is_new else Standing.OPEN, due, is_new=is_new)
