"""The tree of teams, as the administrator sees it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from .models import Membership, Team, TeamManagership


@dataclass
class Branch:
    """A team with its managers and number of people of today, and the teams below it."""

    team: Team
    managers: list[str]
    people: int
    below: list[Branch] = field(default_factory=list)


def tree_on(day: date) -> list[Branch]:
    """The teams at the top, each with those below; by name (3 queries)."""
    managers, people = _managers(day), _people(day)
    teams = list(Team.objects.order_by("name", "pk"))
    branches = {t.pk: Branch(t, managers[t.pk], people.get(t.pk, 0)) for t in teams}
    for team in teams:
        if team.parent_id:
            branches[team.parent_id].below.append(branches[team.pk])
    return [branches[team.pk] for team in teams if team.parent_id is None]


def _managers(day: date) -> defaultdict[int, list[str]]:
    rows = TeamManagership.objects.on(day).order_by("starts_on", "pk")
    found: defaultdict[int, list[str]] = defaultdict(list)
    for team_id, name in rows.values_list("team_id", "person__name"):
        found[team_id].append(name)
    return found


def _people(day: date) -> dict[int, int]:
    held = Membership.objects.on(day).values("team_id").order_by("team_id")
    return dict(
        held.annotate(number=Count("person", distinct=True)).values_list("team_id", "number")
    )
