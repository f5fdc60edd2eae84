"""Kinds whose figures are about people: told of a whole calendar year that is over, and no more.

A violation is about one person, and whoever reports being accused (6.4) is firewalled from
violations. A number of these in a month or a quarter would tell of one of them; so would a
number that changes from one day to the next. They stand apart, and are in no other figure:
not in a total either, as a year less its quarters would give them away.
"""

from __future__ import annotations

from datetime import date

from ..kinds import all_kinds
from .periods import Period


def kinds_with_care() -> frozenset[str]:
    """The kinds about a person: those that hear a subject, and who reports an accusation."""
    return frozenset(k.slug for k in all_kinds() if k.hears_subject or k.firewalled)


def may_tell(period: Period, known_on: date) -> bool:
    """Whether figures of these kinds may be told of this period, as known on that day.

    A day within the year would tell of that day: as known then, less as known the day before.
    """
    return period.whole_year is not None and period.ends_on < known_on
