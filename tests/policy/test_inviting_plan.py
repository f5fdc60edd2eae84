"""On which day who is mailed: the rule as tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from policy.inviting_plan import Letter, Plan, letter_due, notice_due, planned_days


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def plan(starts: str = "11-23", due: str = "12-11", *reminders: int, told: str = "") -> Plan:
    told_on = day(told) if told else None
    return Plan(1, day(starts), day(due), reminders, told_on)


@pytest.mark.parametrize(
    ("one", "days"),
    [
        (plan(), ["11-23"]),
        (plan("11-23", "12-11", 5, 1), ["11-23", "12-04", "12-10"]),
        (plan("11-23", "12-11", -1, -5), ["11-23", "12-14", "12-18"]),
        (plan("11-23", "12-11", 0), ["11-23", "12-11"]),
        # Begins in a weekend; the last day is in one.
        (plan("11-28", "12-12", 1, 0, -1), ["11-30", "12-11", "12-14"]),
        # Over Good Friday and Easter Monday; over Christmas.
        (plan("04-03", "04-10", 3), ["04-07"]),
        (plan("03-23", "04-09", 3), ["03-23", "04-02"]),
        (plan("12-25", "12-31", 2), ["12-28", "12-29"]),
        # King's Day, Ascension and Whit Monday.
        (plan("04-27", "05-26", 1), ["04-28", "05-22"]),
        # A reminder that would fall before the invitation, or with it, is none.
        (plan("12-08", "12-11", 5, 3, 1), ["12-08", "12-10"]),
        # Across both clock changes.
        (plan("03-27", "04-01", 2), ["03-27", "03-30"]),
        (plan("10-23", "10-28", 2), ["10-23", "10-26"]),
        (plan("11-23", "12-11", 5, 5, 5), ["11-23", "12-04"]),
    ],
)
def test_planned_days_are_working_days(one: Plan, days: list[str]) -> None:
    assert planned_days(one) == [day(text) for text in days]


@pytest.mark.parametrize(
    ("one", "today", "is_reminder"),
    [
        (plan(), "11-22", None),
        (plan(), "11-23", False),
        (plan(), "11-26", False),  # nobody was there to send it before
        (plan(), "11-28", None),  # a Saturday
        (plan(told="11-23"), "11-24", None),
        (plan("11-23", "12-11", 5, told="11-23"), "12-03", None),
        (plan("11-23", "12-11", 5, told="11-23"), "12-04", True),
        (plan("11-23", "12-11", 5, told="11-23"), "12-07", True),
        (plan("11-23", "12-11", 5, told="12-04"), "12-07", None),
        # Several days went by: one mail, and no other after it.
        (plan("11-23", "12-11", 5, 4, 3, told="11-23"), "12-09", True),
        (plan("11-23", "12-11", 5, 4, 3, told="12-09"), "12-10", None),
        # Told before it asked this person again: invited anew.
        (plan("12-01", "12-15", told="11-23"), "12-01", False),
        # Extended after the reminder had gone: reminded again by the new last day.
        (plan("11-23", "12-18", 5, told="12-04"), "12-10", None),
        (plan("11-23", "12-18", 5, told="12-04"), "12-11", True),
        # Good Friday.
        (plan("04-03", "04-30"), "04-03", None),
    ],
)
def test_a_letter_is_due_once_for_the_days_gone_by(
    one: Plan, today: str, is_reminder: bool | None
) -> None:
    found = letter_due([one], day(today), one.told_on)

    assert (found and found.is_reminder) == is_reminder


def test_one_letter_is_about_all_rounds_and_names_the_nearest_last_day() -> None:
    first = Plan(7, day("11-23"), day("12-11"), (5,), told_on=day("11-23"))
    second = Plan(3, day("11-30"), day("12-04"))

    found = letter_due([first, second], day("11-30"), day("11-23"))

    assert found == Letter(is_reminder=False, due_on=day("12-04"), rounds=(3, 7))


def test_a_reminder_of_one_round_is_about_the_others_too() -> None:
    first = Plan(1, day("11-23"), day("12-11"), (5,), told_on=day("11-24"))
    second = Plan(2, day("11-24"), day("12-18"), (), told_on=day("11-24"))

    found = letter_due([first, second], day("12-04"), day("11-24"))

    assert found == Letter(is_reminder=True, due_on=day("12-11"), rounds=(1, 2))


def test_never_two_on_one_day() -> None:
    fresh = Plan(2, day("11-23"), day("12-11"))

    assert letter_due([fresh], day("11-23"), day("11-23")) is None
    assert letter_due([fresh], day("11-24"), day("11-23")) is not None


def test_over_a_whole_year_every_plan_is_kept_and_no_day_has_two() -> None:
    one = plan("01-05", "06-30", 60, 20, 10, 5, 1, 0, -1, -5)
    sent: list[date] = []
    for number in range(365):
        today = date(2026, 1, 1) + timedelta(days=number)
        last = sent[-1] if sent else None
        now = Plan(1, one.starts_on, one.due_on, one.reminder_days, told_on=last)
        if letter_due([now], today, last):
            sent.append(today)

    assert sent == planned_days(one)


@pytest.mark.parametrize(
    ("last_days", "today", "told", "is_due"),
    [
        (["12-11"], "12-08", "", False),
        (["12-11"], "12-09", "", True),  # two working days before
        (["12-11"], "12-10", "12-09", False),
        (["12-11"], "12-14", "12-09", True),  # the first working day after
        (["12-11"], "12-15", "12-14", False),
        (["12-11"], "12-12", "12-09", False),  # a Saturday
        (["12-11"], "12-09", "12-09", False),
        (["12-11", "12-18"], "12-16", "12-14", True),
        (["12-11"], "12-21", "", True),
        ([], "12-09", "", False),
        # The last day is in the Christmas holidays.
        (["12-25"], "12-23", "", True),
        (["12-25"], "12-28", "12-23", True),
    ],
)
def test_managers_are_told_when_a_last_day_is_near_and_when_it_passed(
    last_days: list[str], today: str, told: str, is_due: bool
) -> None:
    told_on = day(told) if told else None

    assert notice_due(map(day, last_days), day(today), told_on) == is_due
