"""Questions about what was agreed: who does what by when (4.8)."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from werksaam import clock
from werksaam.people.models import User

from .access import visible_cases
from .attended import without_handler
from .models import AgreedAction, Case, Doer, Report, State


def actions_of(case: Case) -> QuerySet[AgreedAction]:
    """Every line that was agreed on a case, in the order of agreeing; for its handlers."""
    lines = AgreedAction.objects.filter(decision__case=case)
    return lines.select_related("report").order_by("decision__decided_at", "number")


def open_actions(case: Case) -> QuerySet[AgreedAction]:
    """What is still to be done; while there is any, the case can't be closed."""
    return actions_of(case).filter(ended_at__isnull=True)


def may_end_actions(person: User, case: Case) -> bool:
    """Whether `person`, who sees the case, may end what was agreed in it: its handler, and
    anyone while the handler is away or may no longer see it (1 query for others)."""
    if case.handler_id == person.pk:
        return True
    return Case.objects.filter(without_handler(clock.today()), pk=case.pk).exists()


def reports_to_agree_with(case: Case) -> list[Report]:
    """The reports whose reporter may be asked to do something, the first sent first."""
    return list(case.reports.filter(withdrawn_at__isnull=True).order_by("submitted_at", "pk"))


def own_actions_of(report: Report) -> list[AgreedAction]:
    """The lines that the reporter reads: what was agreed since the report was sent, but
    nothing that another reporter of the same discussion does."""
    if report.withdrawn_at is not None:
        return []
    since = Q(decision__decided_at__gte=report.submitted_at)
    return list(actions_of(report.case).filter(since, ~Q(who=Doer.REPORTER) | Q(report=report)))


def to_do_of_reporter(report: Report) -> QuerySet[AgreedAction]:
    """The lines that this reporter is to do, ended or not."""
    return actions_of(report.case).filter(report=report)


def to_do_as_reporter(person: User) -> list[tuple[AgreedAction, Report]]:
    """What `person` is still to do for an own report, the first due first (1 query)."""
    mine = _open().filter(report__reporter=person, report__withdrawn_at__isnull=True)
    # A report that went on as another kind has left what was agreed behind.
    here = mine.filter(report__case=F("decision__case")).exclude(report__case__state=State.CLOSED)
    return [(line, line.report) for line in here.select_related("report") if line.report]


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
