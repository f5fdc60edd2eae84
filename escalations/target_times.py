"""Target times in Dutch working hours. Pure.

The desk works on weekdays from 8:30 to 17:00 in Amsterdam, not on official
holidays (`werksaam.working_days`).
Clocks change at night, outside these hours; reckoning is in UTC all the same.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from werksaam.clock import AMSTERDAM
from werksaam.working_days import is_working_day

OPENS = time(8, 30)
CLOSES = time(17, 0)


def is_working_time(moment: datetime) -> bool:
    """Whether the desk is at work at this (aware) moment."""
    day = moment.astimezone(AMSTERDAM).date()
    opens, closes = _hours(day)
    return is_working_day(day) and opens <= moment < closes


def due_at(start: datetime, hours: int) -> datetime:
    """When `hours` working hours have gone by since `start` (aware), in UTC."""
    return after(start, timedelta(hours=hours))


def after(start: datetime, left: timedelta) -> datetime:
    """When so much working time has gone by since `start` (aware), in UTC."""
    for opens, closes in _stretches(start):
        begins = max(opens, start)
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    raise AssertionError("working days never end")


def before(end: datetime, left: timedelta) -> datetime:
    """When so much working time was still to go until `end` (aware), in UTC."""
    day = end.astimezone(AMSTERDAM).date()
    while left:
        if is_working_day(day):
            opens, closes = _hours(day)
            stretch = max(min(closes, end) - opens, timedelta())
            if stretch >= left:
                return min(closes, end) - left
            left -= stretch
        day -= timedelta(days=1)
    return end


def working_time(start: datetime, end: datetime) -> timedelta:
    """Working time between two aware moments; zero where `end` is not after `start`."""
    total = timedelta()
    for opens, closes in _stretches(start):
        if opens >= end:
            return total
        total += min(closes, end) - max(opens, start)
    raise AssertionError("working days never end")


@lru_cache(maxsize=100)
def near_until(now: datetime, hours: int) -> datetime:
    """Targets of so many hours that fall until this moment are near: three quarters of the
    working time that they give have gone by."""
    return after(now, timedelta(hours=hours) / 4)


def is_near(now: datetime, due: datetime, hours: int) -> bool:
    """Whether a target of so many hours is near, and not past."""
    return now <= due <= near_until(now, hours)


@lru_cache(maxsize=400)
def _hours(day: date) -> tuple[datetime, datetime]:
    # Subtracting two datetimes of one zone ignores a clock change between them; UTC does not.
    opens, closes = (datetime.combine(day, at, AMSTERDAM) for at in (OPENS, CLOSES))
    return opens.astimezone(UTC), closes.astimezone(UTC)


def _stretches(start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Working stretches from the one that `start` falls in, or the next."""
    day = start.astimezone(AMSTERDAM).date()
    while True:
        if is_working_day(day):
            opens, closes = _hours(day)
            if closes > start:
                yield opens, closes
        day += timedelta(days=1)
