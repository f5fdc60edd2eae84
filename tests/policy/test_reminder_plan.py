"""On which days mail leaves: working days, around the last day."""

from __future__ import annotations

from datetime import date

import pytest

from policy.reminder_plan import MailDay, in_order, mail_days, nonsense, reminder_on, too_early

MONDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("last", "number", "day"),
    [
        (FRIDAY, 1, date(2026, 11, 19)),
        (FRIDAY, 5, date(2026, 11, 13)),
        (FRIDAY, -1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, FRIDAY),  # a Sunday
        (date(2026, 11, 22), -1, date(2026, 11, 23)),
        (date(2026, 12, 28), 1, date(2026, 12, 24)),  # Christmas between
        (date(2028, 2, 29), 1, date(2028, 2, 28)),
        (date(2028, 2, 29), -1, date(2028, 3, 1)),
        (date(2026, 3, 30), 1, date(2026, 3, 27)),  # the clock goes forward between
        (date(2026, 10, 23), -1, date(2026, 10, 26)),  # and back
    ],
)
def test_a_reminder_comes_on_a_working_day(last: date, number: int, day: date) -> None:
    assert reminder_on(last, number) == day


def test_the_invitation_waits_for_a_working_day() -> None:
    found = mail_days(date(2026, 10, 31), FRIDAY, [-1, 5])

    assert found == [
        MailDay(MONDAY),
        MailDay(date(2026, 11, 13), 5),
        MailDay(date(2026, 11, 23), -1),
    ]


def test_a_plan_holds_each_number_once_in_order() -> None:
    assert in_order([1, -5, 5, 1]) == [5, 1, -5]


def test_zero_and_far_away_is_nonsense() -> None:
    assert nonsense([5, 0, 31, -31, -30]) == [0, 31, -31]


@pytest.mark.parametrize(
    ("opens_on", "early"), [(MONDAY, []), (date(2026, 11, 13), [5]), (date(2026, 11, 14), [5])]
)
def test_a_reminder_comes_after_the_invitation(opens_on: date, early: list[int]) -> None:
    assert too_early([5, 1, -5], opens_on, FRIDAY) == early
