"""Standings of people in a round of November, for tables of cases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from policy.obligations import Asked, PersonFacts, Standing, Work, state_of

NOV, DEC = 11, 12
OVERDUE, OPEN, NEW = Standing.OVERDUE, Standing.OPEN, Standing.NEW
LEAVE, EXEMPT, DONE = Standing.ON_LEAVE, Standing.EXEMPT, Standing.CONFIRMED
NOBODY, TALK = Standing.NOT_ASKED, Standing.WANTS_TO_TALK

Expected = tuple[Standing, date | None]


def at(month: int, day: int, year: int = 2026) -> date:
    """A day, of the year of the round."""
    return date(year, month, day)


LONG_AGO = at(1, 1, 2015)
STAFF = (Work(LONG_AGO),)
ROUND = Asked(at(NOV, 2), at(NOV, 20), id=1)
AGAIN = Asked(at(NOV, 2, 2027), at(NOV, 19, 2027), is_periodic=True, id=2)


def stands(
    person: PersonFacts,
    day: date,
    rounds: Collection[Asked] = (ROUND,),
    valid: Collection[int] = (1,),
) -> Expected:
    """Where a person stands, and by when something is due."""
    state = state_of(person, rounds, valid, day)
    return state.standing, state.due_on
