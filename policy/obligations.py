"""Who must confirm, by when, and how far each person is. Pure: facts in, answers out.

An obligation is derived and never stored, so it can't get lost: employed on the day and
in the audience of a round, minus leave and exemption, minus a confirmation that counts.
Who comes later, or comes back, has a term of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

TERM_OF_ONE_S_OWN = timedelta(days=14)
"""From a first day in the audience, or from the return after long leave (our own rule)."""

EDITORIAL = "editorial"
EVERYONE, ENTITIES, TEAMS, REPRESENTATIVES = "everyone", "entities", "teams", "representatives"
"""The kinds of audience."""

ONE_DAY = timedelta(days=1)


class Standing(StrEnum):
    """How far someone is with what is asked, on a day. Everyone employed has exactly one."""

    OVERDUE = "overdue"
    OPEN = "open"
    NEW = "new"
    WANTS_TO_TALK = "wants_to_talk"
    ON_LEAVE = "on_leave"
    EXEMPT = "exempt"
    CONFIRMED = "confirmed"
    NOT_ASKED = "not_asked"


PENDING = frozenset({Standing.OVERDUE, Standing.OPEN, Standing.NEW, Standing.WANTS_TO_TALK})
"""Standings in which someone has not confirmed what is asked."""

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
class Work(Span):
    """Days in a team, for an organisation, with or without a representative function."""

    team: int = 0
    entity: str = ""
    is_representative: bool = False


@dataclass(frozen=True)
class Asked:
    """A round, as far as the rule needs it; `due_on` with what it was extended to."""

    opens_on: date
    due_on: date
    is_periodic: bool = False
    audience: str = EVERYONE
    audience_of: frozenset[str | int] = frozenset()
    id: int = 0

    def concerns(self, work: Work) -> bool:
        """Whether someone with this work is in the audience."""
        if self.audience == TEAMS:
            return work.team in self.audience_of
        if self.audience == ENTITIES:
            return work.entity in self.audience_of
        return self.audience == EVERYONE or work.is_representative


@dataclass(frozen=True)
class Confirmed:
    """Someone confirmed a version on a day, or it was read together."""

    on: date
    version: int


@dataclass(frozen=True)
class Refused:
    """Someone said in a round not to confirm; `talked_on` is the day of the conversation."""

    round: int
    on: date
    talked_on: date | None = None


@dataclass(frozen=True)
class PersonFacts:
    """What is known about one person."""

    employed: tuple[Work, ...] = ()
    leave: tuple[Span, ...] = ()
    exempt: tuple[Span, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class State:
    """Where a person stands; `due_on` where something is due, `on` where it was confirmed.

    `rounds` are the rounds that ask something of the person that is not given yet.
    """

    standing: Standing
    due_on: date | None = None
    on: date | None = None
    is_new: bool = False
    rounds: tuple[int, ...] = ()


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


def first_day(spans: Iterable[Span], day: date) -> date | None:
    """The first day of the unbroken stretch of `spans` that covers `day`; None if none does.

    Changing teams does not make anyone new: spans that touch are one stretch.
    """
    known = list(spans)
    start = min((span.starts_on for span in known if span.covers(day)), default=None)
    while start is not None:
        before = min((s.starts_on for s in known if s.covers(start - ONE_DAY)), default=None)
        if before is None:
            return start
        start = before
    return None


def due_on(person: PersonFacts, asked: Asked, day: date) -> date:
    """The last day to confirm: of the round, or of a term of one's own if that is later."""
    return max([asked.due_on, *(at + TERM_OF_ONE_S_OWN for at in restarts(person, asked, day))])


def restarts(person: PersonFacts, asked: Asked, day: date) -> list[date]:
    """The days after its opening on which a round began to ask `person`: the first day in
    the audience, and each return from long leave."""
    returned = [span.ends_on for span in person.leave if span.ends_on and span.ends_on < day]
    found = [last + ONE_DAY for last in returned]
    if start := _joined(person, asked, day):
        found.append(start)
    return [at for at in found if at > asked.opens_on]


def asking(person: PersonFacts, rounds: Iterable[Asked], day: date) -> list[Asked]:
    """The rounds that ask `person` on `day`.

    One whose last day had passed before another began gives way to that one: who is asked
    anew has the new term.
    """
    work = [span for span in person.employed if span.covers(day)]
    here = [r for r in rounds if r.opens_on <= day and any(map(r.concerns, work))]
    return [r for r in here if not any(other.opens_on > r.due_on for other in here)]


def counts_for(given: Confirmed, asked: Asked, valid: Collection[int], day: date) -> bool:
    """Whether a confirmation answers a round: a periodic one asks for a new one."""
    in_time = given.on <= day and (not asked.is_periodic or given.on >= asked.opens_on)
    return in_time and given.version in valid


def state_of(
    person: PersonFacts, rounds: Collection[Asked], valid: Collection[int], day: date
) -> State:
    """Where `person` stands on `day`; `valid` are the versions whose confirmation counts."""
    if not any(span.covers(day) for span in person.employed):
        return State(Standing.NOT_ASKED)
    given = [c for c in person.confirmed if c.version in valid and c.on <= day]
    asks = asking(person, rounds, day)
    unmet = [r for r in asks if not any(counts_for(c, r, valid, day) for c in given)]
    if not unmet:
        return _settled(given, asks, valid, day)
    if any(span.covers(day) for span in person.leave):
        return State(Standing.ON_LEAVE)
    if any(span.covers(day) for span in person.exempt):
        return State(Standing.EXEMPT)
    return _pending(person, unmet, day)


def _joined(person: PersonFacts, asked: Asked, day: date) -> date | None:
    return first_day([work for work in person.employed if asked.concerns(work)], day)


def _settled(
    given: Collection[Confirmed], asks: Collection[Asked], valid: Collection[int], day: date
) -> State:
    """Confirmed, since the day on which everything asked had been given."""
    if not given:
        return State(Standing.NOT_ASKED)
    answers = [min(c.on for c in given if counts_for(c, r, valid, day)) for r in asks]
    return State(Standing.CONFIRMED, on=max(answers, default=min(c.on for c in given)))


def _pending(person: PersonFacts, unmet: Collection[Asked], day: date) -> State:
    terms = [(due_on(person, asked, day), asked) for asked in unmet]
    due, first = min(terms, key=lambda term: (term[0], term[1].id))
    joined = _joined(person, first, day)
    is_new = joined is not None and joined > first.opens_on
    ids = tuple(sorted(asked.id for asked in unmet))
    return State(_word(person, ids, due, day, is_new=is_new), due, is_new=is_new, rounds=ids)


def _word(
    person: PersonFacts, ids: Collection[int], due: date, day: date, *, is_new: bool
) -> Standing:
    said_no = [r for r in person.refused if r.round in ids and r.on <= day]
    if any(r.talked_on is None or r.talked_on > day for r in said_no):
        return Standing.WANTS_TO_TALK
    if day > due:
        return Standing.OVERDUE
    return Standing.NEW if is_new else Standing.OPEN
