"""What a new day would do to which version applies when: asked before it is recorded.

Nothing here is stored; the answer is worked out as if the fact was there already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from . import timeline
from .models import Version
from .queries import history
from .queries_reading import Code


@dataclass(frozen=True)
class Reached:
    """A version that retroactive effect takes days from: the first and the last of them."""

    number: int
    first: date
    last: date


def reached_back(code: Code, version: Version, on: date) -> list[Reached]:
    """The versions that applied on days to which `version` would apply from `on` instead."""
    lives = {number: code.life(other) for number, other in code.versions.items()}
    own = lives[version.number].validity
    if own is None:
        return []
    last = own.starts_on - timedelta(days=1)
    found = []
    for number, life in sorted(lives.items()):
        other = life.validity
        if other is None or number == version.number or other.starts_on > own.starts_on:
            continue
        days = max(on, other.applies_from), min(last, other.ends_on or last)
        if days[0] <= days[1]:
            found.append(Reached(number, *days))
    return found


@dataclass(frozen=True)
class Gap:
    """What applies from the day on which a version is withdrawn: the `number` of another, or
    nothing; `until` is the day on which the next one starts, where one is known."""

    number: int | None
    until: date | None = None


def after_withdrawal(code: Code, version: Version, on: date) -> Gap:
    """What applies from `on`, if `version` was withdrawn then."""
    fact = timeline.Fact(timeline.WITHDRAWN, on, recorded_on=on)
    histories = [
        replace(own, facts=(*own.facts, fact)) if own.number == version.number else own
        for own in (history(other) for other in code.versions.values())
    ]
    number = timeline.version_on(histories, on)
    starts = [one.starts_on for one in timeline.validities(histories).values()]
    until = min((day for day in starts if day > on), default=None)
    return Gap(number, None if number else until)
