"""Telling the subject of a violation, within a month or with a reason for waiting (AVG 14)."""

from __future__ import annotations

from datetime import date, time

from django.db.models import Exists, OuterRef, QuerySet

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import telling
from .access import visible_cases
from .models import Case, NoticeDelay, TargetNotice
from .queries_hearing import subject_of, tell_subject_by, told_too_late
from .refusals import NotAllowedNow
from .refusals_hearing import ToldAlready
from .reminding import awaited_from
from .terms import end_of
from .transitions import move


def tell_subject(*, by: User, case: Case) -> None:
    """There is something new for the subject, who sees the case from the first time on.

    Inside an act that holds the case.
    """
    if case.subject_told_at is None:
        move(case, "tell_subject", by=by, subject_told_at=clock.now())
    telling.subject(case, subject_of(case).pk)


@act
def delay_notice(*, by: User, case: Case, reason: str, until: date) -> NoticeDelay:
    """Put off telling the subject until a day to come, with a reason; by the handler.

    Raises ToldAlready, NotAllowedNow for another than the handler, ValueError for a day
    that is not to come or without a reason.
    """
    if not reason.strip() or until <= clock.today():
        raise ValueError("Putting off needs a reason and a day to come.")
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if tell_subject_by(current) is None:
        raise ToldAlready(current)
    if current.handler_id != by.pk:
        raise NotAllowedNow(current)
    delay = NoticeDelay.objects.create(
        case=current,
        reason=reason,
        until=until,
        delayed_by=by,
        delayed_by_name=by.name,
        delayed_at=clock.now(),
    )
    record("notice.delayed", by=by, about=delay)
    return delay


def mail_overdue_notices() -> int:
    """Tell who handles it that a subject is still not told, once for each last day; how many.

    Called by `run_due`.
    """
    late = Case.objects.filter(told_too_late())
    return sum(_mail_once(case) for case in late.exclude(Exists(_mailed_since_put_off())))


def _mailed_since_put_off() -> QuerySet[TargetNotice]:
    """The mail about a last day that still holds: it was not put off after that mail."""
    put_off = NoticeDelay.objects.filter(case=OuterRef("case"), delayed_at__gte=OuterRef("sent_at"))
    return TargetNotice.objects.filter(
        ~Exists(put_off),
        case=OuterRef("pk"),
        stage=TargetNotice.Stage.PAST,
        # A last day ends at midnight; a target time is in working hours.
        due_at__time=time.min,
    )


@act
def _mail_once(case: Case) -> int:
    current = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    last_day = tell_subject_by(current)
    if last_day is None or last_day >= clock.today():
        return 0
    # The same table as for target times, with the end of another term: it goes once for each.
    _notice, is_new = TargetNotice.objects.get_or_create(
        case=current,
        due_at=end_of(last_day),
        stage=TargetNotice.Stage.PAST,
        defaults={"sent_at": clock.now()},
    )
    if is_new:
        telling.of_overdue_notice(current, awaited_from(current))
    return int(is_new)
