"""The hours in which mail that can wait may leave."""

from datetime import UTC, datetime

import pytest

from werksaam.mailing_hours import may_mail


@pytest.mark.parametrize(
    ("utc", "may"),
    [
        ("2026-11-23 06:59", False),  # Monday, 7:59 in winter
        ("2026-11-23 07:00", True),
        ("2026-11-23 16:59", True),
        ("2026-11-23 17:00", False),
        ("2026-07-06 05:59", False),  # Monday, 7:59 in summer
        ("2026-07-06 06:00", True),
        ("2026-07-06 16:00", False),
        # Around the night in which the clock goes forward.
        ("2026-03-27 07:00", True),
        ("2026-03-28 10:00", False),
        ("2026-03-29 10:00", False),
        ("2026-03-30 06:00", True),
        ("2026-03-30 05:59", False),
        # Around the night in which it goes back.
        ("2026-10-23 06:00", True),
        ("2026-10-25 10:00", False),
        ("2026-10-26 06:59", False),
        ("2026-10-26 07:00", True),
        # Good Friday, Christmas.
        ("2026-04-03 10:00", False),
        ("2026-12-25 10:00", False),
    ],
)
def test_on_working_days_from_eight_to_six_in_amsterdam(utc: str, may: bool) -> None:
    assert may_mail(datetime.fromisoformat(utc).replace(tzinfo=UTC)) == may
