"""Periods in the address: a year (`2026`), a quarter (`2026-K3`), or months (`2026-01/2026-05`).

Pure. A period is of whole months, so that two that differ by a day give nothing away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MOST_MONTHS = 24
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-K([1-4])")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class NoPeriod(ValueError):
    """It is not written as a period. `code`: unknown, backwards or too_long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The first day of it."""
        return date(self.year, self.number, 1)

    @property
    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True)
class Period:
    """Whole months from `first` up to and with `last`; `name` is as it stands in the address."""

    name: str
    first: Month
    last: Month

    @property
    def starts_on(self) -> date:
        """The first day."""
        return self.first.first_day

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.last.next.first_day - timedelta(days=1)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month in it, in order."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next)
        return tuple(found)

    @property
    def whole_year(self) -> int | None:
        """Which calendar year it is, if it is one."""
        same = self.first.year == self.last.year
        return self.first.year if same and len(self.months) == 12 else None


def year(number: int) -> Period:
    """A calendar year."""
    return Period(f"{number:04}", Month(number, 1), Month(number, 12))


def between(first: Month, last: Month) -> Period:
    """From one month to another. Raises NoPeriod."""
    if last < first:
        raise NoPeriod("backwards")
    count = (last.year - first.year) * 12 + last.number - first.number + 1
    if count > MOST_MONTHS:
        raise NoPeriod("too_long")
    return Period(f"{first}/{last}", first, last)


def read(written: str) -> Period:
    """The period that is written so. Raises NoPeriod."""
    if (found := _YEAR.fullmatch(written)) and int(found[1]) > 0:
        return year(int(found[1]))
    if (found := _QUARTER.fullmatch(written)) and int(found[1]) > 0:
        return _quarter(int(found[1]), int(found[2]))
    first, _slash, last = written.partition("/")
    return between(read_month(first), read_month(last))


def read_month(written: str) -> Month:
    """The month that is written so: 2026-03. Raises NoPeriod."""
    found = _MONTH.fullmatch(written)
    if not found or not 0 < int(found[1]) < 9999:
        raise NoPeriod("unknown")
    return Month(int(found[1]), int(found[2]))


def offered(since: date, today: date) -> list[Period]:
    """The quarters and years from the first report until today, the latest first."""
    found: list[Period] = []
    for number in range(today.year, since.year - 1, -1):
        found.append(year(number))
        quarters = (_quarter(number, quarter) for quarter in (4, 3, 2, 1))
        found += [q for q in quarters if q.starts_on <= today and q.ends_on >= since]
    return found


def _quarter(number: int, quarter: int) -> Period:
    first = Month(number, quarter * 3 - 2)
    return Period(f"{number:04}-K{quarter}", first, Month(number, quarter * 3))
