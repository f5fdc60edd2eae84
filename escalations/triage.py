"""Taking up a case: looking, claiming, giving back, waiting for the reporter."""

from __future__ import annotations

from django.db.models import Q

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import notifying, telling
from .access import visible_cases
from .gates import claim_move
from .kinds import kind
from .messaging import send_message, write_note
from .models import Case, Look, Report
from .notifying import note_accepted_mail
from .queries_hearing import passed_of
from .refusals import AlreadyClaimed, NotAllowedNow, Stale
from .transitions import move

__all__ = ["claim", "mark_opened", "note_accepted_mail", "release", "resume", "wait"]


def mark_opened(*, by: User, case: Case) -> None:
    """`by` has the case on the screen: seen, notification proven, the look in the trail.

    Nothing is written where all of that is known already: once for each person, case
    and quarter of an hour. Raises Case.DoesNotExist for who may not see the case.
    """
    is_new = Q(notified_at__isnull=True) | Q(seen_at__isnull=True)
    if not _has_looked(by, case) or Report.objects.filter(is_new, case=case).exists():
        _open(by=by, case=case)


@act
def _open(*, by: User, case: Case) -> None:
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if current.seen_at is None:
        move(current, "see", by=by, seen_at=clock.now())
    notifying.lift_by_opening(current)
    _see_reports(current, by)
    if kind(current.kind).confidential:
        _note_look(by, current)
    case.refresh_from_db()


@act
def claim(*, by: User, case: Case) -> Case:
    """Take the case on. Of twenty at once one wins; the others get AlreadyClaimed.

    Claiming what one has already changes nothing. Raises Case.DoesNotExist for who
    may not see the case.
    """
    current = visible_cases(by).select_related("handler").get(pk=case.pk)
    if current.handler_id == by.pk:
        return current
    try:
        move(current, _claim_of(current), by=by, handler=by, claimed_at=clock.now())
    except (Stale, NotAllowedNow) as refused:
        if current.handler is not None:
            raise AlreadyClaimed(current) from refused
        raise
    return current


@act
def release(*, by: User, case: Case, revision: int, reason: str = "") -> Case:
    """Give the case back to the queue; a colleague may do so for an absent handler.

    A colleague gives a reason: it stands among the notes and the handler is told.
    Raises ValueError without one, ReviewPending while a decision is being read along.
    """
    current = visible_cases(by).get(pk=case.pk)
    handler_id = current.handler_id
    move(current, "release", by=by, revision=revision, reason=reason, handler=None, claimed_at=None)
    if handler_id is not None and handler_id != by.pk:
        if not reason.strip():
            raise ValueError("Giving back the case of a colleague needs a reason.")
        write_note(by=by, case=current, body=reason)
        telling.of_release(current, handler_id)
    return current


@act
def wait(*, by: User, case: Case, revision: int, report: Report, question: str) -> Case:
    """Ask the reporter of `report` something, and wait for the answer."""
    current = visible_cases(by).get(pk=case.pk)
    move(current, "wait", by=by, revision=revision)
    send_message(by=by, report=current.reports.get(pk=report.pk), body=question)
    return current


@act
def resume(*, by: User, case: Case, revision: int) -> Case:
    """Go on without the answer of the reporter, or before the day until which it was set aside."""
    current = visible_cases(by).get(pk=case.pk)
    step = "bring_back" if current.waits_until else "resume"
    move(current, step, by=by, revision=revision)
    return current


def _claim_of(case: Case) -> str:
    """The move by which the case is taken up: a violation goes on at the gate it reached."""
    return claim_move(passed_of(case)) if kind(case.kind).hears_subject else "claim"


def _has_looked(person: User, case: Case) -> bool:
    if not kind(case.kind).confidential:
        return True
    return Look.objects.filter(case=case, person=person, quarter=clock.quarter_began()).exists()


def _see_reports(case: Case, by: User) -> None:
    for report in Report.objects.filter(case=case, seen_at__isnull=True):
        report.seen_at = clock.now()
        report.save(update_fields=["seen_at"])
        record("report.seen", by=by, about=report)


def _note_look(person: User, case: Case) -> None:
    _look, is_new = Look.objects.get_or_create(
        case=case, person=person, quarter=clock.quarter_began()
    )
    if is_new:
        record("case.looked_at", by=person, about=case, facts={"kind": case.kind})
