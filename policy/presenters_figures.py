"""Numbers without names and without a ranking: by team, by standing, over time (bar 23).

A group is a team, or the people in one standing. What is said about a group of fewer than
five is left out, and so is what would give it away. The share that has read is said of a
whole group; over time only that share is said, so no point gives away who came or left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.people.models import Team

from .charts import BarChart, LineChart, bars, line
from .histories import Key
from .obligations import ASKED, PENDING, Standing
from .presenters_version import in_words
from .queries_figures import Figures
from .suppressing import FEWEST, merged, suppressed

STATES: dict[Standing, str | Promise] = {
    Standing.OPEN: gettext_lazy("open"),
    Standing.NEW: gettext_lazy("new"),
    Standing.OVERDUE: gettext_lazy("overdue"),
    Standing.ON_LEAVE: gettext_lazy("on leave"),
    Standing.EXEMPT: gettext_lazy("exempt"),
}
"""How the desk sees who has not confirmed; who wants to talk is open."""

_AWAY = (Standing.ON_LEAVE, Standing.EXEMPT)


@dataclass(frozen=True)
class TeamFigure:
    """A team in the table; None for both numbers where it is left out."""

    name: str
    people: int | None
    share: int | None


@dataclass(frozen=True)
class StateFigure:
    """How many people are in a state, or in some states together; None: fewer than five."""

    words: str
    people: int | None
    is_part: bool = False
    """Whether they are among those of the line before."""


@dataclass(frozen=True)
class Whole:
    """The whole organisation; None where it is itself too small."""

    people: int
    read: int

    @property
    def share(self) -> int | None:
        """Percent that has read; None under five people."""
        return percent(self.read, self.people) if self.people >= FEWEST else None


@dataclass(frozen=True)
class FiguresPage:
    """All the numbers of one page, with nothing in it that must be left out."""

    day: date
    share: int | None
    corrected: str
    """What a later correction makes of it, in words; empty where nothing changed."""
    people: int | None
    states: tuple[StateFigure, ...]
    teams: tuple[TeamFigure, ...]
    over_time: tuple[tuple[date, int], ...]

    @property
    def team_chart(self) -> BarChart:
        """A bar for each team."""
        return bars([(figure.name, figure.share) for figure in self.teams])

    @property
    def line(self) -> LineChart:
        """The share over the days of the round."""
        return line(self.over_time)


def figures_page(found: Figures, teams: Sequence[Team]) -> FiguresPage:
    """What may be shown of these numbers."""
    then = whole(found.then)
    if then.share is None:
        return FiguresPage(found.day, None, "", None, (), (), ())
    past = [(day, whole(counts).share) for day, counts in found.over_time]
    return FiguresPage(
        day=found.day,
        share=then.share,
        corrected=_corrected(found, then.share),
        people=then.people,
        states=tuple(state_figures(found.then)),
        teams=tuple(team_figures(teams, found.then)),
        over_time=tuple((day, share) for day, share in past if share is not None),
    )


def percent(part: int, whole: int) -> int:
    """Rounded, but 100 means everyone and 0 nobody."""
    if part in (0, whole):
        return 100 if part else 0
    return min(max((200 * part + whole) // (2 * whole), 1), 99)


def whole(counts: Mapping[Key, int]) -> Whole:
    """Of everyone who was asked: how many there are, how many have read."""
    by_state = _by_state(counts)
    asked = sum(by_state[standing] for standing in ASKED)
    return Whole(asked, by_state[Standing.CONFIRMED])


def team_figures(teams: Sequence[Team], counts: Mapping[Key, int]) -> list[TeamFigure]:
    """By team in the order of the organisation: every team with people in the audience.

    Also where none of them was asked: by its absence a team would tell that all are away.
    """
    sizes: Counter[int] = Counter()
    for (team, standing), people in counts.items():
        if people:
            sizes[team] += people if standing in ASKED else 0
    hidden = suppressed(sizes)
    return [
        TeamFigure(team.name, None, None)
        if team.pk in hidden
        else TeamFigure(
            team.name,
            sizes[team.pk],
            percent(counts.get((team.pk, Standing.CONFIRMED), 0), sizes[team.pk]),
        )
        for team in in_tree_order(teams)
        if team.pk in sizes
    ]


def state_figures(counts: Mapping[Key, int]) -> list[StateFigure]:
    """The states apart, for the whole; a state of few people is told together with others."""
    found, by_state = whole(counts), _by_state(counts)
    by_state[Standing.OPEN] += by_state.pop(Standing.WANTS_TO_TALK, 0)
    waiting = found.people - found.read
    pending = [standing for standing in STATES if standing in PENDING]
    parts = _told({standing: by_state[standing] for standing in pending}, is_part=True)
    return [
        StateFigure(_("Read"), found.read),
        StateFigure(_("Not read yet"), waiting),
        *(parts if waiting >= FEWEST else []),
        *away_figures(counts),
    ]


def away_figures(counts: Mapping[Key, int]) -> list[StateFigure]:
    """Who is in the audience and need not confirm now; few of them are told together."""
    by_state = _by_state(counts)
    return _told({standing: by_state[standing] for standing in _AWAY})


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


def _by_state(counts: Mapping[Key, int]) -> Counter[Standing]:
    found: Counter[Standing] = Counter()
    for (_team, standing), people in counts.items():
        found[standing] += people
    return found


def _told(sizes: Mapping[Standing, int], *, is_part: bool = False) -> list[StateFigure]:
    return [
        StateFigure(_joined(states), people, is_part)
        for states, people in merged(sizes)
        if people != 0
    ]


def _joined(states: Sequence[Standing]) -> str:
    """Open, new or overdue."""
    words = [str(STATES[state]) for state in states]
    if len(words) == 1:
        return words[0].capitalize()
    listed = _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
    return listed.capitalize()


def _corrected(found: Figures, share: int) -> str:
    """What is known now of that day, if a correction came later."""
    now = whole(found.now)
    if found.now == found.then or now.share is None:
        return ""
    words = _("As known on %(day)s: %(then)d%%. As known now: %(now)d%%.")
    return words % {"day": in_words(found.day), "then": share, "now": now.share}
