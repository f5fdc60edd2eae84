"""Rounds in the list of the desk, and whom a new one would touch, before it is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werksaam.people.models import Team

from .models import Round
from .obligations import ASKED, PENDING, Standing
from .presenters_figures import in_tree_order
from .queries_acknowledging import Member
from .rounds import may_stop
from .suppressing import suppressed


@dataclass(frozen=True)
class RoundLine:
    """A round in the list; `kind` and `icon` are those of its status."""

    round: Round
    kind: str
    icon: str
    word: str
    may_stop: bool


@dataclass(frozen=True)
class TeamTouched:
    """A team, and how many of it must confirm; None where the group is too small to show."""

    name: str
    people: int | None


@dataclass(frozen=True)
class Touched:
    """How many people must confirm, by team; and who need not, or not yet."""

    people: int
    confirmed: int
    away: int
    teams: tuple[TeamTouched, ...]


def round_lines(rounds: Iterable[Round], day: date) -> list[RoundLine]:
    """Each round with its state on `day`."""
    return [RoundLine(row, *_state(row, day), may_stop(row, day)) for row in rounds]


def touched(members: Sequence[Member], teams: Sequence[Team]) -> Touched:
    """Whom a round would ask, given where everyone would stand; no names, no small teams.

    A team is small or not by the same people as in the figures, which say as much of it.
    """
    standings = Counter(member.state.standing for member in members)
    asked = Counter(m.team_id for m in members if m.state.standing in PENDING)
    hidden = suppressed(Counter(m.team_id for m in members if m.state.standing in ASKED))
    return Touched(
        people=sum(asked.values()),
        confirmed=standings[Standing.CONFIRMED],
        away=standings[Standing.ON_LEAVE],
        teams=tuple(
            TeamTouched(team.name, None if team.pk in hidden else asked[team.pk])
            for team in in_tree_order(teams)
            if asked[team.pk]
        ),
    )


def _state(row: Round, day: date) -> tuple[str, str, str]:
    if row.stopped_at:
        return "wait", "pause", _("Stopped")
    if day < row.opens_on:
        return "info", "clock", _("Planned")
    if day > row.due_on:
        return "ok", "done", _("Over")
    return "primary", "clock", _("Running")
