"""What a reporter may know of the handling: the advice, and the reply lock (6.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from werksaam import clock

from .kind_texts.kept import as_kept
from .kinds import Kind, Text, kind
from .models import Decision, Placement, Report
from .queries_rerouting import arrived_at
from .reply_lock import ALERT_AFTER, Lock, lock

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


def handled_as_told(report: Report, advice: Advice | None) -> Kind:
    """What it is now; until there is advice in the words of the desk, which say what to do."""
    its_kind = kind(report.case.kind)
    return its_kind if advice else as_kept(its_kind)


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
