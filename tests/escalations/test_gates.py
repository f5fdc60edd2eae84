"""The gates of a violation as tables: what comes next, what may be decided, the terms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalations.gates import (
    Next,
    Passed,
    claim_move,
    earliest_term,
    may_answer,
    may_decide,
    next_gate,
)
from escalations.models import State
from escalations.terms import latest_opening_overdue, month_after, object_by, tell_by
from werksaam.working_days import is_working_day

TODAY = date(2026, 11, 23)
NOTHING = Passed()
ADMITTED = Passed(admitted=True)
OPEN_TERM = Passed(admitted=True, answer_by=TODAY)
TERM_OVER = Passed(admitted=True, answer_by=date(2026, 11, 22))
ANSWERED = Passed(admitted=True, answer_by=TODAY, answered=True)
WAIVED = Passed(admitted=True, waived=True)


@pytest.mark.parametrize(
    ("state", "passed", "expected"),
    [
        ("open", NOTHING, Next.CLAIM),
        ("reopened", NOTHING, Next.CLAIM),
        ("claimed", NOTHING, Next.ADMIT),
        ("waiting", NOTHING, Next.ADMIT),
        ("admissible", ADMITTED, Next.HEAR),
        ("hearing", OPEN_TERM, Next.AWAIT_ANSWER),
        ("hearing", TERM_OVER, Next.NOTHING),
        ("hearing", ANSWERED, Next.NOTHING),
        ("hearing", WAIVED, Next.NOTHING),
    ],
)
def test_what_comes_before_a_decision(state: str, passed: Passed, expected: Next) -> None:
    assert next_gate(state, passed, TODAY) is expected


@pytest.mark.parametrize(
    ("gate", "state", "passed", "expected"),
    [
        ("claimed", "claimed", NOTHING, True),
        ("claimed", "waiting", NOTHING, False),
        ("claimed", "admissible", ADMITTED, False),
        ("claimed", "hearing", ANSWERED, False),
        ("hearing", "claimed", NOTHING, False),
        ("hearing", "admissible", ADMITTED, False),
        ("hearing", "hearing", OPEN_TERM, False),
        ("hearing", "hearing", TERM_OVER, True),
        ("hearing", "hearing", ANSWERED, True),
        ("hearing", "hearing", WAIVED, True),
    ],
)
def test_what_may_be_decided(gate: str, state: str, passed: Passed, expected: bool) -> None:
    assert may_decide(gate, state, passed, TODAY) is expected


@given(
    state=st.sampled_from(list(State.values)),
    admitted=st.booleans(),
    waived=st.booleans(),
    answered=st.booleans(),
    answer_by=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
def test_no_verdict_before_the_subject_could_speak(
    state: str, admitted: bool, waived: bool, answered: bool, answer_by: date | None
) -> None:
    passed = Passed(admitted, waived, answer_by, answered)
    could_speak = waived or answered or (answer_by is not None and answer_by < TODAY)

    assert may_decide("hearing", state, passed, TODAY) == (state == "hearing" and could_speak)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (NOTHING, "claim"),
        (ADMITTED, "claim_admitted"),
        (OPEN_TERM, "claim_heard"),
        (WAIVED, "claim_heard"),
    ],
)
def test_who_takes_it_over_goes_on_at_the_gate_reached(passed: Passed, expected: str) -> None:
    assert claim_move(passed) == expected


@pytest.mark.parametrize(
    ("passed", "expected"),
    [(NOTHING, False), (OPEN_TERM, True), (TERM_OVER, False), (ANSWERED, False), (WAIVED, False)],
)
def test_one_answer_up_to_and_including_the_last_day(passed: Passed, expected: bool) -> None:
    assert may_answer(passed, TODAY) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday
        (date(2026, 11, 27), date(2026, 12, 4)),  # Friday
        (date(2026, 12, 23), date(2026, 12, 31)),  # over Christmas
    ],
)
def test_the_subject_has_five_working_days(today: date, expected: date) -> None:
    assert earliest_term(today) == expected


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_the_term_holds_five_working_days_whatever_the_day(today: date) -> None:
    last = earliest_term(today)
    days = [date.fromordinal(n) for n in range(today.toordinal() + 1, last.toordinal() + 1)]

    assert sum(map(is_working_day, days)) == 5


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_a_month_after(day: date, expected: date) -> None:
    assert month_after(day) == expected


def test_putting_off_moves_the_last_day_and_never_brings_it_nearer() -> None:
    opened, until = date(2026, 11, 1), date(2026, 12, 20)

    assert [tell_by(opened), tell_by(opened, [until]), tell_by(opened, [opened])] == [
        date(2026, 12, 1),
        until,
        date(2026, 12, 1),
    ]


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_the_latest_opening_overdue_is_the_last_whose_month_is_over(today: date) -> None:
    latest = latest_opening_overdue(today)

    assert month_after(latest) < today <= month_after(date.fromordinal(latest.toordinal() + 1))


def test_one_may_object_for_six_weeks() -> None:
    assert object_by(date(2026, 11, 23)) == date(2027, 1, 4)
