"""Hearing the subject of a violation: findings and a term, or a reasoned waiver; the answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import target_times, telling
from .access import cases_about, visible_cases
from .gates import earliest_term
from .kind_texts.targets import hours_of
from .kinds import kind
from .models import Case, Hearing, HearingAnswer
from .noticing import tell_subject
from .queries_hearing import can_answer, progress_of, subject_of
from .queueing.placing import place
from .refusals_hearing import TermOver, TermTooShort
from .terms import end_of
from .transitions import move


@act
def put_findings(*, by: User, case: Case, revision: int, findings: str, answer_by: date) -> Hearing:
    """Put what was found to the subject, who may answer up to and including `answer_by`.

    From here on the subject sees the case. Raises TermTooShort, ValueError without
    findings, Stale, NotAllowedNow.
    """
    if not findings.strip():
        raise ValueError("A hearing needs findings.")
    if answer_by < earliest_term(clock.today()):
        raise TermTooShort(answer_by)
    hearing = _open(by, case, revision, {"findings": findings, "answer_by": answer_by})
    tell_subject(by=by, case=hearing.case)
    return hearing


@act
def waive_hearing(*, by: User, case: Case, revision: int, reason: str) -> Hearing:
    """Put nothing to the subject, and say why. The subject is told with the decision.

    Raises ValueError without a reason, Stale, NotAllowedNow.
    """
    if not reason.strip():
        raise ValueError("Waiving a hearing needs a reason.")
    return _open(by, case, revision, {"waived_reason": reason})


@act
def answer(*, by: User, case: Case, body: str, support_person: str = "") -> HearingAnswer:
    """The subject answers the findings, once, before the term is over.

    Raises TermOver, ValueError without words, Case.DoesNotExist for who is not the subject
    or was not told.
    """
    if not body.strip():
        raise ValueError("An answer has words.")
    current = cases_about(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    progress = progress_of(current)
    if progress.hearing is None or not can_answer(current, progress):
        raise TermOver(current)
    move(current, "answer_findings", by=by)
    given = HearingAnswer.objects.create(
        hearing=progress.hearing,
        body=body,
        support_person=support_person,
        answered_by=by,
        answered_at=clock.now(),
    )
    record("hearing.answered", by=by, about=given)
    place(current)
    telling.of_answer(current)
    return given


def _open(by: User, case: Case, revision: int, what: dict[str, Any]) -> Hearing:
    current = visible_cases(by).get(pk=case.pk)
    waived = "waived_reason" in what
    due = current.due_at if waived else _due_after(current, what["answer_by"])
    move(current, "hear", by=by, revision=revision, facts={"waived": waived}, due_at=due)
    hearing = Hearing.objects.create(
        case=current,
        subject=subject_of(current),
        opened_by=by,
        opened_by_name=by.name,
        opened_at=clock.now(),
        **what,
    )
    record("hearing.opened", by=by, about=hearing, facts={"waived": waived})
    place(current)
    return hearing


def _due_after(case: Case, answer_by: date) -> datetime:
    """The target time of a decision: what it takes, reckoned from the end of the term."""
    return target_times.due_at(end_of(answer_by), hours_of(kind(case.kind)))
