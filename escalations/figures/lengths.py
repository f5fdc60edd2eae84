"""How long it took until someone knew, took it up, and decided.

That is reckoned in working hours, which no database knows. So of many reports it is a sample:
the first by their key, which is random and stays the same, so that the same figures come again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from ..models import Case
from ..target_times import working_time
from .care import kinds_with_care
from .counted import final_decisions, sent_in, within
from .periods import Period

SAMPLE = 2000
"""Reports, and cases, of which it is reckoned how long they took: about so many, never over
twice as many."""


@dataclass(frozen=True)
class Lengths:
    """How long each of some things took, in working time; raw.

    `within` of `due` were decided within the target: of those that were, or had to be by now.
    """

    notified: list[timedelta]
    claimed: list[timedelta]
    decided: list[timedelta]
    within: int
    due: int
    is_sample: bool


@dataclass(frozen=True)
class _Case:
    """The moments of a case."""

    opened: datetime
    claimed: datetime | None
    due: datetime
    decided: datetime | None


def lengths_of(period: Period, known_at: datetime, total: int) -> Lengths:
    """Of the `total` that was reported in the period, as known then (2 queries)."""
    below = keys_below(total)
    told, cases = _notified(period, known_at, below), _handled(period, known_at, below)
    ended = [(one.opened, one.decided, one.due) for one in cases if one.decided]
    late = sum(one.decided is None and one.due < known_at for one in cases)
    return Lengths(
        notified=[working_time(sent, at) for sent, at in told],
        claimed=[working_time(o.opened, o.claimed) for o in cases if o.claimed and is_first(o)],
        decided=[working_time(opened, decided) for opened, decided, _due in ended],
        within=sum(decided <= due for _opened, decided, due in ended),
        due=len(ended) + late,
        is_sample=total > SAMPLE,
    )


def keys_below(total: int) -> UUID:
    """The key below which about `SAMPLE` of so many are: keys are random, so any part will do.

    By its index that part is found at once; the first of all by key would be sorted for.
    """
    return UUID(int=min(SAMPLE * 2**128 // max(total, SAMPLE), 2**128 - 1))


def is_first(one: _Case) -> bool:
    """Whether it tells how long taking up took: not where it was taken up again after all."""
    return one.decided is None or (one.claimed is not None and one.claimed <= one.decided)


def _notified(period: Period, known_at: datetime, below: UUID) -> list[tuple[datetime, Any]]:
    told = sent_in(period, known_at).filter(notified_at__lte=known_at, pk__lte=below)
    rows = told.exclude(kind__in=kinds_with_care()).order_by("pk")
    return list(rows.values_list("submitted_at", "notified_at")[: 2 * SAMPLE])


def _handled(period: Period, known_at: datetime, below: UUID) -> list[_Case]:
    """What happened after `known_at` is left out, as if it had not happened."""
    first = final_decisions().filter(case=OuterRef("pk"), at__lte=known_at).order_by("at")
    cases = Case.objects.filter(within("opened_at", period.first, period.last))
    cases = cases.filter(opened_at__lte=known_at, pk__lte=below)
    cases = cases.exclude(kind__in=kinds_with_care()).order_by("pk")
    decided = cases.annotate(decided_at=Subquery(first.values("at")[:1]))
    rows = decided.values_list("opened_at", "claimed_at", "due_at", "decided_at", "succeeded_by")
    return [
        _Case(opened, claimed if claimed and claimed <= known_at else None, due, decided_at)
        for opened, claimed, due, decided_at, successor in rows[: 2 * SAMPLE]
        if successor is None  # asked of the database, it would go through all that have none
    ]
