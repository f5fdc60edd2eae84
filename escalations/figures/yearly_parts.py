"""The parts of the yearly report for the board: words, a chart, and a table for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .charts import Bars, Columns
from .drawing import svg_of_bars, svg_of_columns
from .presenting import ReportFigures, Row, chart_of
from .yearly_facts import YearFacts


@dataclass(frozen=True)
class Part:
    """A part of the report under a heading."""

    title: str
    lines: Sequence[str]
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    svg: str = ""

    def as_said(self) -> dict[str, Any]:
        """For the layout. What the chart shows stands in the table beneath it."""
        alt = _("%(title)s. The numbers are in the table below.") % {"title": self.title}
        return {
            "title": self.title,
            "lines": list(self.lines),
            "head": list(self.head),
            "rows": [list(row) for row in self.rows],
            "chart": {"svg": self.svg, "alt": alt} if self.svg else None,
        }


def parts_of(page: ReportFigures, facts: YearFacts) -> list[Part]:
    """Every part, in order."""
    reports = list(_reports(page)) if page.total is not None else []
    return [
        *reports,
        _with_care(page),
        _confirmed(facts),
        _changed(facts),
        Part(
            _("Target times"),
            [_("In working hours, as they hold at the end of the period.")],
            (_("Kind"), _("Hours")),
            [(name, str(hours)) for name, hours in facts.targets],
        ),
        Part(_("What is left out"), _left_out()),
    ]


def _reports(page: ReportFigures) -> Iterator[Part]:
    yield _counted(_("By kind"), page.kinds, page.kind_chart, _("Kind"))
    yield _counted(_("By lid of the code"), page.lids, page.lid_chart, _("Lid"))
    if page.platforms:
        yield _counted(_("By platform"), page.platforms, page.platform_chart, _("Platform"))
    elif page.is_too_much:
        yield Part(_("By platform"), [_("There are too many reports to count by platform.")])
    yield _counted(_("Over time"), page.months, page.month_chart, _("Month"))
    yield _times(page)
    if page.outcomes:
        yield _counted(_("What was decided"), page.outcomes, page.outcome_chart, _("Decision"))
    if page.responses:
        chart = chart_of(page.responses)
        yield _counted(_("Responses in public"), page.responses, chart, _("Response"))


def _counted(title: str, rows: Sequence[Row], chart: Bars | Columns, name: str) -> Part:
    if isinstance(chart, Bars):
        svg = svg_of_bars(chart)
    else:
        svg = "" if chart.is_empty else svg_of_columns(chart)
    return Part(title, (), (name, _("How many")), [(r.name, _number(r)) for r in rows], svg)


def _times(page: ReportFigures) -> Part:
    lines = [_("In working time: weekdays from 8:30 to 17:00, without official holidays.")]
    if page.within is not None:
        lines.append(_("%(share)d%% was decided within the target.") % {"share": page.within})
    if page.is_sample:
        lines.append(_("Reckoned from a random sample."))
    left = _("left out")
    rows = [(row.name, row.half or left, row.most or left) for row in page.times]
    head = (_("Stage"), _("Half within"), _("Nine in ten within"))
    return Part(_("How fast"), lines, head, rows, svg_of_bars(page.time_chart))


def _with_care(page: ReportFigures) -> Part:
    title = _("With care")
    if not page.care:
        words = _("Reports about people are told once the year is over, in the next report.")
        return Part(title, [words])
    rows = [(row.name, _number(row)) for row in page.care]
    words = _("These reports are about people. They are in no other number of this report.")
    return Part(title, [words], (_("Kind"), _("How many")), rows)


def _confirmed(facts: YearFacts) -> Part:
    title = _("Confirming the code")
    if facts.round is None:
        return Part(title, [_("Nobody was asked to confirm the code in this period.")])
    if facts.round.share is None:
        return Part(title, [_("Too few people were asked to show figures.")])
    words = _("On %(day)s, %(share)d%% of who was asked had read version %(number)d of the code.")
    said = {"day": facts.round.day, "share": facts.round.share, "number": facts.round.number}
    return Part(title, [words % said])


def _changed(facts: YearFacts) -> Part:
    title = _("What changed in the code")
    if not facts.changes:
        return Part(title, [_("No version was released in this period.")])
    words = _("Version %(number)d, released on %(day)s. %(note)s")
    return Part(title, [words % vars(change) for change in facts.changes])


def _left_out() -> list[str]:
    return [
        _("A group of fewer than five is left out, or told together with others."),
        _("So is what would give it away by subtracting."),
        _("There are no figures about one person, one team or one handler."),
    ]


def _number(row: Row) -> str:
    return _("fewer than 5, or left out") if row.number is None else str(row.number)
