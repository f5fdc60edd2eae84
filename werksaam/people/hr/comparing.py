"""Pure: a list against what is known, to what would change.

    differences = compare(listed, known, day=today, by=administrator.pk)

Who someone is, is told by the personnel number. People without one are left alone, and
so are those from outside. Raises Unreadable where the list can't be true of what is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from .comparing_managers import managers_compared
from .comparing_people import is_employed, people_compared
from .comparing_teams import teams_compared
from .differences import Differences, Leaving, NewManager
from .facts import Known
from .matching import Match, matched
from .rows import Column, HrList, Problem, Unreadable, Wrong, key


def compare(
    listed: HrList,
    known: Known,
    *,
    day: date,
    by: int | None = None,
    own: Collection[int] = (),
) -> Differences:
    """What changes on `day` where the list is applied by the person `by`. Raises Unreadable.

    `own` are the teams that this person manages or may stand in for.
    """
    matches, problems = matched(listed, known, day)
    teams, of_teams = teams_compared(listed, known, own)
    people = people_compared(matches, known, teams.refs, listed.columns, day)
    managers = managers_compared(matches, known, teams, listed.columns, day)
    problems += [*of_teams, *managers.problems]
    problems += _of_whoever_asks(matches, people.leaving, managers.new, by, day)
    if problems:
        raise Unreadable(tuple(sorted(set(problems))))
    return Differences(
        day=day,
        listed=len(listed.rows),
        employed=sum(is_employed(person, day) for person in known.people),
        new_teams=teams.new,
        changed_teams=teams.changed,
        changes=people.changes,
        arrivals=people.arrivals,
        placements=people.placements,
        staying=people.staying,
        former_managers=tuple(managers.former),
        new_managers=tuple(managers.new),
        leaving=people.leaving,
    )


def _of_whoever_asks(
    matches: Sequence[Match],
    leaving: Iterable[Leaving],
    managers: Iterable[NewManager],
    by: int | None,
    day: date,
) -> list[Problem]:
    """Nobody closes their own account, and nobody makes themselves a manager."""
    own = next((m.row for m in matches if m.person and m.person.pk == by), None)
    line, number = (own.line, own.number) if own else (0, "")
    gone = any(one.person_id == by and one.last_day < day for one in leaving)
    problems = [Problem(line, Column.ENDS_ON, Wrong.OWN_ROW, number)] if by and gone else []
    problems += [
        Problem(line, Column.MANAGER, Wrong.OWN_MANAGER, new.team.name)
        for new in managers
        if own and key(new.number) == key(own.number)
    ]
    return problems
