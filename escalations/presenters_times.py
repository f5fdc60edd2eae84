"""Moments and stretches of time in words, in the time zone of the portal."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from werksaam import clock

from .target_times import is_near, working_time

_WORKING_DAY = timedelta(hours=8)

LATE = "is-error"
"""The tone of a target that has passed."""


@dataclass(frozen=True)
class TimeLeft:
    """The time until a target in words, with the icon and tone of `.status`."""

    text: str
    icon: str
    tone: str


def time_of_day(moment: datetime) -> str:
    """The hour and minute: "14:02"."""
    return clock.local(moment).strftime("%H:%M")


def day_in_words(moment: datetime) -> str:
    """A day by its nearest name: "today", "tomorrow", "Thursday", "19 November"."""
    return named_day(clock.local(moment).date())


def named_day(day: date) -> str:
    """The same of a day without a time."""
    return _named(day, clock.local(clock.now()).date(), get_language())


@lru_cache(maxsize=400)
def _named(day: date, today: date, _language: str | None) -> str:
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return date_format(day, "l")
    return date_format(day, "j F" if day.year == today.year else "j F Y")


def moment_in_words(moment: datetime) -> str:
    """A day by its nearest name, with the time: "tomorrow 10:00"."""
    local, today = clock.local(moment), clock.local(clock.now()).date()
    return _moment(local.date(), local.strftime("%H:%M"), today, get_language())


@lru_cache(maxsize=1000)
def _moment(day: date, time: str, today: date, language: str | None) -> str:
    return _("%(day)s %(time)s") % {"day": _named(day, today, language), "time": time}


def since(moment: datetime) -> str:
    """A past moment, short: only the time when it was today."""
    is_today = clock.local(moment).date() == clock.local(clock.now()).date()
    return time_of_day(moment) if is_today else moment_in_words(moment)


def stretch(length: timedelta) -> str:
    """A length of time in its largest unit: "22 min", "3 hours", "2 days"."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    if minutes < 60:
        return _counted("minutes", minutes, get_language())
    if minutes < 24 * 60:
        return _counted("hours", minutes // 60, get_language())
    return _counted("days", minutes // (24 * 60), get_language())


@lru_cache(maxsize=400)
def _counted(unit: str, count: int, _language: str | None) -> str:
    if unit == "minutes":
        return _("%(count)d min") % {"count": count}
    if unit == "hours":
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def age(moment: datetime, now: datetime | None = None) -> str:
    """How long ago `moment` was."""
    length = (now or clock.now()) - moment
    return stretch(length) if length >= timedelta(minutes=1) else _("just now")


def time_left(due_at: datetime, target_hours: int, now: datetime | None = None) -> TimeLeft:
    """The working time until a target of so many hours: late, near, within hours, or a day
    and an hour."""
    now = now or clock.now()
    if now > due_at:
        late = working_time(due_at, now)
        length = late if late < _WORKING_DAY else now - due_at
        return TimeLeft(_("%(time)s overdue") % {"time": working(length)}, "alert", LATE)
    is_today = clock.local(due_at).date() == clock.local(now).date()
    left = working(working_time(now, due_at)) if is_today else moment_in_words(due_at)
    if is_near(now, due_at, target_hours):
        words = _("nearly due: %(time)s left") if is_today else _("nearly due: %(time)s")
        return TimeLeft(words % {"time": left}, "clock", "is-todo")
    return TimeLeft(_("%(time)s left") % {"time": left} if is_today else left, "clock", "is-wait")


def working(length: timedelta) -> str:
    """Working time: hours and minutes, or days for more than a working day."""
    minutes = int(length.total_seconds()) // 60
    if minutes < 60 or minutes % 60 == 0 or length >= _WORKING_DAY:
        return stretch(length)
    hours = stretch(timedelta(hours=minutes // 60))
    return _("%(hours)s %(minutes)d min") % {"hours": hours, "minutes": minutes % 60}
