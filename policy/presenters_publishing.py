"""Whom a version would ask again, for the publisher, before it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from werksaam.people.models import Team

from .obligations import ASKED, Standing
from .presenters_figures import in_tree_order
from .presenters_round import TeamTouched
from .queries_acknowledging import Member
from .suppressing import FEWEST, suppressed


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


def asked_again(members: Sequence[Member], teams: Sequence[Team]) -> AskedAgain:
    """Given where everyone stands with the version in force; no names, no small teams.

    A team is small or not by the same people as in the figures.
    """
    done = Counter(m.team_id for m in members if m.state.standing == Standing.CONFIRMED)
    hidden = suppressed(Counter(m.team_id for m in members if m.state.standing in ASKED))
    return AskedAgain(
        confirmed=sum(done.values()),
        people=len(members),
        teams=tuple(
            TeamTouched(team.name, None if team.pk in hidden else done[team.pk])
            for team in in_tree_order(teams)
            if done[team.pk]
        ),
    )
