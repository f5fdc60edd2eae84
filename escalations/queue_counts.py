"""How many cases each view of the queue holds: on its tabs, in the navigation, on the home page.

Counting goes through the whole queue and is asked on every page of the desk, so a
count is kept in this process for as long as it holds. Cases and roles change by acts
alone and every act leaves an event, so the last event tells whether anything can have
changed; time makes cases late, so a count holds for the minute it was made in.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from werksaam import clock
from werksaam.audit.queries import latest_leaf
from werksaam.people.models import User

from .access import visible_cases
from .models import ACTIVE
from .queries import VIEWS, WITH_HANDLER, waits_for_other

_NAMES = {
    "free": "vrij",
    "mine": "van-mij",
    "overdue": "te-laat",
    "waiting": "wacht",
    "to_review": "meelezen",
}


@dataclass(frozen=True)
class QueueCounts:
    """How many cases each view of the queue holds; `my_turn` is what of `mine` waits for nobody."""

    all: int
    free: int
    mine: int
    my_turn: int
    overdue: int
    waiting: int
    to_review: int

    def of(self, view: str) -> int:
        """The number of one view, by its name in the address ("" for all)."""
        names = {view: name for name, view in _NAMES.items()}
        return int(getattr(self, names[view])) if view in names else self.all


_Stamp = tuple[bytes, str]
_kept: dict[int, tuple[_Stamp, QueueCounts]] = {}


def queue_counts(person: User) -> QueueCounts:
    """The numbers for `person` (1 query, and 1 more where something may have changed)."""
    # The stamp first: what happens between the two queries makes it differ the next time.
    stamp = latest_leaf(), _minute()
    kept_stamp, counts = _kept.get(person.pk, (None, None))
    if counts is None or kept_stamp != stamp:
        counts = count_queue(person)
        _kept[person.pk] = stamp, counts
    return counts


def _minute() -> str:
    """What is overdue changes with time alone: a number is a minute old at most."""
    return clock.now().strftime("%Y-%m-%d %H:%M")


def count_queue(person: User) -> QueueCounts:
    """The same counted again, by the same rule as the list (1 query)."""
    now = clock.now()
    counts = {name: Count("pk", filter=VIEWS[view](person, now)) for name, view in _NAMES.items()}
    my_turn = Q(handler=person, state__in=WITH_HANDLER) & ~waits_for_other(person)
    cases = visible_cases(person).filter(state__in=ACTIVE).order_by()
    numbers = cases.aggregate(all=Count("pk"), my_turn=Count("pk", filter=my_turn), **counts)
    return QueueCounts(**numbers)
