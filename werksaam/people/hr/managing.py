"""Pure: who manages which team, by a list in which each row names the manager of the person.

Whoever the others in a team name, manages it. The row of a manager names the next level
up: so it says nothing about this team, and who manages the team above. That matters for a
team in which only its manager works.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .rows import Row, key

DEEPEST = 30
"""So many levels of teams are looked through; no organisation has as many."""

Managers = dict[str, set[str]]


def managers_by_team(rows: Sequence[Row], above: Mapping[str, str]) -> Managers:
    """The numbers of who manages each team that the list says it of, both as keys.

    `above` is the team above each team. Teams of which nothing is said are left out.
    """
    named = _named(rows)
    found: Managers = {}
    # Each round settles one level more, from the teams without any below them upward.
    for _level in range(DEEPEST):
        before, found = found, _managers(rows, named, _named_from_below(rows, found, above))
        if found == before:
            break
    return found


def above_by_list(rows: Sequence[Row]) -> dict[str, str]:
    """The team above each team, as far as the list says it."""
    return {key(row.team): key(row.parent) for row in rows if row.parent}


def _managers(rows: Sequence[Row], named: Managers, from_below: Managers) -> Managers:
    found: Managers = defaultdict(set)
    for row in rows:
        team, number = key(row.team), key(row.number)
        manages = number in named[team] or number in from_below.get(team, ())
        if row.manager and (not manages or _own(row)):
            found[team].add(key(row.manager))
    return {team: numbers for team, numbers in (from_below | found).items() if numbers}


def _named(rows: Sequence[Row]) -> Managers:
    """Whom the others in each team name."""
    named: Managers = defaultdict(set)
    for row in rows:
        if row.manager and not _own(row):
            named[key(row.team)].add(key(row.manager))
    return named


def _named_from_below(
    rows: Sequence[Row], managers: Managers, above: Mapping[str, str]
) -> Managers:
    """Whom the managers of the teams directly below each team name."""
    named: Managers = defaultdict(set)
    for row in rows:
        team = key(row.team)
        manages = key(row.number) in managers.get(team, ())
        if row.manager and manages and not _own(row) and above.get(team):
            named[above[team]].add(key(row.manager))
    return dict(named)


def _own(row: Row) -> bool:
    """Whether a row names the person as their own manager: they manage the team."""
    return key(row.manager or "") == key(row.number)
