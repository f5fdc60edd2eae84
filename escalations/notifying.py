"""Lifting the reply lock: what proves that the recipients know (6.7)."""

from __future__ import annotations

from datetime import datetime

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.notifications.outbox import accepted_at

from .models import Case, NotifiedBy, Report


def note_accepted_mail() -> int:
    """Lift the lock of reports whose mail to a recipient was accepted; how many.

    Called by `run_due`. A mail that fails lifts nothing: the lock stays on.
    """
    locked = Report.objects.filter(notified_at__isnull=True).order_by("submitted_at")
    lifted = 0
    for report in locked:
        moment = accepted_at(f"report:{report.pk}")
        if moment is not None:
            lifted += _lift(report=report, how=NotifiedBy.MAIL, moment=moment)
    return lifted


def lift_by_opening(case: Case) -> None:
    """A recipient opened the case: that proves notification of its reports. Inside an act."""
    for report in Report.objects.filter(case=case, notified_at__isnull=True):
        _lift(report=report, how=NotifiedBy.OPENED, moment=clock.now())


@act
def _lift(*, report: Report, how: NotifiedBy, moment: datetime) -> int:
    """Once: of a mail and an opening at the same time, the first counts."""
    rows = Report.objects.filter(pk=report.pk, notified_at__isnull=True)
    if not rows.update(notified_at=moment, notified_by=how):
        return 0
    report.refresh_from_db()
    record("report.notified", by=None, about=report, facts={"how": str(how)})
    return 1
