"""Questions about what was agreed: who does what by when (4.8)."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from werksaam import clock
from werksaam.people.models import User

from .access import visible_cases
from .attended import without_handler
from .models import AgreedAction, Case, Doer, Report, State


def actions_of(case: Case) -> QuerySet[AgreedAction]:
    """Every line that was agreed on a case, in the order of agreeing; for its handlers."""
    lines = AgreedAction.objects.filter(decision__case=case)
    return lines.order_by("decision__decided_at", "number")


def open_actions(case: Case) -> QuerySet[AgreedAction]:
    """What is still to be done; while there is any, the case can't be closed."""
    return actions_of(case).filter(ended_at__isnull=True)


def may_end_actions(person: User, case: Case) -> bool:
    """Whether `person`, who sees the case, may end what was agreed in it: its handler, and
    anyone while the handler is away or may no longer see it (1 query for others)."""
    if case.handler_id == person.pk:
        return True
    return Case.objects.filter(without_handler(clock.today()), pk=case.pk).exists()


def own_actions_of(report: Report) -> list[AgreedAction]:
    """The lines that the reporter reads: what was agreed since the report was sent."""
    if report.withdrawn_at is not None:
        return []
    since = Q(decision__decided_at__gte=report.submitted_at)
    return list(actions_of(report.case).filter(since))


def to_do_of_reporter(report: Report) -> QuerySet[AgreedAction]:
    """The lines that this reporter is to do, ended or not."""
    own = actions_of(report.case).filter(who=Doer.REPORTER)
    return own.filter(decision__decided_at__gte=report.submitted_at)


def to_do_as_reporter(person: User) -> list[tuple[AgreedAction, Report]]:
    """What `person` is still to do for an own report, the first due first (2 queries)."""
    reports = Report.objects.filter(reporter=person, withdrawn_at__isnull=True)
    by_case = {report.case_id: report for report in reports.exclude(case__state=State.CLOSED)}
    mine = _open().filter(who=Doer.REPORTER, decision__case__in=by_case)
    pairs = [(line, by_case[line.decision.case_id]) for line in mine]
    return [(line, report) for line, report in pairs if _is_since(line, report)]


def to_do_as_handler(person: User) -> list[AgreedAction]:
    """What `person` is still to do as the handler of a case, or for one who is away or left;
    the first due first (1 query)."""
    theirs = Q(handler=person) | without_handler(clock.today())
    own = visible_cases(person).filter(theirs).exclude(state=State.CLOSED)
    mine = _open().exclude(who=Doer.REPORTER)
    return list(mine.filter(decision__case__in=own.values("pk")))


def _open() -> QuerySet[AgreedAction]:
    lines = AgreedAction.objects.filter(ended_at__isnull=True)
    return lines.select_related("decision__case").order_by("due_on", "number")


def _is_since(line: AgreedAction, report: Report) -> bool:
    return line.decision.decided_at >= report.submitted_at
