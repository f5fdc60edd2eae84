"""Whom a version would ask again, for the publisher, before it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from werksaam.people.models import Team

from .obligations import ASKED, Standing
from .presenters_round import TeamTouched, by_team
from .queries_acknowledging import Member
from .suppressing import FEWEST, suppressed

HERE = ASKED | {Standing.NOT_ASKED}
"""Whom another version could ask at once: everyone who is not on leave or exempt."""


@dataclass(frozen=True)
class AskedAgain:
    """How many confirmed what counts now: asked again, or kept, by the kind of change."""

    confirmed: int
    people: int
    teams: tuple[TeamTouched, ...]

    @property
    def is_small(self) -> bool:
        """Whether numbers would be about a few people."""
        return 0 < self.people < FEWEST

    @property
    def is_few(self) -> bool:
        """Whether so few confirmed that their number is left out."""
        return 0 < self.confirmed < FEWEST


def asked_again(members: Sequence[Member], teams: Sequence[Team]) -> AskedAgain:
    """Given where everyone stands with the version in force; no names, no small teams.

    A team is small or not by those of its people who are not away, as in the figures. Here a
    number under five is left out as well: it would single out the few who did confirm.
    """
    done = Counter(m.team_id for m in members if m.state.standing == Standing.CONFIRMED)
    few = suppressed({team: number for team, number in done.items() if number})
    rows = by_team(teams, members, told=done, asked=HERE)
    return AskedAgain(
        confirmed=done.total(),
        people=sum(member.state.standing in HERE for member in members),
        teams=tuple(
            TeamTouched(row.name, None) if team in few else row for team, row in rows.items()
        ),
    )
