"""Numbers for the desk: by team and over time, without names, without a ranking (bar 23)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from werksaam.people.models import Team

from .charts import BarChart, LineChart, bars, line
from .obligations import ASKED, Standing
from .queries_acknowledging import Member
from .suppressing import FEWEST, suppressed

POINTS = 8
"""Days in the chart over time, at most."""


@dataclass(frozen=True)
class TeamFigure:
    """A team in the table; None for both numbers where it is left out."""

    name: str
    people: int | None
    share: int | None


@dataclass(frozen=True)
class Whole:
    """The whole organisation; None where it is itself too small."""

    people: int
    read: int

    @property
    def share(self) -> int | None:
        """Percent that has read; None under five people."""
        return percent(self.read, self.people) if self.people >= FEWEST else None


def percent(part: int, whole: int) -> int:
    """Rounded, but 100 means everyone and 0 nobody."""
    if part in (0, whole):
        return 100 if part else 0
    return min(max((200 * part + whole) // (2 * whole), 1), 99)


def whole(standings: Iterable[Standing]) -> Whole:
    """Of everyone who was asked: how many there are, how many have read."""
    asked = [standing for standing in standings if standing in ASKED]
    return Whole(len(asked), asked.count(Standing.CONFIRMED))


def team_figures(teams: Sequence[Team], members: Sequence[Member]) -> list[TeamFigure]:
    """By team in the order of the organisation; teams without anyone asked are left away."""
    asked = [member for member in members if member.state.standing in ASKED]
    sizes = Counter(member.team_id for member in asked)
    read = Counter(m.team_id for m in asked if m.state.standing == Standing.CONFIRMED)
    hidden = suppressed(sizes)
    return [
        TeamFigure(team.name, None, None)
        if team.pk in hidden
        else TeamFigure(team.name, sizes[team.pk], percent(read[team.pk], sizes[team.pk]))
        for team in in_tree_order(teams)
        if sizes[team.pk]
    ]


def team_chart(figures: Iterable[TeamFigure]) -> BarChart:
    """A bar for each team."""
    return bars([(figure.name, figure.share) for figure in figures])


def over_time(rows: Sequence[tuple[date, Whole]]) -> LineChart:
    """The share over the days of a round."""
    return line([(day, found.share) for day, found in rows if found.share is not None])


def days_of(opens_on: date, until: date) -> list[date]:
    """At most eight days from the opening until `until`, evenly apart, both included."""
    length = max((until - opens_on).days, 0)
    steps = min(POINTS - 1, length)
    if steps == 0:
        return [opens_on]
    return [opens_on + timedelta(days=round(length * step / steps)) for step in range(steps + 1)]


def in_tree_order(teams: Sequence[Team]) -> list[Team]:
    """Each team before the teams below it; side by side by name. No ranking."""
    inside = {team.pk for team in teams}
    ordered: list[Team] = []

    def add(level: Iterable[Team]) -> None:
        for team in sorted(level, key=lambda team: (team.name.casefold(), team.pk)):
            ordered.append(team)
            add([other for other in teams if other.parent_id == team.pk])

    add([team for team in teams if team.parent_id not in inside])
    return ordered
