"""Which version applied on a day, as known on a day."""

from datetime import date

import pytest

from policy.timeline import (
    Fact,
    History,
    Stage,
    Validity,
    known_facts,
    lives,
    validities,
    version_on,
)

RECORDED = date(2026, 9, 1)


def history(number: int, *facts: tuple[str, date | None] | Fact) -> History:
    made = [f if isinstance(f, Fact) else Fact(f[0], f[1], RECORDED) for f in facts]
    return History(number, tuple(made))


FIRST = history(
    1,
    ("adopted", date(2017, 4, 13)),
    ("published", date(2017, 4, 20)),
    ("in_force", date(2017, 4, 21)),
    ("retroactive", date(2015, 1, 1)),
    ("released", RECORDED),
)
SECOND = history(
    2,
    ("adopted", date(2026, 11, 1)),
    ("published", date(2026, 11, 20)),
    ("in_force", date(2026, 12, 1)),
    ("released", RECORDED),
)
DRAFT = history(3)


def test_the_end_of_a_version_follows_from_the_next() -> None:
    assert validities([FIRST, SECOND, DRAFT]) == {
        1: Validity(date(2017, 4, 21), date(2026, 11, 30), date(2015, 1, 1)),
        2: Validity(date(2026, 12, 1), None, None),
    }


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2014, 12, 31), None),
        (date(2015, 1, 1), 1),
        (date(2017, 4, 21), 1),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 1), 2),
    ],
)
def test_the_version_that_applied_on_a_day(day: date, number: int | None) -> None:
    assert version_on([FIRST, SECOND], day) == number


def test_nobody_could_know_a_text_before_its_publication() -> None:
    day = date(2016, 6, 1)

    assert version_on([FIRST], day, known_on=day) is None
    assert version_on([FIRST], day, known_on=date(2017, 4, 19)) is None
    assert version_on([FIRST], day, known_on=date(2017, 4, 20)) == 1


def test_a_later_version_that_reaches_back_has_the_word() -> None:
    second = history(2, *SECOND.facts, ("retroactive", date(2026, 6, 1)))

    assert version_on([FIRST, second], date(2026, 7, 1)) == 2
    assert version_on([FIRST, second], date(2026, 7, 1), known_on=date(2026, 7, 1)) == 1


def test_a_correction_counts_from_the_day_it_was_recorded() -> None:
    corrected = history(
        1, *FIRST.facts, Fact("in_force", date(2017, 5, 1), recorded_on=date(2026, 10, 1))
    )

    assert known_facts(corrected, date(2026, 9, 30))["in_force"].on == date(2017, 4, 21)
    assert known_facts(corrected, date(2026, 10, 1))["in_force"].on == date(2017, 5, 1)
    assert known_facts(corrected)["in_force"].on == date(2017, 5, 1)


def test_a_withdrawn_version_ends_the_day_before() -> None:
    withdrawn = history(1, *FIRST.facts, Fact("withdrawn", date(2026, 10, 1), RECORDED))

    assert validities([withdrawn])[1].ends_on == date(2026, 9, 30)
    assert version_on([withdrawn], date(2026, 10, 1)) is None


def test_valid_until_is_the_last_day() -> None:
    until = history(1, *FIRST.facts, Fact("valid_until", date(2026, 10, 1), RECORDED))

    assert version_on([until], date(2026, 10, 1)) == 1
    assert version_on([until], date(2026, 10, 2)) is None


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ((), Stage.DRAFT),
        (SECOND.facts[:1], Stage.ADOPTED),
        (SECOND.facts[:3], Stage.ADOPTED),
        (SECOND.facts, Stage.PUBLISHED),
        ((*SECOND.facts, Fact("withdrawn", date(2026, 12, 2), RECORDED)), Stage.PUBLISHED),
        ((*SECOND.facts, Fact("withdrawn", date(2026, 12, 1), RECORDED)), Stage.WITHDRAWN),
    ],
)
def test_the_stage_follows_from_the_facts(facts: tuple[Fact, ...], stage: Stage) -> None:
    found = lives([History(2, facts)], date(2026, 12, 1))[2]

    assert found.stage is stage


def test_what_is_not_released_has_no_validity() -> None:
    unreleased = History(1, FIRST.facts[:-1])

    assert validities([unreleased]) == {}
    assert version_on([unreleased], date(2020, 1, 1)) is None


def test_retroactive_effect_is_not_being_in_force() -> None:
    validity = validities([FIRST])[1]

    assert validity.applied_on(date(2016, 6, 1)) is True
    assert validity.starts_on > date(2016, 6, 1)
