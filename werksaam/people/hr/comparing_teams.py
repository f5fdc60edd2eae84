"""Pure: the teams of a list against those that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from werksaam.people.climbing import teams_downward

from .contradictions import loops
from .differences import ChangedTeam, NewTeam, TeamRef
from .facts import Known, KnownTeam
from .rows import Column, HrList, Problem, Row, Wrong, key


@dataclass(frozen=True)
class TeamsFound:
    """The teams of the list by key, what is new and what changes."""

    refs: Mapping[str, TeamRef]
    new: tuple[NewTeam, ...]
    changed: tuple[ChangedTeam, ...]
    above: Mapping[str, str]
    """The team above each team, as it becomes."""


def teams_compared(
    listed: HrList, known: Known, own: Collection[int] = ()
) -> tuple[TeamsFound, list[Problem]]:
    """New teams above those below them; renamed and moved ones; loops and doubts as problems.

    So are those that come below one of `own`, the teams of whoever asks.
    """
    firsts = {key(row.team): row for row in reversed(listed.rows)}
    refs, problems = _refs(listed, known, firsts)
    places = _places(listed, firsts, refs)
    tree = _tree(known, refs, places)
    looping = loops(tree)
    problems += [
        Problem(row.line, Column.PARENT, Wrong.LOOP, row.team)
        for team, row in sorted(firsts.items())
        if _node(refs[team]) in looping
    ]
    problems += [
        Problem(firsts[team].line, Column.PARENT, Wrong.OWN_TEAMS, firsts[team].team)
        for team in sorted(_come_below(own, known, refs, places, tree))
    ]
    by_pk = {team.pk: team for team in known.teams}
    changed = (_changed(refs[team], team, places, by_pk) for team in sorted(refs))
    new = [] if looping else _new(listed, refs, places, firsts)
    above = _teams_above(refs, places, by_pk)
    return TeamsFound(refs, tuple(new), tuple(filter(None, changed)), above), problems


def _refs(
    listed: HrList, known: Known, firsts: Mapping[str, Row]
) -> tuple[dict[str, TeamRef], list[Problem]]:
    """Each team that the list speaks of, by key."""
    there: defaultdict[str, list[KnownTeam]] = defaultdict(list)
    for team in known.teams:
        there[key(team.name)].append(team)
    refs: dict[str, TeamRef] = {}
    problems = []
    for row in listed.rows:
        for column, name in ((Column.TEAM, row.team), (Column.PARENT, row.parent or "")):
            if not name or key(name) in refs:
                continue
            old = key(firsts[key(name)].old_team) if key(name) in firsts else ""
            found = there[key(name)] or (there[old] if old else [])
            if len(found) > 1:
                problems.append(Problem(row.line, column, Wrong.TEAM_TWICE, name))
            if old and old != key(name) and there[key(name)] and there[old]:
                problems.append(Problem(row.line, Column.OLD_TEAM, Wrong.TEAM_TAKEN, name))
            refs[key(name)] = TeamRef(name, found[0].pk if found else None)
    return refs, problems


def _places(
    listed: HrList, firsts: Mapping[str, Row], refs: Mapping[str, TeamRef]
) -> dict[str, TeamRef | None]:
    """The team above each team of which the list says it."""
    if Column.PARENT not in listed.columns:
        return {}
    return {team: refs[key(row.parent)] if row.parent else None for team, row in firsts.items()}


def _teams_above(
    refs: Mapping[str, TeamRef],
    places: Mapping[str, TeamRef | None],
    by_pk: Mapping[int, KnownTeam],
) -> dict[str, str]:
    by_ref = {ref.pk: team for team, ref in refs.items() if ref.pk}
    above = {
        team: by_ref.get(by_pk[ref.pk].parent_id or 0, "") for team, ref in refs.items() if ref.pk
    }
    return above | {team: _above(parent) for team, parent in places.items()}


def _node(ref: TeamRef) -> str:
    return str(ref.pk) if ref.pk else f"new {key(ref.name)}"


def _tree(
    known: Known, refs: Mapping[str, TeamRef], places: Mapping[str, TeamRef | None]
) -> dict[str, str | None]:
    """The tree as it would become."""
    tree: dict[str, str | None] = {
        str(team.pk): str(team.parent_id) if team.parent_id else None for team in known.teams
    }
    for team, parent in places.items():
        tree[_node(refs[team])] = _node(parent) if parent else None
    return tree


def _come_below(
    own: Collection[int],
    known: Known,
    refs: Mapping[str, TeamRef],
    places: Mapping[str, TeamRef | None],
    tree: Mapping[str, str | None],
) -> set[str]:
    """The teams that the list puts below one of `own`, and that were not there before."""
    start = frozenset(str(team) for team in own)
    before = _tree(known, {}, {})
    was_below, is_below = teams_downward(before, start), teams_downward(tree, start)
    return {
        team
        for team in places
        if (node := _node(refs[team])) in is_below - was_below and tree[node] != before.get(node)
    }


def _changed(
    ref: TeamRef,
    team: str,
    places: Mapping[str, TeamRef | None],
    by_pk: Mapping[int, KnownTeam],
) -> ChangedTeam | None:
    if ref.pk is None:
        return None
    was = by_pk[ref.pk]
    parent = places.get(team)
    moves = team in places and (parent.pk if parent else None) != was.parent_id
    moves = moves or (parent is not None and parent.pk is None)
    renamed = key(was.name) != team
    if not moves and not renamed:
        return None
    return ChangedTeam(
        ref.pk, was.name, ref.name if renamed else was.name, moves, parent if moves else None
    )


def _new(
    listed: HrList,
    refs: Mapping[str, TeamRef],
    places: Mapping[str, TeamRef | None],
    firsts: Mapping[str, Row],
) -> list[NewTeam]:
    """The new teams, each after the one above it."""
    entities = {key(row.parent): row.entity for row in listed.rows if row.parent}
    entities |= {team: row.entity for team, row in firsts.items()}
    made: dict[str, NewTeam] = {}
    for first in refs:
        line: list[str] = []
        team = first
        while team and refs[team].pk is None and team not in made:
            line.append(team)
            team = _above(places.get(team))
        made |= {t: NewTeam(refs[t], entities[t], places.get(t)) for t in reversed(line)}
    return list(made.values())


def _above(parent: TeamRef | None) -> str:
    return key(parent.name) if parent else ""
