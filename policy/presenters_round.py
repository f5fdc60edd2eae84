"""One round for the desk: of whom it asks what, its mail, and how many are touched by team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam.people.models import Entity, Team

from .models import Audience, Round
from .obligations import ASKED, PENDING, Standing
from .presenters_figures import in_tree_order
from .queries_acknowledging import Member
from .queries_rounds import last_day
from .reminder_plan import mail_days
from .suppressing import FEWEST, suppressed


@dataclass(frozen=True)
class TeamTouched:
    """A team, and how many of it must confirm; None where the group is too small to show."""

    name: str
    people: int | None


@dataclass(frozen=True)
class Touched:
    """How many people must confirm, by team; and, apart, who need not, or not yet.

    `in_audience` is all of them together. Of a small audience nothing is told apart.
    """

    people: int
    confirmed: int
    away: int
    exempt: int
    in_audience: int
    teams: tuple[TeamTouched, ...]

    @property
    def is_small(self) -> bool:
        """Whether what is told apart would be about a few people."""
        return self.in_audience < FEWEST


@dataclass(frozen=True)
class MailLine:
    """A day on which mail leaves, and which."""

    day: str
    what: str


def touched(members: Sequence[Member], teams: Sequence[Team]) -> Touched:
    """Whom a round asks, given where everyone in its audience stands; no names, no small teams.

    A team is small or not by the same people as in the figures, which say as much of it.
    """
    standings = Counter(member.state.standing for member in members)
    asked = Counter(m.team_id for m in members if m.state.standing in PENDING)
    hidden = suppressed(Counter(m.team_id for m in members if m.state.standing in ASKED))
    return Touched(
        people=sum(asked.values()),
        confirmed=standings[Standing.CONFIRMED],
        away=standings[Standing.ON_LEAVE],
        exempt=standings[Standing.EXEMPT],
        in_audience=len(members),
        teams=tuple(
            TeamTouched(team.name, None if team.pk in hidden else asked[team.pk])
            for team in in_tree_order(teams)
            if asked[team.pk]
        ),
    )


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
