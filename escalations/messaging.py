"""Messages on a report, and internal notes on a case: apart, so neither becomes the other."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import telling
from .access import visible_cases
from .holding import hold_case_of
from .kinds import kind
from .models import Case, InternalNote, Message, Report, State
from .queries_told import advice_for
from .queries_waiting import waits_for
from .refusals import CaseIsClosed, Withdrawn
from .refusals_hearing import ReporterHeard
from .transitions import move

LONGEST = 5000
"""Characters in a message or a note."""


@act
def send_message(*, by: User, report: Report, body: str) -> Message:
    """Write about a report: its reporter to the handlers, or a handler to its reporter.

    An answer wakes a waiting case, but only of the reporter who was asked. Raises
    CaseIsClosed where the case is over, Withdrawn of a reporter who withdrew the
    report, Case.DoesNotExist for a stranger.
    """
    from_reporter = report.reporter_id == by.pk
    case = _case_of(by, report, from_reporter)
    is_answer = from_reporter and waits_for(case) == report.pk
    message = Message.objects.create(
        report=report,
        author=by,
        author_name=by.name,
        from_reporter=from_reporter,
        body=body,
        sent_at=clock.now(),
    )
    record("message.sent", by=by, about=message, facts={"from_reporter": from_reporter})
    if is_answer:
        move(case, "answer", by=by)
    if from_reporter:
        telling.of_message(case)
    else:
        telling.reporter_of_message(report)
    return message


@act
def write_note(*, by: User, case: Case, body: str) -> InternalNote:
    """Write a note among handlers; a reporter never sees it. Raises as `send_message`."""
    current = visible_cases(by).get(pk=case.pk)
    if current.state == State.CLOSED:
        raise CaseIsClosed(current.get_absolute_url())
    note = InternalNote.objects.create(
        case=current, author=by, author_name=by.name, body=body, written_at=clock.now()
    )
    record("note.written", by=by, about=note)
    return note


def _case_of(by: User, report: Report, from_reporter: bool) -> Case:
    """The case, locked: closing it and writing to it can't cross."""
    cases = Case.objects.all() if from_reporter else visible_cases(by)
    case = hold_case_of(report, cases)
    if case.state == State.CLOSED:
        page = report if from_reporter else case
        raise CaseIsClosed(page.get_absolute_url())
    if from_reporter and Report.objects.filter(pk=report.pk, withdrawn_at__isnull=False).exists():
        raise Withdrawn(report.get_absolute_url())
    if is_over_for_reporter(report):
        raise CaseIsClosed(report.get_absolute_url()) if from_reporter else ReporterHeard(case)
    return case


def is_over_for_reporter(report: Report) -> bool:
    """Whether it was handled, of a kind of which the reporter hears only that."""
    return kind(report.case.kind).hears_subject and advice_for(report) is not None
