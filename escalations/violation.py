"""What deciding a violation adds: the gates, the measure, and how little its reporter hears."""

from __future__ import annotations

from django.db.models import QuerySet

from werksaam import clock

from .gates import may_decide, next_gate
from .kinds import Outcome, kind
from .models import Case, Decision, Report
from .queries_hearing import passed_of
from .refusals_hearing import GateAhead, MeasureMissing, NotForReporter


def check(case: Case, chosen: Outcome, revision: int, *, measure: str, advice: str) -> None:
    """Whether this may be decided now, on the state that the page showed.

    Raises GateAhead, MeasureMissing, NotForReporter; nothing for kinds that hear nobody.
    A page that is old is refused by the move that follows.
    """
    if bool(measure.strip()) != chosen.measure:
        raise MeasureMissing(chosen.slug)
    if not kind(case.kind).hears_subject:
        return
    if advice:
        raise NotForReporter(chosen.slug)
    if revision != case.revision or case.handler_id is None:
        return
    passed, today = passed_of(case), clock.today()
    if not may_decide(chosen.gate, case.state, passed, today):
        raise GateAhead(case, next_gate(case.state, passed, today))


def not_yet_told(reports: QuerySet[Report]) -> list[Report]:
    """The reports whose reporter hears with the decision just taken for the first time."""
    return [report for report in reports if _decisions_since(report) == 1]


def _decisions_since(report: Report) -> int:
    taken = Decision.objects.filter(case=report.case_id, decided_at__gte=report.submitted_at)
    return taken.count()
