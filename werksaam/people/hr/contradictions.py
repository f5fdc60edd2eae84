"""Pure: what rows of one list say against each other. Then the whole list is refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain

from .managing import above_by_list, managers_by_team
from .rows import Column, HrList, Problem, Row, Wrong, key


def in_itself(listed: HrList, *, misread: Collection[int] = ()) -> list[Problem]:
    """Everything that the list contradicts itself in, as far as its rows could be read.

    Of the rows in `misread` a cell may be missing: only what they do say counts. Who manages
    whom is then not judged: a manager may be in one of them.
    """
    rows = listed.rows
    whole = tuple(row for row in rows if row.line not in misread)
    return list(
        chain(
            _shared(rows, Column.NUMBER, Wrong.TWO_ROWS, lambda row: key(row.number)),
            _shared(rows, Column.EMAIL, Wrong.SAME_ADDRESS, lambda row: row.email or ""),
            _shared(rows, Column.OLD_NUMBER, Wrong.SAME_OLD_NUMBER, lambda r: key(r.old_number)),
            _old_numbers_in_use(rows),
            _of_teams(whole, Column.PARENT, Wrong.TWO_PARENTS, lambda row: key(row.parent or "")),
            _of_teams(whole, Column.OLD_TEAM, Wrong.TWO_OLD_NAMES, lambda row: key(row.old_team)),
            _old_teams(whole),
            () if misread else _managers(rows),
        )
    )


def loops(parents: Mapping[str, str | None]) -> set[str]:
    """The teams that stand above themselves."""
    found: set[str] = set()
    safe: set[str] = set()
    for team in parents:
        path: dict[str, None] = {}
        at: str | None = team
        while at and at not in path and at not in safe:
            path[at] = None
            at = parents.get(at)
        if at in path:
            found.update(list(path)[list(path).index(at) :])
        safe.update(path)
    return found


def _shared(
    rows: Iterable[Row], column: Column, wrong: Wrong, of: Callable[[Row], str]
) -> Iterable[Problem]:
    """What only one row may say, and several do."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        if of(row):
            lines[of(row)].append(row.line)
    for value, (first, *others) in lines.items():
        if others:
            yield Problem(others[0], column, wrong, value, (first, *others[1:]))


def _of_teams(
    rows: Iterable[Row], column: Column, wrong: Wrong, of: Callable[[Row], str]
) -> Iterable[Problem]:
    """What all rows of a team must say alike, and don't."""
    first: dict[str, Row] = {}
    told: set[str] = set()
    for row in rows:
        other = first.setdefault(key(row.team), row)
        if of(row) != of(other) and key(row.team) not in told:
            told.add(key(row.team))
            yield Problem(row.line, column, wrong, row.team, (other.line,))


def _old_numbers_in_use(rows: Iterable[Row]) -> Iterable[Problem]:
    lines = {key(row.number): row.line for row in rows}
    for row in rows:
        old = key(row.old_number)
        if old and old in lines and old != key(row.number):
            yield Problem(
                row.line, Column.OLD_NUMBER, Wrong.TWO_ROWS, row.old_number, (lines[old],)
            )


def _old_teams(rows: Iterable[Row]) -> Iterable[Problem]:
    """Two teams that would both be what one was, or one that is there beside its old name."""
    teams = {key(row.parent): row for row in rows if row.parent}
    teams |= {key(row.team): row for row in rows}
    named: dict[str, Row] = {}
    for row in {key(row.team): row for row in rows}.values():
        old = key(row.old_team)
        if not old or old == key(row.team):
            continue
        other = named.setdefault(old, row) if old not in teams else teams[old]
        if other is not row:
            yield Problem(
                row.line, Column.OLD_TEAM, Wrong.SAME_OLD_TEAM, row.old_team, (other.line,)
            )


def _managers(rows: tuple[Row, ...]) -> Iterable[Problem]:
    """Managers who are not in the list, and people who are named as each other's."""
    known = {key(row.number) for row in rows}
    managed = managers_by_team(rows, above_by_list(rows))
    strangers: dict[str, Row] = {}
    unled: dict[str, Row] = {}
    for row in rows:
        if row.manager and key(row.manager) not in known:
            strangers.setdefault(key(row.manager), row)
        if row.manager and key(row.team) not in managed:
            unled.setdefault(key(row.team), row)
    for row in strangers.values():
        yield Problem(row.line, Column.MANAGER, Wrong.MANAGER_UNKNOWN, row.manager or "")
    for row in unled.values():
        yield Problem(row.line, Column.MANAGER, Wrong.MANAGE_EACH_OTHER, row.team)
