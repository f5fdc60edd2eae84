"""What needs someone first. Pure.

The rule is our own: a case is as urgent as its target time, brought forward by how bad it is
and by how many people see it, in working hours. Grave things come two working days earlier,
so that a threat of this morning stands above an ordinary case that is due this afternoon.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ..target_times import before

_WORKING_DAY = timedelta(hours=8, minutes=30)
FORWARD_BY_SEVERITY = {1: timedelta(), 2: timedelta(hours=4), 3: 2 * _WORKING_DAY}
"""Ordinary, serious, grave (`models.Severity`)."""
FORWARD_BY_REACH = {1: timedelta(), 2: timedelta(hours=2), 3: _WORKING_DAY}
"""Few people, many, the press or very many (`models.Reach`)."""

TO_DO, WAITS, DECIDED, DONE = range(4)
"""The parts of the queue, in order (`models.Rank`)."""


def urgent_at(due: datetime, severity: int, reach: int) -> datetime:
    """The moment that decides about the order in the queue; never after `due`."""
    return before(due, FORWARD_BY_SEVERITY[severity] + FORWARD_BY_REACH[reach])


def queue_rank(state: str, *, awaits_subject: bool = False, is_late_aside: bool = False) -> int:
    """Which part of the queue a case in `state` stands in; the same for everyone.

    `awaits_subject`: the subject of a violation may still answer. `is_late_aside`: it was set
    aside until a day, and its target passed before: what is overdue is never hidden. A case
    with a decision that is to be read along is there to do: for the second reader it is, and
    its decider is told in the row that it waits.
    """
    if state in {"decided", "closed"}:
        return DECIDED if state == "decided" else DONE
    waits = (state == "waiting" and not is_late_aside) or (state == "hearing" and awaits_subject)
    return WAITS if waits else TO_DO
