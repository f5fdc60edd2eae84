"""Figures about reports leave the portal: the same numbers as on the page, with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User
from werksaam.spreadsheets import Cell, Table

from .periods import Period
from .presenting import ReportFigures, Row

Line = tuple[Cell, ...]


@act
def note_export(*, by: User, period: Period, kind: str, reason: str) -> None:
    """Keep who took the figures of a period out, and why."""
    facts: dict[str, Plain] = {"period": period.name, "kind": kind}
    record("report_figures.exported", by=by, facts=facts, reason=reason)


def table_of(page: ReportFigures) -> Table:
    """One number a line; what is left out on the page is left out here."""
    same = (page.period.name, page.known_on.isoformat())
    columns = (_("Period"), _("As known on"), _("Part"), _("Group"), _("How many"))
    return Table(_("Reports"), columns, tuple((*same, *line) for line in _lines(page)))


def _lines(page: ReportFigures) -> list[Line]:
    parts = (
        (_("By kind"), page.kinds),
        (_("By lid of the code"), page.lids),
        (_("By platform"), page.platforms),
        (_("Over time"), page.months),
        (_("What was decided"), page.outcomes),
        (_("Responses in public"), page.responses),
        (_("With care, of a whole year"), page.care),
    )
    total = [(_("Everything"), _("Reports"), _cell(page.total))]
    return [*total, *(line for part, rows in parts for line in _of(part, rows)), *_times(page)]


def _of(part: str, rows: Iterable[Row]) -> list[Line]:
    return [(part, row.name, _cell(row.number)) for row in rows]


def _times(page: ReportFigures) -> list[Line]:
    """In minutes of working time, so that a spreadsheet can reckon with them."""
    found: list[Line] = []
    for row in page.times:
        half = int(row.spread.median.total_seconds() // 60) if row.spread else None
        most = int(row.spread.ninetieth.total_seconds() // 60) if row.spread else None
        found.append((_("Half within, in working minutes"), row.name, _cell(half)))
        found.append((_("Nine in ten within, in working minutes"), row.name, _cell(most)))
    if page.total is not None:
        found.append((_("Within the target, in percent"), _("Reports"), _cell(page.within)))
    return found


def _cell(number: int | None) -> Cell:
    return _("left out") if number is None else number
