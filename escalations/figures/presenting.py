"""The figures on the screen: what may be shown of them, in words, with a chart for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..kinds import all_kinds, kind
from ..platforms import Platform
from ..presenters_law import citation_of
from ..presenters_times import working
from .care import kinds_with_care, may_tell
from .charts import Bars, Columns, bars, columns
from .grouping import (
    Told,
    at_least_few,
    most_first,
    over_time,
    percent_within,
    renamed,
    told,
)
from .periods import Period
from .queries import Counts
from .spread import Spread, spread_of

_RESPONSES: dict[str, str | Promise] = {
    "placed": gettext_lazy("Placed"),
    "not_placed": gettext_lazy("Not placed, with a reason"),
    "waiting": gettext_lazy("Not known yet"),
}
NAMED = 4
"""How many groups that are told together are named."""


@dataclass(frozen=True)
class Row:
    """A line of a table; None is fewer than five, or left out for another that is."""

    name: str
    number: int | None


@dataclass(frozen=True)
class TimeRow:
    """How long one stage takes; None where fewer than five got there."""

    name: str
    spread: Spread | None

    @property
    def half(self) -> str:
        """Half of them within so long."""
        return working(self.spread.median) if self.spread else ""

    @property
    def most(self) -> str:
        """Nine in ten within so long."""
        return working(self.spread.ninetieth) if self.spread else ""


@dataclass(frozen=True)
class ReportFigures:
    """All numbers of a period, with nothing in it that must be left out.

    `total` is None for fewer than five reports, also for none; then the rest is empty.
    `is_too_much`: too many reports to count by platform. `care` are the kinds about people,
    where the period is a whole year that is over.
    """

    period: Period
    known_on: date
    total: int | None
    kinds: tuple[Row, ...] = ()
    lids: tuple[Row, ...] = ()
    platforms: tuple[Row, ...] = ()
    months: tuple[Row, ...] = ()
    times: tuple[TimeRow, ...] = ()
    within: int | None = None
    is_sample: bool = False
    is_too_much: bool = False
    outcomes: tuple[Row, ...] = ()
    responses: tuple[Row, ...] = ()
    care: tuple[Row, ...] = ()

    @property
    def kind_chart(self) -> Bars:
        """A bar for each kind."""
        return chart_of(self.kinds)

    @property
    def lid_chart(self) -> Bars:
        """A bar for each lid."""
        return chart_of(self.lids)

    @property
    def platform_chart(self) -> Bars:
        """A bar for each platform."""
        return chart_of(self.platforms)

    @property
    def outcome_chart(self) -> Bars:
        """A bar for each outcome."""
        return chart_of(self.outcomes)

    @property
    def response_chart(self) -> Bars:
        """A bar for what became of responses."""
        return chart_of(self.responses)

    @property
    def month_chart(self) -> Columns:
        """Reports in each month."""
        return columns([(row.name[:3], row.number) for row in self.months])

    @property
    def time_chart(self) -> Bars:
        """For each stage two bars: half of them, and nine in ten."""
        rows: list[tuple[str, str, float | None]] = []
        for row in self.times:
            if row.spread is None:
                rows.append((row.name, _("left out"), None))
                continue
            half, most = row.spread.median, row.spread.ninetieth
            rows.append((_("%(stage)s: half") % {"stage": row.name}, row.half, _hours(half)))
            name = _("%(stage)s: nine in ten") % {"stage": row.name}
            rows.append((name, row.most, _hours(most)))
        return bars(rows)


def figures_of(counts: Counts) -> ReportFigures:
    """What may be shown of these numbers."""
    known_on = localtime(counts.known_at).date()
    total = at_least_few(counts.total)
    care = _care(counts) if may_tell(counts.period, known_on) else ()
    if total is None:
        return ReportFigures(counts.period, known_on, None, care=care)
    kinds = told(counts.kinds)
    lengths = counts.lengths
    return ReportFigures(
        period=counts.period,
        known_on=known_on,
        total=total,
        kinds=_rows(kinds, _kind_words),
        lids=_rows(renamed(kinds, counts.lids), _lid_words),
        platforms=_rows(told(counts.platforms or {}), _platform_words),
        is_too_much=counts.platforms is None,
        months=tuple(_months(counts)),
        times=tuple(_times(counts)),
        within=percent_within(lengths.within, lengths.due),
        is_sample=lengths.is_sample,
        outcomes=_rows(told(counts.decided.outcomes), _outcome_words),
        responses=_rows(told(counts.decided.responses), _response_words),
        care=care,
    )


def chart_of(rows: Sequence[Row]) -> Bars:
    """A bar for each row; who is left out has none."""
    few = _("fewer than 5")
    return bars([(r.name, few if r.number is None else str(r.number), r.number) for r in rows])


def period_in_words(period: Period) -> str:
    """The period as people say it: 2026, or "January up to and including March 2026"."""
    if period.whole_year is not None:
        return str(period.whole_year)
    first, last = month_in_words(str(period.first)), month_in_words(str(period.last))
    if first == last:
        return first
    return _("%(first)s up to and including %(last)s") % {"first": first, "last": last}


def _rows(groups: Sequence[Told], words: Callable[[str], str]) -> tuple[Row, ...]:
    return tuple(
        Row(_together([words(key) for key in group.keys]), group.number)
        for group in most_first(groups)
    )


def _together(names: Sequence[str]) -> str:
    """Some names as one: all of them, or how many where that is too long to read."""
    if len(names) <= NAMED:
        return ", ".join(names)
    return _("%(number)d groups together") % {"number": len(names)}


def _months(counts: Counts) -> Iterator[Row]:
    """Each month until now; of one that is still to come there is nothing to say."""
    until = localtime(counts.known_at).strftime("%Y-%m")
    for name, number in over_time(counts.months):
        if name <= until:
            yield Row(month_in_words(name), number)


def _times(counts: Counts) -> list[TimeRow]:
    found = counts.lengths
    return [
        TimeRow(_("Until someone knew"), spread_of(found.notified)),
        TimeRow(_("Until it was taken up"), spread_of(found.claimed)),
        TimeRow(_("Until the decision"), spread_of(found.decided)),
    ]


def _care(counts: Counts) -> tuple[Row, ...]:
    """Each by itself and with no total: none follows from the others."""
    return tuple(
        Row(_kind_words(slug), at_least_few(counts.care[slug]))
        for slug in sorted(kinds_with_care())
        if is_kind(slug)
    )


def is_kind(slug: str) -> bool:
    """Whether there is such a kind."""
    return any(one.slug == slug for one in all_kinds())


def _kind_words(slug: str) -> str:
    return str(kind(slug).label)


def _platform_words(value: str) -> str:
    return str(Platform(value).label)


def _lid_words(eid: str) -> str:
    return citation_of(eid)[1]


def _outcome_words(key: str) -> str:
    slug, _bar, outcome = key.partition("|")
    return f"{kind(slug).label}: {kind(slug).outcome(outcome).label}"


def _response_words(value: str) -> str:
    return str(_RESPONSES[value])


def month_in_words(name: str) -> str:
    """A month as people say it: January 2026."""
    return date_format(date.fromisoformat(f"{name}-01"), "F Y")


def _hours(length: timedelta) -> float:
    return length.total_seconds() / 3600
