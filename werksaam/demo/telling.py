"""How a story is told: steps with a moment, done in the order of their moments.

The clock stands at each moment while its step happens, and after each step the
portal does what is due.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from werksaam import clock, due


@dataclass(frozen=True)
class Step:
    """Something that happens at a moment."""

    moment: datetime
    happen: Callable[[], object]


def moment(day: date, at: str) -> datetime:
    """A time of a working day: in a weekend, the Friday before."""
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(at), clock.AMSTERDAM)


def tell(steps: list[Step]) -> None:
    """Let the steps happen in the order of their moments, none of them in the future."""
    now = clock.now()
    for step in sorted(steps, key=lambda step: step.moment):
        with clock.at(min(step.moment, now)):
            step.happen()
            due.run()
