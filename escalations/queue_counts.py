"""How many cases each view of the queue holds: on its tabs, in the navigation, on the home page.

What is more than `MOST` is told as that: to count a million takes seconds, and says nothing
that a thousand does not. Below it a number is right. Asked on every page of the desk, so a
count is kept in this process for as long as it holds. Cases and roles change by acts
alone and every act leaves an event, so the last event tells whether anything can have
changed; time makes cases late, so a count holds for the minute it was made in.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import IntegerField, Q, QuerySet, Subquery

from werksaam import clock
from werksaam.audit.queries import latest_leaf
from werksaam.compiled_queries import compiled
from werksaam.people.models import User

from .access import Sight, cases_in_sight, sight_of
from .models import Rank
from .queries import VIEWS

MOST = 999
_NAMES = {
    "free": "vrij",
    "mine": "van-mij",
    "overdue": "te-laat",
    "waiting": "wacht",
    "to_review": "meelezen",
}


@dataclass(frozen=True)
class QueueCounts:
    """How many cases each view of the queue holds.

    `MOST + 1` stands for anything beyond `MOST`.
    """

    all: int
    free: int
    mine: int
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
    (counts,) = _counted(person.pk, clock.now(), sight=sight_of(person))
    return QueueCounts(*counts)


@compiled
def _counted(person: int, now: datetime, *, sight: Sight) -> QuerySet[User, tuple[int, ...]]:
    someone = User(pk=person)
    views = {name: VIEWS[view](someone, now) for name, view in _NAMES.items()}
    views["all"] = Q(queue_rank__lt=Rank.DONE)
    seen = cases_in_sight(person, sight).order_by().values("pk")
    numbers = (Counted(seen.filter(views[f.name])[: MOST + 1]) for f in fields(QueueCounts))
    return User.objects.filter(pk=person).values_list(*numbers)


class Counted(Subquery):
    """How many rows a query has; it stops where the query is cut off."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS found)"
    output_field = IntegerField()
