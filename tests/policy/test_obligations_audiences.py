"""Who is asked by which round: audiences, moves between them, and rounds that ask again."""

from __future__ import annotations

from datetime import date

import pytest

from policy.obligations import (
    ENTITIES,
    REPRESENTATIVES,
    TEAMS,
    Asked,
    Confirmed,
    PersonFacts,
    Standing,
    Work,
)
from tests.policy.standings import (
    AGAIN,
    DEC,
    DONE,
    LONG_AGO,
    NEW,
    NOBODY,
    NOV,
    OPEN,
    OVERDUE,
    ROUND,
    STAFF,
    Expected,
    at,
    stands,
)

A, B = 7, 8
OF_A = Asked(at(NOV, 2), at(NOV, 20), audience=TEAMS, audience_of=frozenset({A}), id=1)
OF_VERLONING = Asked(
    at(NOV, 2), at(NOV, 20), audience=ENTITIES, audience_of=frozenset({"verloning"}), id=1
)
SPEAKERS = Asked(at(NOV, 2), at(NOV, 20), audience=REPRESENTATIVES, id=1)
IN_A, IN_B = Work(LONG_AGO, team=A), Work(LONG_AGO, team=B)


@pytest.mark.parametrize(
    ("asked", "work", "expected"),
    [
        (OF_A, (IN_A,), OPEN),
        (OF_A, (IN_B,), NOBODY),
        (OF_A, (IN_A, IN_B), OPEN),
        (OF_VERLONING, (Work(LONG_AGO, entity="verloning"),), OPEN),
        (OF_VERLONING, (Work(LONG_AGO, entity="westfriesland"),), NOBODY),
        (SPEAKERS, (Work(LONG_AGO, is_representative=True),), OPEN),
        (SPEAKERS, (Work(LONG_AGO),), NOBODY),
    ],
)
def test_only_the_audience_is_asked(
    asked: Asked, work: tuple[Work, ...], expected: Standing
) -> None:
    assert stands(PersonFacts(work), at(NOV, 10), (asked,))[0] == expected


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        (OF_A, {"team": B}, {"team": A}),
        (OF_VERLONING, {"entity": "westfriesland"}, {"entity": "verloning"}),
        (SPEAKERS, {}, {"is_representative": True}),
    ],
)
def test_who_moves_into_the_audience_has_two_weeks_and_who_moves_out_is_free(
    asked: Asked, before: dict[str, object], after: dict[str, object]
) -> None:
    outside = {"starts_on": LONG_AGO, "ends_on": at(NOV, 9), **before}
    inside = {"starts_on": at(NOV, 10), "ends_on": at(NOV, 29), **after}
    back = {"starts_on": at(NOV, 30), **before}
    person = PersonFacts(tuple(Work(**one) for one in (outside, inside, back)))  # type: ignore[arg-type]

    found = [stands(person, at(NOV, day), (asked,)) for day in (9, 10, 25, 30)]

    assert found == [
        (NOBODY, None),
        (NEW, at(NOV, 24)),
        (OVERDUE, at(NOV, 24)),
        (NOBODY, None),
    ]


def test_a_move_within_the_audience_changes_nothing() -> None:
    both = Asked(at(NOV, 2), at(NOV, 20), audience=TEAMS, audience_of=frozenset({A, B}), id=1)
    work = (Work(LONG_AGO, at(NOV, 9), team=A), Work(at(NOV, 10), team=B))

    assert stands(PersonFacts(work), at(NOV, 21), (both,)) == (OVERDUE, at(NOV, 20))


def test_what_was_confirmed_in_the_audience_stays_confirmed_outside_it() -> None:
    work = (Work(LONG_AGO, at(NOV, 9), team=A), Work(at(NOV, 10), team=B))
    person = PersonFacts(work, confirmed=(Confirmed(at(NOV, 5), 1),))

    assert stands(person, at(NOV, 10), (OF_A,)) == (DONE, None)


BEFORE, SINCE = Confirmed(at(NOV, 5), 1), Confirmed(at(NOV, 3, 2027), 1)


@pytest.mark.parametrize(
    ("given", "day", "expected"),
    [
        ((BEFORE,), at(NOV, 1, 2027), (DONE, None)),
        ((BEFORE,), at(NOV, 2, 2027), (OPEN, at(NOV, 19, 2027))),
        ((BEFORE,), at(NOV, 20, 2027), (OVERDUE, at(NOV, 19, 2027))),
        ((BEFORE, SINCE), at(NOV, 3, 2027), (DONE, None)),
        ((SINCE,), at(NOV, 3, 2027), (DONE, None)),
        ((), at(NOV, 3, 2027), (OPEN, at(NOV, 19, 2027))),
        ((Confirmed(at(NOV, 2, 2027), 1),), at(NOV, 2, 2027), (DONE, None)),
    ],
)
def test_a_periodic_round_asks_again(
    given: tuple[Confirmed, ...], day: date, expected: Expected
) -> None:
    assert stands(PersonFacts(STAFF, confirmed=given), day, (ROUND, AGAIN)) == expected


def test_a_periodic_round_is_not_undone_by_a_later_round_that_is_not() -> None:
    other = Asked(at(DEC, 1, 2027), at(DEC, 17, 2027), id=3)
    person = PersonFacts(STAFF, confirmed=(BEFORE,))

    found = stands(person, at(DEC, 2, 2027), (ROUND, AGAIN, other))

    assert found == (OVERDUE, at(NOV, 19, 2027))


def test_who_was_asked_again_in_vain_has_the_term_of_the_later_round() -> None:
    other = Asked(at(DEC, 1, 2027), at(DEC, 17, 2027), id=3)

    found = stands(PersonFacts(STAFF), at(DEC, 2, 2027), (ROUND, AGAIN, other))

    assert found == (OPEN, at(DEC, 17, 2027))


def test_an_extension_moves_the_last_day() -> None:
    extended = Asked(at(NOV, 2), at(DEC, 4), id=1)

    assert stands(PersonFacts(STAFF), at(NOV, 21), (extended,)) == (OPEN, at(DEC, 4))
