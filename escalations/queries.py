"""Questions about reports and cases, each within the rule of `access`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from werksaam import clock
from werksaam.people.models import User

from .access import visible_cases
from .kinds import kind
from .models import (
    FREE,
    IN_HAND,
    Case,
    Decision,
    Mention,
    Rank,
    Report,
    State,
)
from .queries_decisions import PENDING
from .queries_hearing import awaited
from .queueing.pages import MOST_URGENT
from .queueing.words import matching

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InQueue(TypedDict):
    """What a case in the queue carries beside its columns."""

    report_count: int
    is_named: bool
    waits_for_other: bool


WITH_HANDLER = tuple(state for state in IN_HAND if state != State.WAITING)
"""It is the handler's turn."""
_NAMED = Mention.objects.filter(note__case=OuterRef("pk"), seen_at__isnull=True)


def waits_for_other(person: User) -> Q:
    """It is not the turn of `person`'s desk: the reporter or the subject must answer, or a
    second reader must look at what `person` decided. What was set aside waits for nobody."""
    return (
        Q(state=State.WAITING, waits_until__isnull=True)
        | _own_decision_is_read(person)
        | Q(Exists(awaited()), state=State.HEARING)
    )


def _own_decision_is_read(person: User) -> Q:
    own = PENDING.filter(case=OuterRef("pk"), decided_by=person)
    return Q(Exists(own), awaits_review=True)


def open_cases(person: User) -> QuerySet[Case]:
    """What is not closed and visible to `person`: their queue, as yet without order."""
    return visible_cases(person).filter(queue_rank__lt=Rank.DONE)


def to_show(cases: QuerySet[Case], person: User) -> QuerySet[WithAnnotations[Case, InQueue]]:
    """Cases with what a line of the queue says of them.

    Annotated with `report_count`, `is_named` (a note names `person`, who has not looked since)
    and `waits_for_other` (it is not the turn of `person`'s desk).
    """
    counted = (
        Report.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk"))
    )
    return cases.annotate(
        report_count=Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0),
        is_named=Exists(_NAMED.filter(person=person)),
        waits_for_other=ExpressionWrapper(waits_for_other(person), BooleanField()),
    )


def filtered(
    queue: QuerySet[Case], person: User, *, view: str = "", kind: str = "", q: str = ""
) -> QuerySet[Case]:
    """Narrow a queue: `view` is a key of `VIEWS` ("" for all), `q` words or a reference."""
    if view in VIEWS:
        queue = queue.filter(VIEWS[view](person, clock.now()))
    if kind:
        queue = queue.filter(kind=kind)
    return matching(queue, q) if q.strip() else queue


def _overdue(person: User, now: datetime) -> Q:
    """Late, and the desk itself is late with it. Nothing is late before it is urgent."""
    late = Q(queue_rank=Rank.TO_DO, urgent_at__lt=now, due_at__lt=now)
    return late & ~_own_decision_is_read(person)


def _to_review(person: User, now: datetime) -> Q:
    own = PENDING.filter(case=OuterRef("pk"), decided_by=person)
    return Q(~Exists(own), awaits_review=True, queue_rank__lt=Rank.DONE)


LATE = "te-laat"
VIEWS: dict[str, Callable[[User, datetime], Q]] = {
    "vrij": lambda person, now: Q(handler__isnull=True, queue_rank=Rank.TO_DO),
    "van-mij": lambda person, now: Q(handler=person, queue_rank__lt=Rank.DONE),
    LATE: _overdue,
    # Between its neighbours: SQLite thinks that one value of few leads to too much.
    "wacht": lambda person, now: Q(queue_rank__gt=Rank.TO_DO, queue_rank__lt=Rank.DECIDED),
    "meelezen": _to_review,
    "genoemd": lambda person, now: Q(
        Exists(_NAMED.filter(person=person)), queue_rank__lt=Rank.DONE
    ),
}
"""Named views of the queue, as they stand in its address. Each says which part of the queue it
is of, in the one way that leads a database to its place in the index. Of these, `LATE` alone
changes with the time."""


MANY_NEW = 99


def new_since(queue: QuerySet[Case], moment: datetime) -> int:
    """How many cases of a queue were opened after a moment; no more than `MANY_NEW` (1 query)."""
    return queue.filter(opened_at__gt=moment).order_by()[:MANY_NEW].count()


def next_case(person: User, after: Case) -> Case | None:
    """The case to go on with: own or free, the most urgent but `after`."""
    free_or_own = Q(state__in=FREE) | Q(handler=person, state__in=WITH_HANDLER)
    at_hand = open_cases(person).filter(free_or_own).exclude(waits_for_other(person))
    return at_hand.exclude(pk=after.pk).order_by(*MOST_URGENT.columns).first()


def load_records(case: Case) -> None:
    """Load what a case consists of: reports with their messages and images, decisions with
    their reviews and what became of a response, notes, and days to look again, each in order;
    for its handlers (at most 7 queries)."""
    decisions = Decision.objects.select_related(
        "review__reviewed_by", "provision_text", "decided_by"
    )
    if kind(case.kind).publishes:
        decisions = decisions.prefetch_related("placements")
    sent = Report.objects.select_related("reporter").order_by("submitted_at")
    reports = sent.prefetch_related("messages", "attachments")
    prefetch_related_objects(
        [case],
        Prefetch("reports", reports),
        Prefetch("decisions", decisions),
        "notes",
        *(["watches"] if case.post_id and not kind(case.kind).hears_subject else []),
    )
