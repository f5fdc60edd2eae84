"""One person, one day: what applied, whether confirming was asked, what was confirmed by then.

Only in a violation that was taken up, by its handler, with a reason, before the decision
(product rule). It is no search: the person is the subject of this case, and the answer
stays in it, where the subject reads it too.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .access import visible_cases
from .models import Case, DayStatement, State
from .noticing import tell_subject
from .queries_hearing import subject_of
from .queries_one_day import one_day_of
from .refusals import NotAllowedNow
from .refusals_hearing import DayStatedAlready

WHILE = (State.ADMISSIBLE, State.HEARING)
"""After it was taken up, and before the decision that it may weigh in."""


@act
def state_day(*, by: User, case: Case, day: date, reason: str) -> DayStatement:
    """Look up one day of the subject and keep the answer in the file.

    Raises NotAllowedNow for another than the handler or at another moment,
    DayStatedAlready, ValueError for a day to come or without a reason.
    """
    if not reason.strip() or day > clock.today():
        raise ValueError("This needs a reason, and a day that has been.")
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if current.handler_id != by.pk or current.state not in WHILE:
        raise NotAllowedNow(current)
    statement = _keep(by, current, day, reason)
    record("day_statement.made", by=by, about=statement)
    if current.subject_told_at is not None:
        tell_subject(by=by, case=current)
    return statement


def _keep(by: User, case: Case, day: date, reason: str) -> DayStatement:
    subject = subject_of(case)
    found = one_day_of(subject, day)
    try:
        with transaction.atomic():
            return DayStatement.objects.create(
                case=case,
                subject=subject,
                day=day,
                reason=reason,
                version=found.version,
                was_asked=found.was_asked,
                confirmed_at=found.confirmed_at,
                made_by=by,
                made_by_name=by.name,
                made_at=clock.now(),
            )
    except IntegrityError:
        raise DayStatedAlready from None
