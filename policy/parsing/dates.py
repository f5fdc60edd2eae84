"""Dates as regulations write them: "28 april 2015"."""

from __future__ import annotations

import re
from datetime import date

MONTH_NAMES = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DATE = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(MONTH_NAMES)}) ([0-9]{{4}})\b", re.IGNORECASE)


def dates_in(text: str) -> list[date]:
    """The dates in a text that exist; "31 februari 2017" is left out."""
    return [found for match in _DATE.finditer(text) if (found := _date(*match.groups()))]


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTH_NAMES.index(month.lower()) + 1, int(day))
    except ValueError:
        return None
