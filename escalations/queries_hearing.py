"""How far a violation is: its gates, what was put to the subject, whether they were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from werksaam import clock
from werksaam.people.models import User

from .gates import Passed, may_answer
from .kinds import all_kinds, kind
from .models import (
    FREE,
    Admission,
    Case,
    CaseParty,
    DayStatement,
    Decision,
    Hearing,
    HearingAnswer,
    NoticeDelay,
    Objection,
    Relation,
    State,
)
from .terms import day_of, end_of, latest_opening_overdue, object_by, tell_by

ANSWERABLE = (*FREE, State.HEARING)
"""Also where the handler gave the case back: the term of the subject goes on."""


@dataclass(frozen=True)
class Progress:
    """The records of a violation. `admission` and `hearing` are those since it was last opened
    (again); the lists hold all of them, earliest first."""

    admission: Admission | None
    hearing: Hearing | None
    admissions: list[Admission]
    hearings: list[Hearing]
    decisions: list[Decision]
    day_statements: list[DayStatement]

    @property
    def passed(self) -> Passed:
        """The gates that were passed since."""
        return _passed(self.admission, self.hearing)


def progress_of(case: Case) -> Progress:
    """Everything about the gates of a case (5 queries)."""
    decisions = list(
        Decision.objects.filter(case=case)
        .select_related("objection", "provision_text")
        .order_by("decided_at")
    )
    before = sum(1 for d in decisions if kind(case.kind).outcome(d.outcome).gate == "hearing")
    admissions = list(case.admissions.all())
    hearings = list(case.hearings.select_related("answer").order_by("opened_at"))
    return Progress(
        # Each decision on the merits closes one row of gates: what is beyond those is of now.
        admission=admissions[-1] if len(admissions) > before else None,
        hearing=hearings[-1] if len(hearings) > before else None,
        admissions=admissions,
        hearings=hearings,
        decisions=decisions,
        day_statements=list(case.day_statements.select_related("version")),
    )


def passed_of(case: Case) -> Passed:
    """The gates that a case passed since it was last opened (again)."""
    return progress_of(case).passed


def answer_of(hearing: Hearing) -> HearingAnswer | None:
    """What the subject answered, if they did."""
    found: HearingAnswer | None = getattr(hearing, "answer", None)
    return found


def objection_of(decision: Decision) -> Objection | None:
    """The objection to a decision, if there is one."""
    found: Objection | None = getattr(decision, "objection", None)
    return found


def subject_of(case: Case) -> User:
    """Whom a violation is about; there is always one. Raises CaseParty.DoesNotExist."""
    parties = CaseParty.objects.select_related("person")
    return parties.get(case=case, relation=Relation.SUBJECT).person


def can_answer(case: Case, progress: Progress) -> bool:
    """Whether the subject may answer now."""
    return case.state in ANSWERABLE and may_answer(progress.passed, clock.today())


def decision_to_object_to(case: Case, progress: Progress) -> Decision | None:
    """The latest decision, while the subject may still object to it."""
    latest = progress.decisions[-1] if progress.decisions else None
    if latest is None or case.state not in {State.DECIDED, State.CLOSED}:
        return None
    if objection_of(latest) or clock.today() > object_by(_day(latest)):
        return None
    return latest


def tell_subject_by(case: Case) -> date | None:
    """The last day to tell the subject, while they are not told (1 query); else None."""
    if case.subject_told_at is not None or not kind(case.kind).hears_subject:
        return None
    put_off = list(case.notice_delays.values_list("until", flat=True))
    return tell_by(day_of(case.opened_at), put_off)


def told_too_late() -> Q:
    """Cases whose subject should have been told by now; for a queryset of cases."""
    today = clock.today()
    put_off = NoticeDelay.objects.filter(case=OuterRef("pk"), until__gte=today)
    opened_before = end_of(latest_opening_overdue(today))
    return (
        Q(kind__in=[k.slug for k in all_kinds() if k.hears_subject])
        & Q(subject_told_at__isnull=True, opened_at__lt=opened_before)
        & ~Q(state=State.CLOSED)
        & Q(~Exists(put_off))
    )


def awaited() -> QuerySet[Hearing]:
    """The hearing of a case in which an answer may still come; for a subquery on cases."""
    return Hearing.objects.filter(
        case=OuterRef("pk"), answer__isnull=True, answer_by__gte=clock.today()
    )


def cases_awaiting_answer(cases: QuerySet[Case]) -> QuerySet[Hearing]:
    """The hearings in which the subject of these cases may still answer."""
    hearings = Hearing.objects.filter(
        case__in=cases.filter(state__in=ANSWERABLE),
        answer__isnull=True,
        answer_by__gte=clock.today(),
    )
    return hearings.select_related("case").order_by("answer_by")


def _passed(admission: Admission | None, hearing: Hearing | None) -> Passed:
    if hearing is None:
        return Passed(admitted=admission is not None)
    return Passed(
        admitted=True,
        waived=bool(hearing.waived_reason),
        answer_by=hearing.answer_by,
        answered=answer_of(hearing) is not None,
    )


def _day(decision: Decision) -> date:
    return day_of(decision.decided_at)
