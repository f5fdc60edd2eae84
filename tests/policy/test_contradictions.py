"""Dates of a version that exclude one another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from policy.contradictions import Why, concerning, contradictions
from policy.timeline import Validity

TODAY = date(2026, 11, 26)
SOUND: dict[str, date | None] = {
    "works_council_consent": date(2015, 4, 28),
    "adopted": date(2017, 4, 13),
    "signed": date(2017, 4, 13),
    "published": date(2017, 4, 20),
    "in_force": date(2017, 4, 21),
    "retroactive": date(2015, 1, 1),
    "valid_until": date(2027, 1, 1),
    "withdrawn": date(2026, 12, 1),
    "replaces": date(2017, 4, 21),
}
TABLE: dict[str, tuple[dict[str, date | None], list[Why]]] = {
    "sound": ({}, []),
    "no day at all": (dict.fromkeys(SOUND), []),
    "a year mistyped as 17": ({"works_council_consent": date(17, 4, 28)}, [Why.TOO_EARLY]),
    "a year far ahead": ({"valid_until": date(2127, 1, 1)}, [Why.TOO_FAR]),
    "a year that is still planned": ({"valid_until": date(2036, 12, 31)}, []),
    "consent still to come": ({"works_council_consent": date(2026, 11, 27)}, [Why.NOT_YET]),
    "consent today": ({"works_council_consent": TODAY}, []),
    "published before adopted": (
        {"published": date(2017, 4, 12)},
        [Why.PUBLISHED_BEFORE_ADOPTED],
    ),
    "published on the day it was adopted": ({"published": date(2017, 4, 13)}, []),
    "signed before adopted": ({"signed": date(2017, 4, 12)}, [Why.SIGNED_BEFORE_ADOPTED]),
    "in force before adopted": (
        {"in_force": date(2017, 4, 1), "replaces": None},
        [Why.IN_FORCE_BEFORE_ADOPTED, Why.IN_FORCE_BEFORE_PUBLISHED],
    ),
    "in force on the day of publication": (
        {"in_force": date(2017, 4, 20), "replaces": None},
        [],
    ),
    "in force before published": (
        {"in_force": date(2017, 4, 19), "replaces": None},
        [Why.IN_FORCE_BEFORE_PUBLISHED],
    ),
    "retroactive from the day of entry into force": (
        {"retroactive": date(2017, 4, 21)},
        [Why.REACHES_FORWARD],
    ),
    "valid until before in force": (
        {"valid_until": date(2017, 4, 20)},
        [Why.ENDS_BEFORE_START],
    ),
    "valid for one day": ({"valid_until": date(2017, 4, 21)}, []),
    "withdrawn before in force": (
        {"withdrawn": date(2017, 4, 20)},
        [Why.WITHDRAWN_BEFORE_START],
    ),
    "the text before lapsed later": (
        {"replaces": date(2017, 4, 22)},
        [Why.REPLACES_AFTER_START],
    ),
}


def found(
    days: dict[str, date | None], number: int = 1, others: Mapping[int, Validity] | None = None
) -> list[Why]:
    problems = contradictions({**SOUND, **days}, TODAY, number, others or {})
    return [problem.why for problem in problems]


@pytest.mark.parametrize("case", TABLE)
def test_what_contradicts(case: str) -> None:
    days, expected = TABLE[case]

    assert found(days) == expected


@pytest.mark.parametrize(
    ("number", "other", "starts_on", "expected"),
    [
        (2, 1, date(2017, 4, 21), [Why.OVERLAP]),
        (2, 1, date(2017, 4, 22), [Why.OVERLAP]),
        (2, 1, date(2017, 4, 20), []),
        (1, 2, date(2017, 4, 20), [Why.OVERLAP]),
        (1, 2, date(2017, 4, 22), []),
    ],
)
def test_a_later_number_comes_into_force_later(
    number: int, other: int, starts_on: date, expected: list[Why]
) -> None:
    assert found({}, number, {other: Validity(starts_on)}) == expected


def test_a_day_is_held_only_to_what_it_is_part_of() -> None:
    days = SOUND | {"published": date(2017, 4, 12), "valid_until": date(2017, 4, 20)}

    problems = contradictions(days, TODAY, 1, {})

    assert [one.why for one in concerning(problems, "valid_until")] == [Why.ENDS_BEFORE_START]
