"""Which days are working days in the Netherlands. Pure.

Weekdays that are no official holiday, as the `holidays` package lists them (Good Friday
among them; 5 May once in five years).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: date) -> bool:
    """Whether people work on `day`."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def working_day_from(day: date) -> date:
    """`day` itself, or the first working day after it."""
    return day if is_working_day(day) else next(_onward(day, ONE_DAY))


def working_days_away(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`; before it where negative.

    With 0: `day` itself, whether or not it is a working day.
    """
    days = _onward(day, ONE_DAY if count > 0 else -ONE_DAY)
    for _number in range(abs(count)):
        day = next(days)
    return day


def _onward(day: date, step: timedelta) -> Iterator[date]:
    """The working days beyond `day`, one after another."""
    while True:
        day += step
        if is_working_day(day):
            yield day
