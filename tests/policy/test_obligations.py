"""Who must confirm, by when: the rule as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policy.obligations import (
    Asked,
    Confirmed,
    PersonFacts,
    Span,
    Standing,
    State,
    Work,
    first_day,
    state_of,
    valid_versions,
)

ROUND = Asked(opens_on=date(2026, 11, 2), due_on=date(2026, 11, 20))
ALWAYS = (Work(date(2015, 1, 1)),)
DAY = date(2026, 11, 10)
LATER = date(2026, 11, 11)


def state(day: date = DAY, **facts: Any) -> State:
    person = PersonFacts(**({"employed": ALWAYS} | facts))
    return state_of(person, [ROUND], {1}, day)


@pytest.mark.parametrize(
    ("facts", "day", "standing", "due"),
    [
        ({}, DAY, Standing.OPEN, date(2026, 11, 20)),
        ({}, date(2026, 11, 20), Standing.OPEN, date(2026, 11, 20)),
        ({}, date(2026, 11, 21), Standing.OVERDUE, date(2026, 11, 20)),
        ({}, date(2026, 11, 1), Standing.NOT_ASKED, None),
        ({"employed": ()}, DAY, Standing.NOT_ASKED, None),
        ({"employed": (Work(date(2015, 1, 1), date(2026, 11, 9)),)}, DAY, Standing.NOT_ASKED, None),
        ({"confirmed": (Confirmed(date(2026, 11, 5), 1),)}, DAY, Standing.CONFIRMED, None),
        (
            {"confirmed": (Confirmed(LATER, 1),)},
            DAY,
            Standing.OPEN,
            date(2026, 11, 20),
        ),
        ({"confirmed": (Confirmed(date(2026, 11, 5), 2),)}, DAY, Standing.OPEN, date(2026, 11, 20)),
        ({"leave": (Span(date(2026, 10, 1)),)}, DAY, Standing.ON_LEAVE, None),
        ({"exempt": (Span(DAY, DAY),)}, DAY, Standing.EXEMPT, None),
        (
            {"leave": (Span(date(2026, 10, 1)),), "confirmed": (Confirmed(date(2026, 11, 5), 1),)},
            DAY,
            Standing.CONFIRMED,
            None,
        ),
    ],
)
def test_state_follows_from_the_facts(
    facts: dict[str, Any], day: date, standing: Standing, due: date | None
) -> None:
    found = state(day, **facts)

    assert (found.standing, found.due_on) == (standing, due)


@pytest.mark.parametrize(
    ("started", "day", "standing", "due"),
    [
        (date(2026, 11, 3), DAY, Standing.NEW, date(2026, 11, 20)),
        (date(2026, 11, 9), DAY, Standing.NEW, date(2026, 11, 23)),
        (date(2026, 11, 9), date(2026, 11, 23), Standing.NEW, date(2026, 11, 23)),
        (date(2026, 11, 9), date(2026, 11, 24), Standing.OVERDUE, date(2026, 11, 23)),
        (date(2027, 3, 1), date(2027, 3, 2), Standing.NEW, date(2027, 3, 15)),
        (date(2026, 11, 2), DAY, Standing.OPEN, date(2026, 11, 20)),
    ],
)
def test_new_staff_get_a_term_of_their_own(
    started: date, day: date, standing: Standing, due: date
) -> None:
    found = state(day, employed=(Work(started),))

    assert (found.standing, found.due_on) == (standing, due)


def test_changing_teams_makes_nobody_new() -> None:
    spans = (Work(date(2015, 1, 1), date(2026, 11, 8)), Work(date(2026, 11, 9)))

    assert first_day(spans, DAY) == date(2015, 1, 1)
    assert state(employed=spans).standing == Standing.OPEN


def test_returning_after_a_gap_is_new() -> None:
    spans = (Work(date(2015, 1, 1), date(2026, 11, 1)), Work(date(2026, 11, 9)))

    assert state(employed=spans).standing == Standing.NEW


def test_returning_from_leave_starts_a_term() -> None:
    found = state(date(2026, 11, 25), leave=(Span(date(2026, 10, 1), date(2026, 11, 22)),))

    assert (found.standing, found.due_on) == (Standing.OPEN, date(2026, 12, 7))


@pytest.mark.parametrize(
    ("kinds", "valid"),
    [
        ({1: "substantive"}, {1}),
        ({1: "substantive", 2: "substantive"}, {2}),
        ({1: "substantive", 2: "editorial"}, {1, 2}),
        ({1: "substantive", 2: "substantive", 3: "editorial", 4: "editorial"}, {2, 3, 4}),
        ({1: "substantive", 2: "editorial", 3: "substantive", 4: "editorial"}, {3, 4}),
    ],
)
def test_an_editorial_version_keeps_earlier_confirmations(
    kinds: dict[int, str], valid: set[int]
) -> None:
    assert valid_versions(max(kinds), kinds) == valid
