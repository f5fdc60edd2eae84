"""Which version applied on a day, as known on a day. Pure: facts in, answers out.

Two axes. *Geldig op* asks which text applied on a day. *Zicht* asks what was
known on a day: a text is known from the day of its publication (nobody could
know it before), a correction or a withdrawal from the day it was recorded.
With retroactive effect the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

CONSENT = "works_council_consent"
ADOPTED = "adopted"
SIGNED = "signed"
PUBLISHED = "published"
RELEASED = "released"
IN_FORCE = "in_force"
RETROACTIVE = "retroactive"
VALID_UNTIL = "valid_until"
WITHDRAWN = "withdrawn"
REPLACES = "replaces"

_AFTERWARDS = frozenset({VALID_UNTIL, WITHDRAWN})


class Stage(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Fact:
    """A dated fact about a version. `recorded_on` is the Dutch day it was recorded."""

    kind: str
    on: date | None
    recorded_on: date
    body: str = ""
    remark: str = ""


@dataclass(frozen=True)
class History:
    """The facts of one version, in the order in which they were recorded."""

    number: int
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Validity:
    """From when until when a version is in force; `ends_on` is its last day (*t/m*).

    "Geldend van `starts_on` t/m `ends_on`, met terugwerkende kracht vanaf
    `retroactive_from`." None for `ends_on` means: no end is known.
    """

    starts_on: date
    ends_on: date | None = None
    retroactive_from: date | None = None

    @property
    def applies_from(self) -> date:
        """The first day it applies to, retroactive effect included."""
        return min(self.starts_on, self.retroactive_from or self.starts_on)

    def applied_on(self, day: date) -> bool:
        """Whether it applied on `day`, retroactive effect included."""
        return self.applies_from <= day and not self.ended_by(day)

    def ended_by(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        return self.ends_on is not None and self.ends_on < day


@dataclass(frozen=True)
class Life:
    """A version's stage and validity on a day, with the fact that counts of every kind."""

    number: int
    stage: Stage
    validity: Validity | None
    facts: Mapping[str, Fact]

    def date_of(self, kind: str) -> date | None:
        """The date of the fact of this kind that counts; None where there is none."""
        fact = self.facts.get(kind)
        return fact.on if fact else None

    @property
    def is_published(self) -> bool:
        """Whether everyone may read it."""
        return self.stage in (Stage.PUBLISHED, Stage.WITHDRAWN)


def known_facts(history: History, known_on: date | None = None) -> dict[str, Fact]:
    """By kind the fact that counts: the one recorded last, of those known on `known_on`."""
    published = _first_published_on(history)
    counting: dict[str, Fact] = {}
    seen: set[str] = set()
    for fact in history.facts:
        since = _known_since(fact, is_correction=fact.kind in seen, published=published)
        seen.add(fact.kind)
        if known_on is None or since <= known_on:
            counting[fact.kind] = fact
    return counting


@dataclass(frozen=True)
class Correction:
    """A fact that took the place of an earlier one of its kind, and what that one said."""

    now: Fact
    before: Fact


def corrections(history: History) -> list[Correction]:
    """What was corrected, in the order in which it was recorded."""
    last: dict[str, Fact] = {}
    found = []
    for fact in history.facts:
        if (before := last.get(fact.kind)) is not None:
            found.append(Correction(fact, before))
        last[fact.kind] = fact
    return found


def first_known_on(history: History) -> date | None:
    """The day from which people could know this text: its publication."""
    return _first_published_on(history)


def stage_on(facts: Mapping[str, Fact], day: date) -> Stage:
    """The stage that follows from the facts that count."""
    withdrawn = facts.get(WITHDRAWN)
    if withdrawn and withdrawn.on and withdrawn.on <= day:
        return Stage.WITHDRAWN
    if RELEASED in facts:
        return Stage.PUBLISHED
    return Stage.ADOPTED if ADOPTED in facts else Stage.DRAFT


def validities(histories: Iterable[History], known_on: date | None = None) -> dict[int, Validity]:
    """The validity of every released version, by version number.

    The last day of one follows from the first day of the next: it is nowhere
    stored, so it can't contradict.
    """
    known = {history.number: known_facts(history, known_on) for history in histories}
    starts = {n: start for n, facts in known.items() if (start := _starts_on(facts))}
    return {
        number: Validity(
            start, _last_day(start, starts, known[number]), _date(known[number], RETROACTIVE)
        )
        for number, start in starts.items()
    }


def version_on(histories: Iterable[History], day: date, known_on: date | None = None) -> int | None:
    """The number of the version that applied on `day`, as known on `known_on` (None: now).

    Where retroactive effect reaches into the time of an earlier version, the
    later version has the word.
    """
    applying = [
        (validity.starts_on, number)
        for number, validity in validities(histories, known_on).items()
        if validity.applied_on(day)
    ]
    return max(applying)[1] if applying else None


def lives(histories: Iterable[History], day: date, known_on: date | None = None) -> dict[int, Life]:
    """Stage, validity and facts of every version on `day`, by version number."""
    listed = list(histories)
    valid = validities(listed, known_on)
    found: dict[int, Life] = {}
    for history in listed:
        facts = known_facts(history, known_on)
        stage = stage_on(facts, day)
        found[history.number] = Life(history.number, stage, valid.get(history.number), facts)
    return found


def _first_published_on(history: History) -> date | None:
    return next((fact.on for fact in history.facts if fact.kind == PUBLISHED and fact.on), None)


def _known_since(fact: Fact, *, is_correction: bool, published: date | None) -> date:
    if is_correction or published is None:
        return fact.recorded_on
    if fact.kind in _AFTERWARDS:
        return min(fact.recorded_on, fact.on or fact.recorded_on)
    return published


def _starts_on(facts: Mapping[str, Fact]) -> date | None:
    return _date(facts, IN_FORCE) if RELEASED in facts else None


def _last_day(start: date, starts: Mapping[int, date], facts: Mapping[str, Fact]) -> date | None:
    ends = [other - timedelta(days=1) for other in starts.values() if other > start]
    if until := _date(facts, VALID_UNTIL):
        ends.append(until)
    if withdrawn := _date(facts, WITHDRAWN):
        ends.append(withdrawn - timedelta(days=1))
    return min(ends, default=None)


def _date(facts: Mapping[str, Fact], kind: str) -> date | None:
    fact = facts.get(kind)
    return fact.on if fact else None
