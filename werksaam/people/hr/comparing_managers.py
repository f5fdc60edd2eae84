"""Pure: who begins and who stops managing a team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from .comparing_teams import TeamsFound
from .differences import FormerManager, NewManager, TeamRef
from .facts import Known, Managing
from .managing import managers_by_team
from .matching import Match
from .rows import Column, Problem, Wrong, key


@dataclass
class ManagersFound:
    """What changes for managers; teams of which the list says nothing keep theirs."""

    new: list[NewManager] = field(default_factory=list)
    former: list[FormerManager] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def managers_compared(
    matches: Sequence[Match],
    known: Known,
    teams: TeamsFound,
    columns: Collection[Column],
    day: date,
) -> ManagersFound:
    """The managers of each team; who left manages none, and is a contradiction."""
    found = ManagersFound()
    by_number = {key(match.row.number): match for match in matches}
    managing: defaultdict[int | None, list[Managing]] = defaultdict(list)
    for one in known.managing:
        managing[one.team_id].append(one)
    refs = teams.refs
    listed = managers_by_team([match.row for match in matches], teams.above)
    for team, numbers in sorted(listed.items()):
        wanted = [by_number[number] for number in sorted(numbers) if number in by_number]
        found.problems += [_left(m, team, matches) for m in wanted if m.row.has_left(day)]
        held = managing[refs[team].pk] if refs[team].pk else []
        kept = [m for m in held if any(_fits(m, match, columns) for match in wanted)]
        found.former += [FormerManager(m.pk, m.person_id, m.team_id) for m in held if m not in kept]
        keeping = {m.person_id for m in kept}
        found.new += [
            _new(match, refs[team], day)
            for match in wanted
            if match.person is None or match.person.pk not in keeping
        ]
    return found


def _fits(held: Managing, match: Match, columns: Collection[Column]) -> bool:
    """Whether someone manages the team already, and not for too short."""
    if match.person is None or match.person.pk != held.person_id:
        return False
    ends = match.row.ends_on
    too_short = held.ends_on is not None and (ends is None or ends > held.ends_on)
    return not (too_short and Column.ENDS_ON in columns)


def _new(match: Match, team: TeamRef, day: date) -> NewManager:
    row = match.row
    starts_on = max(row.starts_on or day, day)
    person_id = match.person.pk if match.person else None
    return NewManager(person_id, row.number, row.name, team, starts_on, row.ends_on)


def _left(manager: Match, team: str, matches: Sequence[Match]) -> Problem:
    """The first row of the team that names them."""
    number = key(manager.row.number)
    rows = (m.row for m in matches if key(m.row.team) == team)
    line = min(row.line for row in rows if key(row.manager or "") == number)
    return Problem(
        line, Column.MANAGER, Wrong.MANAGER_LEFT, manager.row.number, (manager.row.line,)
    )
