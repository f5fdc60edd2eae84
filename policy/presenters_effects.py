"""What a new day would do, in words to read before it is recorded."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .effects import Gap, Reached
from .presenters_version import in_words


def reach_told(reached: Reached, number: int) -> str:
    """Which days of another version go to version `number`."""
    return _(
        "Version %(other)d applied from %(first)s up to and including %(last)s. "
        "To those days version %(number)d will apply, in hindsight."
    ) % {
        "other": reached.number,
        "first": in_words(reached.first),
        "last": in_words(reached.last),
        "number": number,
    }


def gap_told(gap: Gap, day: str) -> str:
    """What applies from `day`, once a version is withdrawn."""
    values = {
        "day": day,
        "number": gap.number or 0,
        "until": in_words(gap.until) if gap.until else "",
    }
    if gap.number:
        return _("From %(day)s version %(number)d applies.") % values
    if gap.until:
        return _("From %(day)s no code applies, until %(until)s.") % values
    return _("From %(day)s no code applies.") % values
