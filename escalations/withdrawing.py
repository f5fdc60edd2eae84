"""Taking a report back. It never erases that the desk was notified."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .holding import hold_case_of
from .messaging import is_over_for_reporter, send_message
from .models import Case, Report, State
from .queries_reporter import is_free_to_withdraw
from .refusals import CaseIsClosed
from .transitions import move


@act
def withdraw(*, by: User, report: Report, reason: str = "") -> bool:
    """Take one's own report back: True when it is done, False when it became a request.

    Free while nobody has taken the case up; after that it is a message to who handles
    it, once, who decides. Withdrawing twice changes nothing. Raises
    Report.DoesNotExist for anyone but the reporter, CaseIsClosed when it is over.
    """
    case = hold_case_of(report, Case.objects.all())
    current = Report.objects.get(pk=report.pk, reporter=by)
    if current.withdrawn_at is not None:
        return True
    if case.state == State.CLOSED or is_over_for_reporter(current):
        raise CaseIsClosed(current.get_absolute_url())
    if not is_free_to_withdraw(case):
        if current.withdrawal_asked_at is None:
            _ask(by, current, reason)
        return False
    _withdraw(by, current, case, reason)
    return True


def _ask(by: User, report: Report, reason: str) -> None:
    body = _("I want to withdraw this report.")
    send_message(by=by, report=report, body=f"{body} {reason}".strip())
    report.withdrawal_asked_at = clock.now()
    report.save(update_fields=["withdrawal_asked_at"])
    record("report.withdrawal_asked", by=by, about=report)


def _withdraw(by: User, report: Report, case: Case, reason: str) -> None:
    report.withdrawn_at = clock.now()
    report.save(update_fields=["withdrawn_at"])
    record("report.withdrawn", by=by, about=report, reason=reason)
    if not case.reports.filter(withdrawn_at__isnull=True).exists():
        move(case, "withdraw", by=by, closed_at=clock.now())
