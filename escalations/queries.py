"""Questions about reports and cases, each within the rule of `access`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
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

from .access import own_reports, visible_cases
from .kind_texts.kept import as_kept
from .kinds import Text, kind
from .models import (
    FREE,
    IN_HAND,
    Case,
    CaseParty,
    Decision,
    DecisionReview,
    Mention,
    Placement,
    Rank,
    Report,
    State,
)
from .queries_hearing import awaited
from .queries_rerouting import arrived_at
from .queueing.words import matching
from .reply_lock import ALERT_AFTER, Lock, lock

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InQueue(TypedDict):
    """What a case in the queue carries beside its columns."""

    report_count: int
    is_named: bool
    waits_for_other: bool


SHOWN = (
    "reference",
    "kind",
    "state",
    "quote",
    "opened_at",
    "due_at",
    "urgent_at",
    "queue_rank",
    "severity",
    "reach",
    "waits_until",
    "awaits_review",
    "post__platform",
    "handler__name",
)
"""What a line of the queue is made of."""
WITH_HANDLER = tuple(state for state in IN_HAND if state != State.WAITING)
"""It is the handler's turn."""
_PENDING = Decision.objects.filter(needs_review=True, review__isnull=True)
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
    own = _PENDING.filter(case=OuterRef("pk"), decided_by=person)
    return Q(Exists(own), awaits_review=True)


def open_cases(person: User) -> QuerySet[Case]:
    """What is not closed and visible to `person`: their queue, as yet without order."""
    return visible_cases(person).filter(queue_rank__lt=Rank.DONE)


def queue_for(person: User) -> QuerySet[WithAnnotations[Case, InQueue]]:
    """The queue of `person`, what needs them first on top, ready to show (1 query)."""
    return to_show(open_cases(person), person).order_by("queue_rank", "urgent_at", "pk")


