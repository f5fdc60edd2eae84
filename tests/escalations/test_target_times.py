"""Target times: Dutch working hours, holidays and both clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalations.target_times import (
    due_at,
    is_near,
    is_working_time,
    working_time,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-23 10:00", 4, "2026-11-23 14:00"),
        ("2026-11-23 14:30", 4, "2026-11-24 10:00"),
        ("2026-11-23 13:00", 4, "2026-11-23 17:00"),
        ("2026-11-23 07:00", 4, "2026-11-23 12:30"),
        ("2026-11-23 20:00", 4, "2026-11-24 12:30"),
        ("2026-11-20 16:30", 4, "2026-11-23 12:00"),
        ("2026-11-21 12:00", 4, "2026-11-23 12:30"),
        ("2026-03-27 16:00", 4, "2026-03-30 11:30"),  # clock forward on 29-3-2026
        ("2026-03-29 02:30", 4, "2026-03-30 12:30"),
        ("2026-10-23 16:00", 4, "2026-10-26 11:30"),  # clock back on 25-10-2026
        ("2026-10-25 02:30", 4, "2026-10-26 12:30"),
        ("2026-04-02 16:00", 4, "2026-04-07 11:30"),  # Good Friday up to Easter Monday
        ("2026-04-24 16:00", 4, "2026-04-28 11:30"),  # King's Day on a Monday
        ("2026-12-24 16:00", 4, "2026-12-28 11:30"),  # Christmas
        ("2025-12-31 16:00", 4, "2026-01-02 11:30"),  # New Year
    ],
)
def test_due_after_working_hours(start: str, hours: int, due: str) -> None:
    assert due_at(local(start), hours) == local(due)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 08:29", False),
        ("2026-11-23 08:30", True),
        ("2026-11-23 16:59", True),
        ("2026-11-23 17:00", False),
        ("2026-11-22 10:00", False),
        ("2026-04-27 10:00", False),
    ],
)
def test_working_time_is_half_past_eight_to_five(moment: str, expected: bool) -> None:
    assert is_working_time(local(moment)) is expected


def test_what_is_left_counts_working_time() -> None:
    left = working_time(local("2026-11-20 16:00"), local("2026-11-23 10:15"))

    assert left == timedelta(hours=2, minutes=45)


moments = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(moments, st.integers(1, 40))
def test_between_start_and_due_lie_exactly_the_hours(start: datetime, hours: int) -> None:
    assert working_time(start, due_at(start, hours)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "due", "hours", "expected"),
    [
        ("2026-11-23 12:59", "2026-11-23 14:00", 4, False),
        ("2026-11-23 13:00", "2026-11-23 14:00", 4, True),
        ("2026-11-23 14:00", "2026-11-23 14:00", 4, True),
        ("2026-11-23 14:01", "2026-11-23 14:00", 4, False),  # past is not near
        ("2026-11-20 16:30", "2026-11-23 09:00", 4, True),
        ("2026-11-22 12:00", "2026-11-23 09:30", 4, True),
        ("2026-11-22 12:00", "2026-11-23 09:31", 4, False),
        ("2026-03-27 16:30", "2026-03-30 09:00", 4, True),  # clock forward between
        ("2026-10-23 16:30", "2026-10-26 09:00", 4, True),  # clock back between
        ("2026-10-23 16:29", "2026-10-26 09:00", 4, False),
        ("2026-04-02 16:30", "2026-04-07 09:00", 4, True),  # Easter between
        ("2026-11-26 14:30", "2026-11-27 16:00", 40, True),
    ],
)
def test_near_is_the_last_quarter_of_the_working_time(
    now: str, due: str, hours: int, expected: bool
) -> None:
    assert is_near(local(now), local(due), hours) is expected
