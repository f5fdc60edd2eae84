"""On which days a round mails people: when it opens, and by its plan of reminders. Pure.

A plan is a list of numbers of working days: before the last day, or after it where negative.
Mail leaves on working days alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werksaam.working_days import working_day_from, working_days_away

CHOICES = (10, 5, 3, 1, -1, -5, -10)
"""What the desk chooses from."""
STANDARD = (5, 1, -5)
"""What a new round begins with."""
FARTHEST = 30
"""Working days from the last day, at most (our own rule)."""


@dataclass(frozen=True)
class MailDay:
    """A day on which mail leaves; `working_days` is None for the invitation."""

    day: date
    working_days: int | None = None


def in_order(plan: Iterable[int]) -> list[int]:
    """The plan as a round keeps it: each number once, the first reminder first."""
    return sorted(set(plan), reverse=True)


def nonsense(plan: Iterable[int]) -> list[int]:
    """The numbers that are none: zero, or too far from the last day."""
    return [number for number in plan if not 1 <= abs(number) <= FARTHEST]


def too_early(plan: Iterable[int], opens_on: date, last: date) -> list[int]:
    """The numbers whose reminder would come on the day of the invitation, or before it."""
    invited = working_day_from(opens_on)
    return [number for number in plan if reminder_on(last, number) <= invited]


def reminder_on(last: date, working_days: int) -> date:
    """The day of one reminder of a round whose last day is `last`."""
    return working_day_from(working_days_away(last, -working_days))


def mail_days(opens_on: date, last: date, plan: Iterable[int]) -> list[MailDay]:
    """All days on which mail leaves, the invitation first."""
    reminders = [MailDay(reminder_on(last, number), number) for number in in_order(plan)]
    return [MailDay(working_day_from(opens_on)), *reminders]
