"""Which reports wait for their reporter's word, or went on, as another kind."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from werksaam.people.models import User

from .models import CAN_GO_ON, Case, Report, Rerouting

OPEN_QUESTIONS = Rerouting.objects.filter(
    needs_consent=True,
    answered_at__isnull=True,
    report__withdrawn_at__isnull=True,
    report__case=F("from_case"),
    from_case__state__in=CAN_GO_ON,
    from_case__subject_told_at__isnull=True,
)
"""Those that can be answered now: a decision, or a withdrawal, overtakes the question."""


def open_question(report: Report) -> Rerouting | None:
    """What the reporter of this report is asked to agree to, if anything."""
    return OPEN_QUESTIONS.filter(report=report).first()


def open_questions_to(person: User) -> QuerySet[Rerouting]:
    """Every such question to `person`, oldest first; the report comes with it."""
    return OPEN_QUESTIONS.filter(report__reporter=person).select_related("report")


def journey_of(report: Report) -> list[Rerouting]:
    """Each time that the report went on as another kind, in order (1 query)."""
    return list(report.reroutings.filter(successor__isnull=False).select_related("from_case"))


def arrived_at(report: Report) -> datetime:
    """Since when the report is in its case: what happened there before is of others."""
    journey = journey_of(report)
    if not journey:
        return report.submitted_at
    return journey[-1].answered_at or journey[-1].proposed_at


def can_go_on(case: Case) -> bool:
    """Whether the reports of a case can go on as another kind, as the case stands now."""
    return case.state in CAN_GO_ON and case.subject_told_at is None


def asked_of(case: Case) -> list[Rerouting]:
    """What was proposed about the reports that are still in the case, in order. No query where
    the case was loaded with the knowledge that there is nothing (`loading.to_open`), else 1."""
    if not vars(case).get("was_asked", True):  # annotated
        return []
    return list(Rerouting.objects.filter(from_case=case, report__case=case).order_by("proposed_at"))


def latest_of(case: Case) -> dict[object, Rerouting]:
    """Of each report that is still in the case, what was last asked about it (1 query)."""
    return {asked.report_id: asked for asked in asked_of(case) if asked.needs_consent}


def went_on_from(case: Case, reference: str) -> bool:
    """Whether the report with this number was in the case and went on as another kind."""
    gone = Rerouting.objects.filter(from_case=case, successor__isnull=False)
    return gone.filter(report__reference=reference).exists()
