"""Watching a post: a day to look again, and the mail on that day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User
from werksaam.working_days import working_days_away

from .. import telling
from ..access import visible_cases
from ..models import Case, RegisterNotice, Watch
from ..queries_strategy import may_end_actions
from ..refusals import NotAllowedNow
from ..reminding import awaited_from
from ..target_times import is_working_time
from .queries import FOLLOWED_UP, due_watches, may_be_watched, open_watch
from .refusals import AlreadyWatched, ToLook

PROPOSED_AFTER = 3
"""Working days until looking again, unless someone chooses another day."""
AT_MOST = timedelta(days=366)
"""Further ahead nobody knows any more why."""
_STAGE = "look"


class NotADayToLook(ValueError):
    """A day to look again is still to come, and not more than a year ahead."""


def proposed_day(today: date) -> date:
    """The day to look again that is proposed: a working day."""
    return working_days_away(today, PROPOSED_AFTER)


def is_day_to_look(day: date, today: date) -> bool:
    """Whether one can look again on `day`: after today, and within a year."""
    return today < day <= today + AT_MOST


@act
def set_watch(*, by: User, case: Case, look_on: date, note: str = "") -> Watch:
    """Choose a day to look at the post of a case again.

    By whoever handles it; while the handler is away by whoever sees it. Raises NotADayToLook,
    AlreadyWatched, NotAllowedNow, Case.DoesNotExist for a stranger.
    """
    held = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    allowed = held.state in FOLLOWED_UP and may_be_watched(held)
    if not allowed or not may_end_actions(by, held):
        raise NotAllowedNow(held)
    if open_watch(held) is not None:
        raise AlreadyWatched(held)
    return write(held, by=by, look_on=look_on, note=note)


def begin(case: Case, *, by: User, look_on: date | None) -> None:
    """Watch the post of a case that was decided so; inside the act that decides. A day that
    was chosen before stands. Raises NotADayToLook."""
    if open_watch(case) is None:
        write(case, by=by, look_on=look_on or proposed_day(clock.today()))


def write(case: Case, *, by: User, look_on: date, note: str = "") -> Watch:
    """Store the day, inside an act that holds the case. Raises NotADayToLook."""
    if not is_day_to_look(look_on, clock.today()):
        raise NotADayToLook(look_on)
    watch = Watch.objects.create(
        case=case,
        look_on=look_on,
        note=note,
        set_by=by,
        set_by_name=by.name,
        set_at=clock.now(),
    )
    record("watch.set", by=by, about=watch, facts={"on": look_on.isoformat()})
    return watch


def must_be_looked(case: Case) -> None:
    """Whether nobody is still to look at its post again. Raises ToLook."""
    if open_watch(case) is not None:
        raise ToLook(case)


def remind_due() -> int:
    """Mail about every post to look at today, once; how many. For `run_due`, in working time."""
    if not is_working_time(clock.now()):
        return 0
    told = RegisterNotice.objects.filter(stage=_STAGE).values("about")
    due = due_watches(clock.today()).exclude(pk__in=told)
    return sum(remind(watch_id=key) for key in due.values_list("pk", flat=True))


@act
def remind(*, watch_id: UUID) -> bool:
    """Mail about one post, once on however many hosts: to the handler who is here, else to
    who else may see the case."""
    watch = due_watches(clock.today()).select_related("case").filter(pk=watch_id).first()
    people = awaited_from(watch.case) if watch else frozenset()
    if watch is None or not people:
        return False
    _notice, is_new = RegisterNotice.objects.get_or_create(
        about=watch.pk, stage=_STAGE, defaults={"sent_at": clock.now()}
    )
    if is_new:
        telling.of_watch(watch.case, people)
    return is_new
