"""A violation for whom it is about: what was found, their chance to speak, what was decided.

Never who reported it, what they wrote, their messages, or the notes of the handlers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werksaam.people.models import User

from .access import cases_about
from .kinds import Text, kind
from .models import Case, Decision, Hearing, State
from .presenters_decision import basis_of
from .presenters_gates import DayView, day_view, day_words
from .presenters_law import LawQuote, law_quote_of
from .presenters_status import Status
from .presenters_times import moment_in_words
from .queries_hearing import (
    Progress,
    answer_of,
    can_answer,
    cases_awaiting_answer,
    decision_to_object_to,
    objection_of,
    progress_of,
)
from .terms import day_of, object_by


@dataclass(frozen=True)
class HearingView:
    """What was put to the subject, or why nothing was, and what they answered."""

    findings: str
    waived_reason: str
    until: str
    when: str
    answer: str
    support_person: str


@dataclass(frozen=True)
class VerdictView:
    """A decision as the subject reads it, with their objection if there is one."""

    label: Text
    basis: str
    motivation: str
    measure: str
    by: str
    objection: str


@dataclass(frozen=True)
class SubjectView:
    """The page of the subject. `about` says in general what was reported, and nothing more."""

    case: Case
    status: Status
    about: list[str]
    law: LawQuote
    hearings: list[HearingView]
    verdicts: list[VerdictView]
    days: list[DayView]
    handler: str
    answer_by: str
    object_by: str
    is_running: bool


@dataclass(frozen=True)
class AboutLine:
    """A case about someone, in a list of theirs."""

    reference: str
    url: str
    status: Status
    answer_by: date | None


def about_lines(person: User) -> list[AboutLine]:
    """The cases about `person` that they were told of, latest first (1 query, or 2)."""
    cases = cases_about(person)
    found = list(cases.order_by("-subject_told_at"))
    open_until = {h.case_id: h.answer_by for h in cases_awaiting_answer(cases)} if found else {}
    return [
        AboutLine(
            reference=case.reference,
            url=case.get_absolute_url(),
            status=_status(case, is_asked=case.pk in open_until),
            answer_by=open_until.get(case.pk),
        )
        for case in found
    ]


def subject_view(case: Case) -> SubjectView:
    """The case as its subject sees it."""
    of_kind, progress = kind(case.kind), progress_of(case)
    objectable = decision_to_object_to(case, progress)
    hearing = progress.hearing
    open_until = hearing.answer_by if hearing and can_answer(case, progress) else None
    return SubjectView(
        case=case,
        status=_status(case, is_asked=open_until is not None),
        about=_about(case),
        law=law_quote_of(case.provision_text.version, of_kind.ground_eid),
        hearings=_shown(progress),
        verdicts=[_verdict(case, decision) for decision in progress.decisions],
        days=[day_view(statement) for statement in progress.day_statements],
        handler=case.handler.name if case.handler else "",
        answer_by=day_words(open_until) if open_until else "",
        object_by=day_words(object_by(day_of(objectable.decided_at))) if objectable else "",
        is_running=case.state not in {State.DECIDED, State.CLOSED},
    )


def _about(case: Case) -> list[str]:
    """The general subject that reporters chose from a list: no words of theirs."""
    choices = {
        choice.value: str(choice.label)
        for step in kind(case.kind).steps
        for question in step.questions
        if question.name == "what_it_is"
        for choice in question.choices
    }
    reports = case.reports.filter(kind=case.kind).order_by("submitted_at")
    chosen = [answers.get("what_it_is") for answers in reports.values_list("answers", flat=True)]
    return [choices[value] for value in dict.fromkeys(chosen) if value in choices]


def _shown(progress: Progress) -> list[HearingView]:
    """Every hearing; a waiver only once there is the decision with which it is told, also
    where the handler gave the case back before that."""
    waits = progress.hearing
    return [_hearing(h) for h in progress.hearings if not (h.waived_reason and h == waits)]


def _hearing(hearing: Hearing) -> HearingView:
    answer = answer_of(hearing)
    return HearingView(
        findings=hearing.findings,
        waived_reason=hearing.waived_reason,
        until=day_words(hearing.answer_by) if hearing.answer_by else "",
        when=_signed(hearing.opened_by_name, moment_in_words(hearing.opened_at)),
        answer=answer.body if answer else "",
        support_person=answer.support_person if answer else "",
    )


def _verdict(case: Case, decision: Decision) -> VerdictView:
    objection = objection_of(decision)
    return VerdictView(
        label=kind(case.kind).outcome(decision.outcome).label,
        basis=basis_of(decision),
        motivation=decision.motivation,
        measure=decision.measure,
        by=_signed(decision.decided_by_name, moment_in_words(decision.decided_at)),
        objection=objection.body if objection else "",
    )


def _signed(name: str, when: str) -> str:
    return _("%(name)s, %(when)s") % {"name": name, "when": when}


def _status(case: Case, *, is_asked: bool) -> Status:
    if is_asked:
        return Status("todo", "chat", _("You may answer"))
    if case.state in {State.DECIDED, State.CLOSED}:
        return Status("ok", "done", _("There is a decision"))
    return Status("wait", "clock", _("There is no decision yet"))
