"""The day in the closing formula beside the day on which a text was adopted."""

from __future__ import annotations

from datetime import date

import pytest

from policy.parsing.flags import ADOPTED_ON_ANOTHER_DAY, adopted_on_another_day
from policy.queries_flags import judged_flags
from tests.factories.policy import adopted_code

CLOSING = "Aldus vastgesteld op 13 april 2017."


@pytest.mark.parametrize(
    ("closing", "adopted", "found"),
    [
        (CLOSING, date(2017, 4, 13), None),
        (CLOSING, date(2026, 1, 2), {"closing": "13-04-2017", "adopted": "02-01-2026"}),
        (CLOSING, None, None),
        ("Aldus vastgesteld.", date(2026, 1, 2), None),
        ("Vergadering van 1 mei 2017, vastgesteld 13 april 2017.", date(2017, 4, 13), None),
    ],
)
def test_a_closing_formula_names_the_day_of_the_adoption(
    closing: str, adopted: date | None, found: dict[str, str] | None
) -> None:
    assert adopted_on_another_day(closing, adopted) == found


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "times"), [(date(2017, 4, 13), 0), (date(2018, 1, 2), 1)])
def test_another_day_waits_for_a_judgement_once_the_text_is_adopted(day: date, times: int) -> None:
    version = adopted_code(adopted_on=day)

    codes = [one.flag.code for one in judged_flags(version)]

    assert codes.count(ADOPTED_ON_ANOTHER_DAY) == times
