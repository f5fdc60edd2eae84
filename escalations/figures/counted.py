"""Which reports and decisions belong to a period, as known at a moment."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from werksaam.clock import AMSTERDAM

from ..kinds import Kind, all_kinds
from ..models import Decision, Report
from .periods import Month, Period


def start_of(month: Month) -> datetime:
    """The first moment of a month in the Netherlands."""
    return datetime.combine(month.first_day, time.min, AMSTERDAM)


def within(name: str, first: Month, last: Month) -> Q:
    """That a moment falls in these months."""
    return Q(**{f"{name}__gte": start_of(first), f"{name}__lt": start_of(last.next)})


def sent_in(period: Period, known_at: datetime) -> QuerySet[Report]:
    """The reports that were sent in the period and known by then, in no order."""
    inside = within("submitted_at", period.first, period.last)
    return Report.objects.filter(inside, submitted_at__lte=known_at).order_by()


def final_decisions() -> Any:  # its annotation is no column that the types know
    """Decisions in effect that ended the handling, with since when (`at`)."""
    under_way = Q(pk__in=[])
    for of_kind in all_kinds():
        under_way |= Q(case__kind=of_kind.slug, outcome__in=_interim(of_kind))
    in_effect = Q(needs_review=False) | Q(review__approved=True)
    decisions = Decision.objects.filter(in_effect).exclude(under_way)
    return decisions.annotate(at=Coalesce(F("review__reviewed_at"), F("decided_at")))


def _interim(of_kind: Kind) -> list[str]:
    return [o.slug for o in of_kind.outcomes if o.interim or o.refers or o.passes_on]
