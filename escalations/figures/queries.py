"""What the figures count, over everyone's reports alike: raw, nothing is left out yet.

They are the same for whoever may see figures (`policy.access_figures`): numbers that differed
by what someone may see would tell what they may not. Counting is done in the database, over
indexes; how long things take is in `lengths`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, Q, Value

from policy.models import ProvisionText
from werksaam import clock

from ..models import Report
from .care import kinds_with_care
from .counted import final_decisions, sent_in, within
from .lengths import Lengths, lengths_of
from .periods import Period

MOST = 50_000
"""Reports in a period that are still counted by platform: each asks for its case and post."""

_Row = dict[str, Any]
"""How many reports of one kind rest on one lid, in one month."""


@dataclass(frozen=True)
class Decided:
    """Final decisions by kind and outcome, and what became of the responses in public."""

    outcomes: Counter[str]
    responses: Counter[str]


@dataclass(frozen=True)
class Counts:
    """All numbers of a period as known at a moment.

    `kinds` and `care` by slug; `lids` are the lids of each kind, by eId; `outcomes` by
    "kind|outcome"; `platforms` is None where there are too many reports to count them so.
    """

    period: Period
    known_at: datetime
    kinds: Counter[str]
    care: Counter[str]
    lids: dict[str, frozenset[str]]
    months: dict[str, int]
    platforms: Counter[str] | None
    lengths: Lengths
    decided: Decided = field(default_factory=lambda: Decided(Counter(), Counter()))

    @property
    def total(self) -> int:
        """All reports but those about people."""
        return self.kinds.total()


def first_report_at() -> datetime | None:
    """When the first report of all came (1 query)."""
    found: datetime | None = Report.objects.aggregate(at=Min("submitted_at"))["at"]
    return found


def known_at(day: date | None) -> datetime:
    """The end of that day, and now for today, for a day to come, and for none."""
    if day is None or day >= clock.today():
        return clock.now()
    midnight = datetime.combine(day + timedelta(days=1), time.min, clock.AMSTERDAM)
    return midnight - timedelta(microseconds=1)


def counts_of(period: Period, known_at: datetime) -> Counts:
    """Count everything (6 queries)."""
    rows = _by_kind_lid_and_month(period, known_at)
    care = kinds_with_care()
    others = [row for row in rows if row["kind"] not in care]
    total = sum(row["number"] for row in others)
    return Counts(
        period=period,
        known_at=known_at,
        kinds=_summed(others),
        care=_summed([row for row in rows if row["kind"] in care]),
        lids=_lids(others),
        months=_months(period, others),
        platforms=_platforms(period, known_at) if total <= MOST else None,
        lengths=lengths_of(period, known_at, total),
        decided=_decided(period, known_at),
    )


def _by_kind_lid_and_month(period: Period, known_at: datetime) -> list[_Row]:
    """Month by month along an index, as one question: a month of the Netherlands is not one
    of the database."""
    sent = Report.objects.filter(submitted_at__lte=known_at).order_by()
    months = [
        sent.filter(within("submitted_at", month, month))
        .values("kind", "provision_text_id")
        .annotate(number=Count("*"), month=Value(str(month)))
        for month in period.months
    ]
    return [dict(row) for row in months[0].union(*months[1:], all=True)]


def _months(period: Period, rows: list[_Row]) -> dict[str, int]:
    found = dict.fromkeys(map(str, period.months), 0)
    for row in rows:
        found[row["month"]] += row["number"]
    return found


def _summed(rows: list[_Row]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row["kind"]] += row["number"]
    return found


def _lids(rows: list[_Row]) -> dict[str, frozenset[str]]:
    wanted = {row["provision_text_id"] for row in rows}
    eids = dict(ProvisionText.objects.filter(pk__in=wanted).values_list("pk", "eid"))
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        lids = found.get(row["kind"], frozenset())
        found[row["kind"]] = lids | {eids[row["provision_text_id"]]}
    return found


def _platforms(period: Period, known_at: datetime) -> Counter[str]:
    """Where the posts stood that were reported, one for each report."""
    about_posts = sent_in(period, known_at).filter(case__post__isnull=False)
    rows = about_posts.exclude(kind__in=kinds_with_care()).values_list("case__post__platform")
    return Counter(dict(rows.annotate(number=Count("pk"))))


def _decided(period: Period, known_at: datetime) -> Decided:
    """The decisions that took effect in the period."""
    inside = within("decided_at", period.first, period.last)
    final = (
        final_decisions().filter(inside, at__lte=known_at).exclude(case__kind__in=kinds_with_care())
    )
    public = ~Q(public_response="")
    rows = (
        final.order_by()
        .values_list("case__kind", "outcome")
        .annotate(
            number=Count("pk"),
            public=Count("pk", filter=public),
            placed=Count("pk", filter=public & Q(placement__placed_at__lte=known_at)),
            not_placed=Count("pk", filter=public & _not_placed(known_at)),
        )
    )
    outcomes: Counter[str] = Counter()
    responses: Counter[str] = Counter()
    for slug, outcome, number, written, placed, not_placed in rows:
        outcomes[f"{slug}|{outcome}"] += number
        waiting = written - placed - not_placed
        responses.update({"placed": placed, "not_placed": not_placed, "waiting": waiting})
    return Decided(outcomes, responses)


def _not_placed(known_at: datetime) -> Q:
    return Q(placement__noted_at__lte=known_at) & ~Q(placement__not_placed_reason="")
