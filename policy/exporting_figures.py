"""Figures leave the portal as a file: the same numbers as on the page, with a reason."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User
from werksaam.spreadsheets import Cell, Table

from .models import Round
from .presenters_figures import FiguresPage


@act
def note_export(*, by: User, row: Round, day: date, kind: str, reason: str) -> None:
    """Keep who took the figures of a round out, and why."""
    facts: dict[str, Plain] = {"version": row.version.number, "on": day.isoformat(), "kind": kind}
    record("figures.exported", by=by, about=row, facts=facts, reason=reason)


def table_of(row: Round, page: FiguresPage) -> Table:
    """What the page shows, one number a line; what is left out there is left out here."""
    same = (row.version.number, row.opens_on.isoformat())
    lines = [*_team_lines(page), *_state_lines(page), *_day_lines(page)]
    columns = (
        _("Version"),
        _("Round opened on"),
        _("As known on"),
        _("Part"),
        _("Group"),
        _("People"),
        _("Percent read"),
    )
    return Table(_("Figures"), columns, tuple((*same, *line) for line in lines))


def _team_lines(page: FiguresPage) -> list[tuple[Cell, ...]]:
    return [
        (page.day.isoformat(), _("Team"), team.name, *_numbers(team.people, team.share))
        for team in page.teams
    ]


def _state_lines(page: FiguresPage) -> list[tuple[Cell, ...]]:
    everyone = _("Everyone who was asked")
    day, part = page.day.isoformat(), _("State")
    return [
        (day, part, everyone, *_numbers(page.people, page.share)),
        *((day, part, one.words, *_numbers(one.people, "")) for one in page.states),
    ]


def _day_lines(page: FiguresPage) -> list[tuple[Cell, ...]]:
    everyone = _("Everyone who was asked")
    return [(day.isoformat(), _("Over time"), everyone, "", share) for day, share in page.over_time]


def _numbers(people: Cell | None, share: Cell | None) -> tuple[Cell, Cell]:
    left_out = _("left out")
    return left_out if people is None else people, left_out if share is None else share
