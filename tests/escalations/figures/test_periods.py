"""Periods as they stand in the address: whole months, bounded, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from escalations.figures.care import may_tell
from escalations.figures.periods import NoPeriod, offered, read


@pytest.mark.parametrize(
    ("written", "first", "last", "months"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), 12),
        ("2026-K1", date(2026, 1, 1), date(2026, 3, 31), 3),
        ("2026-K4", date(2026, 10, 1), date(2026, 12, 31), 3),
        ("2024-02/2024-02", date(2024, 2, 1), date(2024, 2, 29), 1),
        ("2025-11/2026-02", date(2025, 11, 1), date(2026, 2, 28), 4),
        ("2025-01/2026-12", date(2025, 1, 1), date(2026, 12, 31), 24),
    ],
)
def test_a_period_is_read(written: str, first: date, last: date, months: int) -> None:
    period = read(written)

    assert (period.starts_on, period.ends_on, len(period.months)) == (first, last, months)
    assert period.name == written


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "unknown"),
        ("0000", "unknown"),
        ("2026-K5", "unknown"),
        ("2026-13/2026-14", "unknown"),
        ("9999-12/9999-12", "unknown"),
        ("2026-01", "unknown"),
        ("2026-03/2026-02", "backwards"),
        ("2025-01/2027-01", "too_long"),
        ("٢٠٢٦-K9", "unknown"),
    ],
)
def test_what_is_no_period_is_refused(written: str, code: str) -> None:
    with pytest.raises(NoPeriod) as refused:
        read(written)

    assert refused.value.code == code


def test_quarters_and_years_are_offered_from_the_first_report_until_today() -> None:
    found = offered(date(2025, 8, 1), date(2026, 2, 3))

    names = [period.name for period in found]
    assert names == ["2026", "2026-K1", "2025", "2025-K4", "2025-K3"]


@pytest.mark.parametrize(
    ("written", "known_on", "expected"),
    [
        ("2025", date(2026, 1, 1), True),
        ("2025", date(2025, 12, 31), False),  # a number that rises today tells of today
        ("2025-K4", date(2026, 1, 1), False),
        ("2025-01/2025-12", date(2026, 1, 1), True),
        ("2024-01/2025-12", date(2026, 1, 1), False),
    ],
)
def test_reports_about_people_are_told_of_a_whole_year_that_is_over(
    written: str, known_on: date, expected: bool
) -> None:
    assert may_tell(read(written), known_on) is expected
