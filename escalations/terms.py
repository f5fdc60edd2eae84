"""Days that count in a violation: by when the subject is told, until when one may object. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from werksaam.clock import AMSTERDAM

OBJECTING = timedelta(weeks=6)
"""How long the subject may object to a decision (as in Awb 6:7)."""


def month_after(day: date) -> date:
    """The same day a month later, or the last of that month."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def tell_by(opened_on: date, put_off_until: Iterable[date] = ()) -> date:
    """The last day to tell the subject: within a month (AVG 14), or when it was put off to."""
    return max([month_after(opened_on), *put_off_until])


def latest_opening_overdue(today: date) -> date:
    """The latest day of opening whose month is over: for a query."""
    days = (today - timedelta(days=back) for back in range(28, 33))
    return next(day for day in days if month_after(day) < today)


def object_by(decided_on: date) -> date:
    """The last day to object to a decision."""
    return decided_on + OBJECTING


def day_of(moment: datetime) -> date:
    """The day in the Netherlands."""
    return moment.astimezone(AMSTERDAM).date()


def end_of(day: date) -> datetime:
    """The moment at which the day is over in the Netherlands."""
    return datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM)
