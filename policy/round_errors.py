"""What is wrong with a round that someone wants to open or extend, by field of the form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werksaam import clock

from .models import Audience, Round, Version
from .obligations import Asked, Work
from .queries_audience import works_on
from .queries_reading import Code, code_of
from .queries_rounds import asked_by, last_day
from .reminder_plan import nonsense, too_early

Words = str | Promise
Errors = dict[str, Words]

LONGEST_AHEAD = timedelta(days=366)
"""A day further away is a slip of the pen (our own rule)."""

_PASSED = gettext_lazy("This day has passed. Choose today or a later day.")
_TOO_FAR = gettext_lazy("This day is more than a year away. Choose an earlier one.")


def why_not(planned: Round) -> Errors:
    """What is wrong with a round that is not stored yet; empty where nothing is."""
    code = code_of(planned.version.policy)
    errors = _days(planned) | _version(planned, code) | _plan(planned)
    return errors or _audience(planned, code) or _again(planned, code)


def why_not_later(row: Round, due_on: date) -> Errors:
    """What is wrong with a later last day for a stored round; empty where nothing is."""
    code, today, last = code_of(row.version.policy), clock.today(), last_day(row)
    if due_on < today:
        return {"due_on": _PASSED}
    if due_on <= last:
        words = _("The last day is %(day)s already. Choose a later day.")
        return {"due_on": words % {"day": date_format(last, "j F Y")}}
    if due_on > today + LONGEST_AHEAD:
        return {"due_on": _TOO_FAR}
    if not _is_asked_on(code, row.version, max(today, row.opens_on)):
        words = _("Another version is in force now. Open a round for that version.")
        return {"due_on": words}
    began_since = [other for other in _beside(row, code, due_on) if other.opens_on > last]
    return _nobody_new(row, began_since, "due_on")


def _days(planned: Round) -> Errors:
    errors: Errors = {}
    today = clock.today()
    if planned.opens_on < today:
        errors["opens_on"] = _PASSED
    elif planned.opens_on > today + LONGEST_AHEAD:
        errors["opens_on"] = _TOO_FAR
    if planned.due_on < planned.opens_on:
        errors["due_on"] = gettext_lazy(
            "The last day is before the opening day. Choose a later last day."
        )
    elif planned.due_on > today + LONGEST_AHEAD:
        errors["due_on"] = _TOO_FAR
    return errors


def _version(planned: Round, code: Code | None) -> Errors:
    # In the past there is nothing to open, whatever applied then.
    if planned.opens_on < clock.today():
        return {}
    if code and code.in_force(planned.opens_on) == planned.version:
        return {}
    words = gettext_lazy(
        "This version is not in force on the opening day. Choose the version that is."
    )
    return {"version": words}


def _plan(planned: Round) -> Errors:
    plan = planned.reminder_days
    if nonsense(plan):
        return {"reminder_days": gettext_lazy("Choose from the moments below.")}
    if planned.due_on < planned.opens_on:
        return {}
    if early := too_early(plan, planned.opens_on, planned.due_on):
        words = ngettext(
            "%(days)s working day before the last day is before the opening day. Untick it.",
            "%(days)s working days before the last day is before the opening day. Untick it.",
            early[0],
        )
        return {"reminder_days": words % {"days": early[0]}}
    return {}


def _audience(planned: Round, code: Code | None) -> Errors:
    field = field_of(planned.audience)
    if field != "audience" and not planned.audience_of:
        return {field: gettext_lazy("Choose who is asked.")}
    if planned.audience != Audience.EVERYONE and not _asked_works(planned):
        return {field: gettext_lazy("On the opening day nobody is in it. Choose others.")}
    return _nobody_new(planned, _beside(planned, code, planned.due_on), field)


def field_of(audience: str) -> str:
    """The field in which this audience is chosen."""
    return {Audience.TEAMS.value: "teams", Audience.ENTITIES.value: "entities"}.get(
        audience, "audience"
    )


def _again(planned: Round, code: Code | None) -> Errors:
    """A periodic round asks again, so somebody must have been asked before."""
    if not planned.is_periodic or code is None:
        return {}
    valid = code.valid_for(planned.version)
    earlier = Round.objects.filter(
        version__policy=code.policy, version__number__in=valid, opens_on__lt=planned.opens_on
    )
    if any(_asked_someone(row) for row in earlier):
        return {}
    words = gettext_lazy("Nobody was asked to confirm this version before. Leave this off.")
    return {"is_periodic": words}


def _asked_someone(row: Round) -> bool:
    stopped = row.stopped_at.astimezone(clock.AMSTERDAM).date() if row.stopped_at else None
    return stopped is None or stopped > row.opens_on


def _nobody_new(row: Round, others: Iterable[Round], field: str) -> Errors:
    """Refuses what is asked already of all in the audience: nobody is asked a thing twice.

    Where others are asked besides, it is no mistake: one confirmation answers both rounds,
    and mail is bundled.
    """
    running = list(others)
    asked = [asked_by(other) for other in running]
    if not running or not all(_is_in_one(work, asked) for work in _asked_works(row)):
        return {}
    words = _(
        "They are asked already, from %(first)s to %(last)s. Choose others or other days, "
        "or stop that round."
    )
    first, last = running[0].opens_on, last_day(running[0])
    days = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
    return {field: words % days}


def _asked_works(row: Round) -> list[Work]:
    """The work of those who are in the audience, on the first day that it matters."""
    asked = asked_by(row)
    return [work for work in works_on(max(row.opens_on, clock.today())) if asked.concerns(work)]


def _is_in_one(work: Work, asked: Iterable[Asked]) -> bool:
    return any(one.concerns(work) for one in asked)


def _beside(row: Round, code: Code | None, last: date) -> list[Round]:
    """The rounds that run on days of this one until `last`, and ask at least the same."""
    rounds = Round.objects.filter(
        version__policy=row.version.policy_id, stopped_at__isnull=True, opens_on__lte=last
    )
    found = rounds.exclude(pk=row.pk).select_related("version").prefetch_related("extensions")
    return [
        other
        for other in found
        if last_day(other) >= row.opens_on
        and _asks_as_much(other, row)
        and _counts_for_one_another(code, other.version, row.version)
    ]


def _asks_as_much(other: Round, row: Round) -> bool:
    """A periodic round asks more than one that is not, once it has begun."""
    if other.is_periodic == row.is_periodic:
        return True
    return other.is_periodic and other.opens_on <= row.opens_on


def _counts_for_one_another(code: Code | None, one: Version, other: Version) -> bool:
    later, earlier = (one, other) if one.number >= other.number else (other, one)
    return code is not None and earlier.number in code.valid_for(later)


def _is_asked_on(code: Code | None, version: Version, day: date) -> bool:
    current = code.in_force(day) if code else None
    return bool(code and current and version.number in code.valid_for(current))