def to_show(cases: QuerySet[Case], person: User) -> QuerySet[WithAnnotations[Case, InQueue]]:
    """Cases with what a line of the queue says of them.

    Annotated with `report_count`, `is_named` (a note names `person`, who has not looked since)
    and `waits_for_other` (it is not the turn of `person`'s desk).
    """
    counted = (
        Report.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk"))
    )
    shown = cases.select_related("post", "handler").only(*SHOWN)
    return shown.annotate(
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
    own = _PENDING.filter(case=OuterRef("pk"), decided_by=person)
    return Q(~Exists(own), awaits_review=True, queue_rank__lt=Rank.DONE)


VIEWS: dict[str, Callable[[User, datetime], Q]] = {
    "vrij": lambda person, now: Q(handler__isnull=True, queue_rank=Rank.TO_DO),
    "van-mij": lambda person, now: Q(handler=person, queue_rank__lt=Rank.DONE),
    "te-laat": _overdue,
    # Between its neighbours: SQLite thinks that one value of few leads to too much.
    "wacht": lambda person, now: Q(queue_rank__gt=Rank.TO_DO, queue_rank__lt=Rank.DECIDED),
    "meelezen": _to_review,
    "genoemd": lambda person, now: Q(
        Exists(_NAMED.filter(person=person)), queue_rank__lt=Rank.DONE
    ),
}
"""Named views of the queue, as they stand in its address. Each says which part of the queue it
is of, in the one way that leads a database to its place in the index."""


MANY_NEW = 99


def new_since(queue: QuerySet[Case], moment: datetime) -> int:
    """How many cases of a queue were opened after a moment; no more than `MANY_NEW` (1 query)."""
    return queue.filter(opened_at__gt=moment).order_by()[:MANY_NEW].count()


def next_case(person: User, after: Case) -> Case | None:
    """The case to go on with: own or free, the most urgent but `after`."""
    free_or_own = Q(state__in=FREE) | Q(handler=person, state__in=WITH_HANDLER)
    at_hand = queue_for(person).filter(free_or_own).exclude(waits_for_other(person))
    return at_hand.exclude(pk=after.pk).first()


def reports_of(person: User) -> QuerySet[Report]:
    """What `person` sent in, latest first."""
    return own_reports(person).order_by("-submitted_at")


def parties_of(case: Case) -> QuerySet[CaseParty]:
    """Who is what to the case; for its handlers."""
    return CaseParty.objects.filter(case=case).select_related("person")


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


def review_of(decision: Decision) -> DecisionReview | None:
    """What the second reader said of it, if anyone did yet."""
    found: DecisionReview | None = getattr(decision, "review", None)
    return found


def pending_decision(case: Case) -> Decision | None:
    """The decision that waits for a second reader, if there is one."""
    return _PENDING.filter(case=case).first()


def sent_back(case: Case) -> Decision | None:
    """The latest decision, where its second reader sent it back."""
    latest = Decision.objects.filter(case=case).select_related("review__reviewed_by").last()
    review = review_of(latest) if latest else None
    return latest if review and not review.approved else None


def may_review(person: User, decision: Decision) -> bool:
    """Whether `person` may read this decision along: sees the case, is not the decider."""
    if decision.decided_by_id == person.pk or not _PENDING.filter(pk=decision.pk).exists():
        return False
    return visible_cases(person).filter(pk=decision.case_id).exists()


HANDLED = "handled"
"""All that the reporter of a violation, and the receipt, hears of the outcome."""


@dataclass(frozen=True)
class Advice:
    """What the desk tells a reporter: the standing words, and a word of its own.

    `since` is when it held for this reporter. After an `interim` one more follows; so it
    does while it `goes_on`: the desk was brought in, and has not answered yet.
    `was_told`: it was given on this report, and did not stand already when that came.
    `responded_at` is when WerkSaam responded in public, where it did.
    """

    outcome: str
    headline: Text
    told: Text
    advice: str
    since: datetime
    interim: bool
    was_told: bool
    goes_on: bool = False
    responded_at: datetime | None = None


def advice_for(report: Report) -> Advice | None:
    """The latest decision in effect on the case of `report`, as its reporter may know it.

    What was decided before this report came to the case counts too: it is about the same post.
    """
    decision = _decisions_for(report).select_related("review").first()
    if decision is None or report.withdrawn_at is not None:
        return None
    outcome = as_kept(kind(report.case.kind), decision.decided_at).outcome(decision.outcome)
    taken_at = decision.review.reviewed_at if decision.needs_review else decision.decided_at
    arrived = arrived_at(report)
    return Advice(
        outcome=HANDLED if kind(report.case.kind).hears_subject else outcome.slug,
        headline=outcome.headline,
        told=outcome.told,
        advice=decision.advice_to_reporter,
        since=max(taken_at, arrived),
        interim=outcome.interim,
        was_told=taken_at >= arrived,
        goes_on=outcome.refers,
        responded_at=vars(decision)["responded_at"],  # annotated
    )


def _decisions_for(report: Report) -> QuerySet[Decision]:
    """The decisions in effect that its reporter may know of, the one that is told first."""
    in_effect = Q(needs_review=False) | Q(review__approved=True)
    placed = Placement.objects.filter(decision=OuterRef("pk"), replaced_by__isnull=True)
    decisions = Decision.objects.filter(in_effect, case=report.case_id).annotate(
        responded_at=Subquery(placed.values("placed_at")[:1])
    )
    if not kind(report.case.kind).hears_subject:
        return decisions.order_by("-decided_at")
    # That it was handled is told once: a later decision would tell that someone objected.
    return decisions.filter(decided_at__gte=arrived_at(report)).order_by("decided_at")


def lock_of(report: Report) -> Lock:
    """The reply lock of a report."""
    return lock(
        reported_at=report.submitted_at,
        notified_at=report.notified_at,
        by=report.notified_by,
        seen_at=report.seen_at,
    )


@dataclass(frozen=True)
class LockHeld:
    """A report whose recipients could not be notified: a number and since when, no content."""

    reference: str
    since: datetime


def locks_held(longer_than: timedelta = ALERT_AFTER) -> list[LockHeld]:
    """Reports still locked after `longer_than`: the alarm for the administrator."""
    late = Report.objects.filter(
        notified_at__isnull=True,
        withdrawn_at__isnull=True,
        submitted_at__lte=clock.now() - longer_than,
    ).order_by("submitted_at")
    return [LockHeld(*row) for row in late.values_list("reference", "submitted_at")]
