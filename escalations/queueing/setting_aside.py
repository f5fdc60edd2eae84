"""Setting a case aside until a day: it comes back by itself at the start of that day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import models

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User
from werksaam.working_days import is_working_day

from .. import telling
from ..access import visible_cases
from ..messaging import write_note
from ..models import Case, State
from ..refusals import Stale
from ..target_times import is_working_time
from ..transitions import move

LONGEST = timedelta(days=92)
"""Three months at most: what can wait longer can be decided (our own rule)."""


class NotThatDay(ValueError):
    """No working day after today within three months."""


def may_wait_until(day: date, today: date) -> bool:
    """Whether a case can be set aside until this day: a working day in the next three months."""
    return today < day <= today + LONGEST and is_working_day(day)


@act
def set_aside(*, by: User, case: Case, revision: int, until: date, reason: str) -> Case:
    """Put the case out of the way until a day; the target time runs on.

    The reason stands among the notes. Raises NotThatDay, ValueError without a reason, Stale,
    NotAllowedNow, ReviewPending, Case.DoesNotExist for who may not see the case.
    """
    if not reason.strip():
        raise ValueError("Setting a case aside needs a reason.")
    if not may_wait_until(until, clock.today()):
        raise NotThatDay(until)
    current = visible_cases(by).get(pk=case.pk)
    move(current, "set_aside", by=by, revision=revision, waits_until=until)
    write_note(by=by, case=current, body=reason)
    return current


def bring_back_due() -> int:
    """Bring back every case whose day has come, and tell its handler; how many.

    For `run_due`: at the start of the working day. 1 query where there is none.
    """
    if not is_working_time(clock.now()):
        return 0
    keys = _due().order_by("waits_until").values_list("pk", flat=True)
    return sum(_brought(key) for key in list(keys))


def _brought(key: UUID) -> bool:
    try:
        return bring_back(case_id=key)
    except Stale:  # someone moved the case just now
        return False


@act
def bring_back(*, case_id: UUID) -> bool:
    """Bring one case back; of two hosts at once the second finds it done."""
    case = _due().select_for_update(of=("self",), no_key=True).filter(pk=case_id).first()
    if case is None:
        return False
    move(case, "bring_back", by=None)
    telling.of_coming_back(case)
    return True


def _due() -> models.QuerySet[Case]:
    return Case.objects.filter(state=State.WAITING, waits_until__lte=clock.today())
