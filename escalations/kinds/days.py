"""What is wrong with the days between which something holds. Pure.

The same words for whoever reports it and for whoever puts it in a register.
"""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from .asking import Text, Wrong

LONGEST = timedelta(days=5 * 366)
"""Longer than this nobody should go by an old permission: then one asks again."""

IN_FUTURE: Text = _("This day is still to come. Fill in the day on which it was given.")
ENDED: Text = _("This day has passed, so the permission no longer holds. Ask for a new one.")
ENDS_BEFORE: Text = _("This is before the day on which it was given. Check both days.")
TOO_LONG: Text = _("This is more than five years. Choose an earlier day, and ask again by then.")


def wrong_with_term(given_on: Any, until: Any, today: date) -> Wrong:
    """What to mend about these days (ISO, or None), by the name of the question."""
    first, last = _day(given_on), _day(until)
    wrong: dict[str, Text] = {}
    if first and first > today:
        wrong["given_on"] = IN_FUTURE
    if first and last and last < first:
        wrong["until"] = ENDS_BEFORE
    elif last and last < today:
        wrong["until"] = ENDED
    elif first and last and last - first > LONGEST:
        wrong["until"] = TOO_LONG
    return wrong


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
