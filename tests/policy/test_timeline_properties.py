"""What is so of the two axes of time for any facts whatever."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.timeline import Fact, History, corrections, validities, version_on

START = date(2015, 1, 1)
DAYS = st.integers(0, 4000).map(lambda days: START + timedelta(days=days))
KINDS = ["adopted", "published", "in_force", "retroactive", "valid_until", "withdrawn", "released"]
ONCE = ["adopted", "published", "in_force", "retroactive", "released"]
FACTS = st.lists(
    st.builds(Fact, st.sampled_from(KINDS), st.none() | DAYS, recorded_on=DAYS), max_size=9
).map(lambda facts: tuple(sorted(facts, key=lambda fact: fact.recorded_on)))
HISTORIES = st.lists(FACTS, max_size=4).map(
    lambda found: [History(number, facts) for number, facts in enumerate(found, start=1)]
)
UNCORRECTED = st.fixed_dictionaries(dict.fromkeys(ONCE, DAYS)).map(
    lambda days: tuple(Fact(kind, day, START) for kind, day in days.items())
)
LONG_AFTER = date(2100, 1, 1)


@settings(max_examples=100, deadline=None)
@given(histories=HISTORIES, day=DAYS, known_on=st.none() | DAYS)
def test_on_any_day_one_version_applied_or_none(
    histories: list[History], day: date, known_on: date | None
) -> None:
    applying = {
        number: validity
        for number, validity in validities(histories, known_on).items()
        if validity.applied_on(day)
    }

    found = version_on(histories, day, known_on)

    assert (found in applying) if applying else (found is None)


@settings(max_examples=100, deadline=None)
@given(histories=HISTORIES, day=DAYS)
def test_in_force_of_themselves_no_two_apply_on_a_day_unless_they_began_together(
    histories: list[History], day: date
) -> None:
    """Retroactive effect aside, the next one ends the one before."""
    in_force = [
        validity.starts_on
        for validity in validities(histories).values()
        if validity.starts_on <= day and not validity.ended_by(day)
    ]

    assert len(set(in_force)) <= 1


@settings(max_examples=100, deadline=None)
@given(histories=HISTORIES, day=DAYS)
def test_known_long_after_is_what_is_known_now(histories: list[History], day: date) -> None:
    assert version_on(histories, day, LONG_AFTER) == version_on(histories, day)


@settings(max_examples=100, deadline=None)
@given(facts=st.lists(UNCORRECTED, max_size=4), earlier=DAYS, later=DAYS)
def test_without_corrections_what_was_known_stays_known(
    facts: list[tuple[Fact, ...]], earlier: date, later: date
) -> None:
    histories = [History(number, found) for number, found in enumerate(facts, start=1)]
    first, second = sorted([earlier, later])

    before, after = (set(validities(histories, day)) for day in (first, second))

    assert before <= after


@settings(max_examples=100, deadline=None)
@given(facts=FACTS)
def test_every_fact_is_the_first_of_its_kind_or_a_correction(facts: tuple[Fact, ...]) -> None:
    corrected = corrections(History(1, facts))

    assert len(corrected) == len(facts) - len({fact.kind for fact in facts})
    assert all(one.now.kind == one.before.kind for one in corrected)
