"""On which day who is invited, reminded, or told of the own team. Pure: days in, answer out.

Each round plans days for each person: the first day on which it asks this person, and
the days of its reminders, counted in working days from the person's own last day. One
mail a day tells of all rounds together; planned days that went by unused (a weekend, a
week without `run_due`, a leave) make one mail on the first working day after, not several.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from werksaam.working_days import ONE_DAY, is_working_day, working_day_from, working_days_away

from .reminder_plan import reminder_on

NEAR = 2
"""Working days before a last day on which a manager is told who is still open (our own rule)."""


@dataclass(frozen=True)
class Plan:
    """What one round asks of one person who has not confirmed.

    `starts_on` is the first day on which it asks this person, after a leave the day of
    returning; `told_on` the day of the last mail about this round, if there was one.
    """

    round: int
    starts_on: date
    due_on: date
    reminder_days: tuple[int, ...] = ()
    told_on: date | None = None

    @property
    def invited_on(self) -> date:
        """The working day of the invitation."""
        return working_day_from(self.starts_on)

    @property
    def was_invited(self) -> bool:
        """Whether a mail was about this round since it asks this person."""
        return self.told_on is not None and self.told_on >= self.invited_on


@dataclass(frozen=True)
class Letter:
    """One mail to one person: the first about some round, or a reminder of all."""

    is_reminder: bool
    due_on: date
    rounds: tuple[int, ...]


def letter_due(plans: Collection[Plan], today: date, mailed_on: date | None) -> Letter | None:
    """The mail that is due today to a person, who was last mailed about anything `mailed_on`.

    None where nothing is due, today is no working day, or a mail went today already.
    """
    if not is_working_day(today) or mailed_on == today:
        return None
    if not any(_is_due(plan, today) for plan in plans):
        return None
    return Letter(
        is_reminder=all(plan.was_invited for plan in plans),
        due_on=min(plan.due_on for plan in plans),
        rounds=tuple(sorted(plan.round for plan in plans)),
    )


def planned_days(plan: Plan) -> list[date]:
    """The invitation and the reminders after it, in order; each a working day."""
    later = {reminder_on(plan.due_on, days) for days in plan.reminder_days}
    return [plan.invited_on, *sorted(day for day in later if day > plan.invited_on)]


def notice_due(last_days: Iterable[date], today: date, told_on: date | None) -> bool:
    """Whether a manager is told today that people are open, given the last day of each.

    When one is near, and when one has passed; at most once a day.
    """
    if not is_working_day(today) or told_on == today:
        return False
    planned = (day for last in set(last_days) for day in _notice_days(last))
    return any(day <= today and (told_on is None or told_on < day) for day in planned)


def _is_due(plan: Plan, today: date) -> bool:
    return any(
        day <= today and (plan.told_on is None or plan.told_on < day) for day in planned_days(plan)
    )


def _notice_days(last_day: date) -> Iterator[date]:
    yield working_days_away(last_day, -NEAR)
    yield working_day_from(last_day + ONE_DAY)
