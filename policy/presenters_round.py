"""One round for the desk: of whom it asks what, its mail, and how many are touched by team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam.people.models import Entity, Team

from .models import Audience, Round
from .obligations import ASKED, PENDING, Standing
from .presenters_figures import StateFigure, away_figures, in_tree_order, whole
from .queries_acknowledging import Member
from .queries_rounds import last_day
from .reminder_plan import mail_days
from .suppressing import FEWEST, suppressed


@dataclass(frozen=True)
class TeamTouched:
    """A team, and how many of it must confirm; None where that is left out."""

    name: str
    people: int | None


@dataclass(frozen=True)
class HowFar:
    """How many must confirm, how many did, and apart who need not now: as in the figures."""

    people: int
    confirmed: int
    away: tuple[StateFigure, ...]

    @property
    def is_small(self) -> bool:
        """Whether this would be about a few people, however many are away."""
        return self.people + self.confirmed < FEWEST


@dataclass(frozen=True)
class MailLine:
    """A day on which mail leaves, and which."""

    day: str
    what: str


def how_far(members: Sequence[Member]) -> HowFar:
    """The numbers of everyone in the audience of a round; no names, no small groups."""
    counts = Counter((member.team_id, member.state.standing) for member in members)
    found = whole(counts)
    return HowFar(found.people - found.read, found.read, tuple(away_figures(counts)))


def teams_touched(
    everyone: Sequence[Member], teams: Sequence[Team], audience: Collection[int] | None = None
) -> tuple[TeamTouched, ...]:
    """How many of each team must confirm, by where everyone would stand; no small teams.

    Of an `audience` of some people only teams that are wholly in it are told. So whatever
    audience is tried, the numbers are the same, and nothing follows from comparing them.
    """
    pending = Counter(m.team_id for m in everyone if m.state.standing in PENDING)
    told = by_team(teams, everyone, told=pending, asked=ASKED)
    if audience is None:
        return tuple(told.values())
    inside = {m.team_id for m in everyone if m.person_id in audience}
    partly = {m.team_id for m in everyone if m.person_id not in audience}
    return tuple(
        TeamTouched(row.name, None) if team in partly else row
        for team, row in told.items()
        if team in inside
    )


def by_team(
    teams: Sequence[Team],
    members: Sequence[Member],
    *,
    told: Mapping[int, int],
    asked: Collection[Standing],
) -> dict[int, TeamTouched]:
    """Every team with people in it, with what is `told` of it, in the order of the organisation.

    It is small or not by those of its people who could be `asked`.
    """
    sizes = Counter({member.team_id: 0 for member in members})
    sizes.update(member.team_id for member in members if member.state.standing in asked)
    hidden = suppressed(sizes)
    return {
        team.pk: TeamTouched(team.name, None if team.pk in hidden else told.get(team.pk, 0))
        for team in in_tree_order(teams)
        if team.pk in sizes
    }


def audience_words(row: Round, teams: Iterable[Team]) -> list[str]:
    """Whom a round asks: organisations, or teams without naming those below them."""
    if row.audience == Audience.ENTITIES:
        names = dict(Entity.choices)
        return [str(names.get(str(entity), entity)) for entity in row.audience_of]
    if row.audience != Audience.TEAMS:
        return [row.get_audience_display()]
    chosen = set(row.audience_of)
    top = [team for team in teams if team.pk in chosen and team.parent_id not in chosen]
    below = len(chosen) - len(top)
    words = [team.name for team in in_tree_order(top)]
    if below:
        more = ngettext("with %(count)d team below", "with %(count)d teams below", below)
        words.append(more % {"count": below})
    return words


def mail_lines(row: Round) -> list[MailLine]:
    """The days on which mail leaves for a round, as things stand."""
    days = mail_days(row.opens_on, last_day(row), row.reminder_days)
    return [
        MailLine(
            date_format(one.day, "l j F Y"),
            _("invitation") if one.working_days is None else _reminder(one.working_days),
        )
        for one in days
    ]


def reminder_words(working_days: int) -> str:
    """When a reminder comes: "5 working days before the last day"."""
    count = abs(working_days)
    if working_days > 0:
        words = ngettext(
            "%(count)d working day before the last day",
            "%(count)d working days before the last day",
            count,
        )
    else:
        words = ngettext(
            "%(count)d working day after the last day",
            "%(count)d working days after the last day",
            count,
        )
    return words % {"count": count}


def _reminder(working_days: int) -> str:
    return _("reminder, %(when)s") % {"when": reminder_words(working_days)}
