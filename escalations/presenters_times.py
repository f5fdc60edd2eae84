"""Moments and stretches of time in words, in the time zone of the portal."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam import clock

from .target_times import is_near, remaining

_WORKING_DAY = 8

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
    return localtime(moment).strftime("%H:%M")


def day_in_words(moment: datetime) -> str:
    """A day by its nearest name: "today", "tomorrow", "Thursday", "19 November"."""
    return named_day(localtime(moment).date())


def named_day(day: date) -> str:
    """The same of a day without a time."""
    today = localtime(clock.now()).date()
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return date_format(day, "l")
    return date_format(day, "j F" if day.year == today.year else "j F Y")


def moment_in_words(moment: datetime) -> str:
    """A day by its nearest name, with the time: "tomorrow 10:00"."""
    return _("%(day)s %(time)s") % {"day": day_in_words(moment), "time": time_of_day(moment)}


def since(moment: datetime) -> str:
    """A past moment, short: only the time when it was today."""
    is_today = localtime(moment).date() == localtime(clock.now()).date()
    return time_of_day(moment) if is_today else moment_in_words(moment)


def stretch(length: timedelta) -> str:
    """A length of time in its largest unit: "22 min", "3 hours", "2 days"."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    if minutes < 60:
        return _("%(count)d min") % {"count": minutes}
    if minutes < 24 * 60:
        hours = minutes // 60
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = minutes // (24 * 60)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def age(moment: datetime, now: datetime | None = None) -> str:
    """How long ago `moment` was."""
    length = (now or clock.now()) - moment
    return stretch(length) if length >= timedelta(minutes=1) else _("just now")


def time_left(due_at: datetime, target_hours: int, now: datetime | None = None) -> TimeLeft:
    """The working time until a target of so many hours: late, near, within hours, or a day
    and an hour."""
    now = now or clock.now()
    left = remaining(now, due_at)
    length = timedelta(hours=left.hours, minutes=left.minutes)
    if left.overdue:
        late = length if left.hours < _WORKING_DAY else now - due_at
        return TimeLeft(_("%(time)s overdue") % {"time": working(late)}, "alert", LATE)
    if is_near(now, due_at, target_hours):
        when = working(length) if left.is_today else moment_in_words(due_at)
        words = _("nearly due: %(time)s left") if left.is_today else _("nearly due: %(time)s")
        return TimeLeft(words % {"time": when}, "clock", "is-todo")
    if left.is_today:
        return TimeLeft(_("%(time)s left") % {"time": working(length)}, "clock", "is-wait")
    return TimeLeft(moment_in_words(due_at), "clock", "is-wait")


def working(length: timedelta) -> str:
    """Working time: hours and minutes, or days for more than a working day."""
    minutes = int(length.total_seconds()) // 60
    if minutes < 60 or minutes % 60 == 0 or minutes >= _WORKING_DAY * 60:
        return stretch(length)
    hours = stretch(timedelta(hours=minutes // 60))
    return _("%(hours)s %(minutes)d min") % {"hours": hours, "minutes": minutes % 60}
