"""Which days of a permission go together, and how it stands on a day. Pure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from escalations.kinds import kind
from escalations.kinds.days import ENDED, ENDS_BEFORE, IN_FUTURE, TOO_LONG, wrong_with_term
from escalations.registers.permission_standing import Standing, standing
from tests.factories.permissions import answers

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("given_on", "until", "wrong"),
    [
        ("2026-11-23", "2026-11-23", {}),
        ("2026-11-02", "2027-11-01", {}),
        ("2026-11-24", "2027-11-01", {"given_on": IN_FUTURE}),
        ("2025-01-01", "2026-11-22", {"until": ENDED}),
        ("2026-11-02", "2026-11-01", {"until": ENDS_BEFORE}),
        ("2026-11-25", "2026-11-24", {"given_on": IN_FUTURE, "until": ENDS_BEFORE}),
        ("2026-11-02", "2032-01-01", {"until": TOO_LONG}),
        (None, "2026-11-22", {"until": ENDED}),
        ("2026-11-02", None, {}),
        (None, None, {}),
    ],
)
def test_days_that_do_not_go_together_are_told_at_the_field(
    given_on: str | None, until: str | None, wrong: dict[str, object]
) -> None:
    assert wrong_with_term(given_on, until, TODAY) == wrong


@pytest.mark.parametrize(
    ("days", "is_withdrawn", "expected"),
    [
        (-1, False, Standing.ENDED),
        (0, False, Standing.ENDS_SOON),
        (30, False, Standing.ENDS_SOON),
        (31, False, Standing.VALID),
        (31, True, Standing.WITHDRAWN),
        (-1, True, Standing.WITHDRAWN),
    ],
)
def test_how_it_stands_follows_from_its_last_day(
    days: int, is_withdrawn: bool, expected: Standing
) -> None:
    until = TODAY + timedelta(days=days)

    assert standing(until, is_withdrawn=is_withdrawn, today=TODAY) == expected


@pytest.mark.parametrize(
    ("changed", "to_mend"),
    [
        ({}, []),
        ({"proof": "", "evidence": ["an image"]}, []),
        ({"proof": ""}, ["proof"]),
        ({"until": "2026-11-22"}, ["until"]),
        ({"given_on": "2026-11-30", "party_name": ""}, ["party_name", "given_on"]),
    ],
)
def test_what_is_still_to_mend_before_it_can_be_sent(
    changed: dict[str, object], to_mend: list[str]
) -> None:
    found = kind("toestemming").to_mend(answers(**changed), TODAY)

    assert [question.name for question in found] == to_mend
