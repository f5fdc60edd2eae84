"""Who must confirm, by when: hires, leavers, returns, leave, rounds side by side, odd days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from policy.obligations import (
    Asked,
    Confirmed,
    PersonFacts,
    Refused,
    Span,
    Standing,
    Work,
)
from tests.policy.standings import (
    DEC,
    DONE,
    EXEMPT,
    LEAVE,
    LONG_AGO,
    NEW,
    NOBODY,
    NOV,
    OPEN,
    OVERDUE,
    ROUND,
    STAFF,
    TALK,
    Expected,
    at,
    stands,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (at(NOV, 9), (NOBODY, None)),
        (at(NOV, 10), (NEW, at(NOV, 24))),
        (at(NOV, 24), (NEW, at(NOV, 24))),
        (at(NOV, 25), (OVERDUE, at(NOV, 24))),
        (at(DEC, 31), (OVERDUE, at(NOV, 24))),
    ],
)
def test_a_hire_has_two_weeks(day: date, expected: Expected) -> None:
    assert stands(PersonFacts((Work(at(NOV, 10)),)), day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (at(NOV, 10), (OPEN, at(NOV, 20))),
        (at(NOV, 11), (NOBODY, None)),
        (at(NOV, 30), (NOBODY, None)),
        (at(DEC, 1), (NEW, at(DEC, 15))),
        (at(DEC, 16), (OVERDUE, at(DEC, 15))),
    ],
)
def test_a_leaver_drops_out_and_who_returns_has_a_new_term(day: date, expected: Expected) -> None:
    work = (Work(LONG_AGO, at(NOV, 10)), Work(at(DEC, 1)))

    assert stands(PersonFacts(work), day) == expected


def test_who_returns_need_not_confirm_twice() -> None:
    work = (Work(LONG_AGO, at(NOV, 10)), Work(at(DEC, 1)))
    person = PersonFacts(work, confirmed=(Confirmed(at(NOV, 5), 1),))

    assert stands(person, at(DEC, 2)) == (DONE, None)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (at(NOV, 14), (OPEN, at(NOV, 20))),
        (at(NOV, 15), (LEAVE, None)),
        (at(NOV, 25), (LEAVE, None)),
        (at(NOV, 26), (OPEN, at(DEC, 10))),
        (at(DEC, 10), (OPEN, at(DEC, 10))),
        (at(DEC, 11), (OVERDUE, at(DEC, 10))),
    ],
)
@pytest.mark.parametrize("kind", ["leave", "exempt"])
def test_leave_and_exemption_across_the_last_day(kind: str, day: date, expected: Expected) -> None:
    away = (Span(at(NOV, 15), at(NOV, 25)),)
    person = PersonFacts(STAFF, **{kind: away})  # type: ignore[arg-type]

    word = EXEMPT if kind == "exempt" and expected[0] == LEAVE else expected[0]
    assert stands(person, day) == (word, expected[1])


@pytest.mark.parametrize(
    ("leave", "day", "expected"),
    [
        # over before the round began: nothing is put off
        (Span(at(10, 1), at(10, 31)), at(NOV, 10), (OPEN, at(NOV, 20))),
        (Span(at(10, 1), at(NOV, 1)), at(NOV, 10), (OPEN, at(NOV, 20))),
        # short, so that the round's own last day is later
        (Span(at(NOV, 3), at(NOV, 4)), at(NOV, 10), (OPEN, at(NOV, 20))),
        # begun when it was too late already
        (Span(at(DEC, 1), at(DEC, 10)), at(NOV, 30), (OVERDUE, at(NOV, 20))),
        (Span(at(DEC, 1), at(DEC, 10)), at(DEC, 11), (OPEN, at(DEC, 25))),
        # without end
        (Span(at(DEC, 1)), at(DEC, 31), (LEAVE, None)),
    ],
)
def test_leave_around_the_round(leave: Span, day: date, expected: Expected) -> None:
    assert stands(PersonFacts(STAFF, leave=(leave,)), day) == expected


def test_leave_says_more_than_an_exemption() -> None:
    person = PersonFacts(STAFF, leave=(Span(LONG_AGO),), exempt=(Span(LONG_AGO),))

    assert stands(person, at(NOV, 10)) == (LEAVE, None)


@pytest.mark.parametrize(
    ("versions", "valid", "expected"),
    [
        ((), {3, 4}, (OPEN, at(NOV, 20))),
        ((2,), {3, 4}, (OPEN, at(NOV, 20))),  # before the substantive one
        ((3,), {3, 4}, (DONE, None)),  # 4 is editorial
        ((4,), {3, 4}, (DONE, None)),
        ((4,), {3}, (OPEN, at(NOV, 20))),  # 4 was withdrawn, and 3 is in force again
        ((2, 3), {3, 4}, (DONE, None)),
    ],
)
def test_a_confirmation_counts_by_its_version(
    versions: tuple[int, ...], valid: set[int], expected: Expected
) -> None:
    given = tuple(Confirmed(at(NOV, 5), number) for number in versions)

    assert stands(PersonFacts(STAFF, confirmed=given), at(NOV, 10), valid=valid) == expected


LATER = Asked(at(NOV, 9), at(DEC, 4), id=3)


@pytest.mark.parametrize(
    ("rounds", "day", "expected"),
    [
        ((ROUND, LATER), at(NOV, 10), (OPEN, at(NOV, 20))),  # the earliest last day
        ((ROUND, LATER), at(NOV, 21), (OVERDUE, at(NOV, 20))),
        ((ROUND, Asked(at(NOV, 20), at(DEC, 4), id=3)), at(NOV, 21), (OVERDUE, at(NOV, 20))),
        ((ROUND, Asked(at(NOV, 21), at(DEC, 4), id=3)), at(NOV, 21), (OPEN, at(DEC, 4))),
        ((ROUND, Asked(at(NOV, 21), at(DEC, 4), id=3)), at(DEC, 5), (OVERDUE, at(DEC, 4))),
    ],
)
def test_two_rounds_at_once(rounds: tuple[Asked, ...], day: date, expected: Expected) -> None:
    assert stands(PersonFacts(STAFF), day, rounds) == expected


def test_one_confirmation_answers_both() -> None:
    person = PersonFacts(STAFF, confirmed=(Confirmed(at(NOV, 10), 1),))

    assert stands(person, at(NOV, 11), (ROUND, LATER)) == (DONE, None)


def test_the_order_of_rounds_makes_no_difference() -> None:
    person, day = PersonFacts(STAFF), at(NOV, 10)

    assert stands(person, day, (ROUND, LATER)) == stands(person, day, (LATER, ROUND))


@pytest.mark.parametrize(
    ("refused", "day", "expected"),
    [
        (Refused(1, at(NOV, 6)), at(NOV, 5), OPEN),
        (Refused(1, at(NOV, 6)), at(NOV, 6), TALK),
        (Refused(1, at(NOV, 6)), at(DEC, 24), TALK),
        (Refused(1, at(NOV, 6), at(NOV, 12)), at(NOV, 11), TALK),
        (Refused(1, at(NOV, 6), at(NOV, 12)), at(NOV, 12), OPEN),
        (Refused(1, at(NOV, 6), at(NOV, 12)), at(NOV, 21), OVERDUE),
        (Refused(9, at(NOV, 6)), at(NOV, 7), OPEN),  # in another round
    ],
)
def test_who_does_not_confirm_wants_to_talk_until_that_was_done(
    refused: Refused, day: date, expected: Standing
) -> None:
    assert stands(PersonFacts(STAFF, refused=(refused,)), day)[0] == expected


def test_confirming_ends_what_was_refused() -> None:
    person = PersonFacts(
        STAFF, confirmed=(Confirmed(at(NOV, 9), 1),), refused=(Refused(1, at(NOV, 6)),)
    )

    assert stands(person, at(NOV, 10)) == (DONE, None)


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (at(2, 15, 2028), at(2, 29, 2028)),  # a leap day is a day
        (at(2, 29, 2028), at(3, 14, 2028)),
        (at(2, 15, 2027), at(3, 1, 2027)),
        (at(3, 15), at(3, 29)),  # the clock goes forward
        (at(3, 28), at(4, 11)),
        (at(10, 11), at(10, 25)),  # and back
        (at(10, 25), at(NOV, 8)),
        (at(DEC, 20), at(1, 3, 2027)),
    ],
)
def test_a_term_counts_days_of_the_calendar(first: date, due: date) -> None:
    asked = Asked(at(1, 1), at(1, 2), id=1)
    person = PersonFacts((Work(first),))

    assert stands(person, due, (asked,)) == (NEW, due)
    assert stands(person, due + timedelta(days=1), (asked,)) == (OVERDUE, due)


def test_a_round_that_ends_on_a_leap_day_is_open_that_day() -> None:
    asked = Asked(at(2, 1, 2028), at(2, 29, 2028), id=1)

    found = [stands(PersonFacts(STAFF), day, (asked,))[0] for day in (asked.due_on, at(3, 1, 2028))]

    assert found == [OPEN, OVERDUE]
