"""What holds of the rule for any history, invented by the hundred."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.obligations import (
    ENTITIES,
    EVERYONE,
    PENDING,
    REPRESENTATIVES,
    TEAMS,
    Asked,
    Confirmed,
    PersonFacts,
    Refused,
    Span,
    Standing,
    Work,
    asking,
    due_on,
    state_of,
    valid_versions,
)

START = date(2028, 1, 1)
DAYS = st.integers(0, 120).map(lambda number: START + timedelta(days=number))
ENDS = st.none() | st.integers(0, 60)
VERSIONS = st.integers(1, 4)
VALID = st.sampled_from([frozenset({4}), frozenset({3, 4}), frozenset({1, 2, 3, 4})])


def _until(first: date, length: int | None) -> date | None:
    return None if length is None else first + timedelta(days=length)


SPANS = st.builds(lambda first, n: Span(first, _until(first, n)), DAYS, ENDS)
WORKS = st.builds(
    lambda first, n, team, entity, speaks: Work(first, _until(first, n), team, entity, speaks),
    DAYS,
    ENDS,
    st.integers(1, 3),
    st.sampled_from(["westfriesland", "verloning"]),
    st.booleans(),
)
AUDIENCES = st.one_of(
    st.just((EVERYONE, frozenset[str | int]())),
    st.just((REPRESENTATIVES, frozenset[str | int]())),
    st.frozensets(st.integers(1, 3), min_size=1).map(lambda teams: (TEAMS, teams)),
    st.just((ENTITIES, frozenset({"verloning"}))),
)
ROUNDS = st.lists(
    st.builds(
        lambda opens, length, periodic, audience: Asked(
            opens, opens + timedelta(days=length), periodic, *audience
        ),
        DAYS,
        st.integers(0, 40),
        st.booleans(),
        AUDIENCES,
    ),
    max_size=4,
).map(lambda rounds: [replace(one, id=number) for number, one in enumerate(rounds, 1)])
PEOPLE = st.builds(
    PersonFacts,
    employed=st.lists(WORKS, max_size=3).map(tuple),
    leave=st.lists(SPANS, max_size=2).map(tuple),
    exempt=st.lists(SPANS, max_size=2).map(tuple),
    confirmed=st.lists(st.builds(Confirmed, DAYS, VERSIONS), max_size=3).map(tuple),
    refused=st.lists(st.builds(Refused, st.integers(1, 4), DAYS, st.none() | DAYS), max_size=2).map(
        tuple
    ),
)
many = settings(max_examples=150, deadline=None)


def _is_employed(person: PersonFacts, day: date) -> bool:
    return any(work.covers(day) for work in person.employed)


@many
@given(st.lists(PEOPLE, max_size=8), ROUNDS, VALID, DAYS)
def test_standings_add_up_to_who_is_employed_and_to_the_audience(
    people: list[PersonFacts], rounds: list[Asked], valid: frozenset[int], day: date
) -> None:
    states = [state_of(one, rounds, valid, day) for one in people]
    asked = [bool(asking(one, rounds, day)) for one in people]

    # One standing each; in the audience any but "not asked", outside it two.
    assert sum(Counter(state.standing for state in states).values()) == len(people)
    for person, state, is_asked in zip(people, states, asked, strict=True):
        if is_asked:
            assert state.standing != Standing.NOT_ASKED
        else:
            assert state.standing in (Standing.NOT_ASKED, Standing.CONFIRMED)
        if not _is_employed(person, day):
            assert (is_asked, state.standing) == (False, Standing.NOT_ASKED)


@many
@given(PEOPLE, ROUNDS, VALID, DAYS)
def test_a_day_and_rounds_are_told_of_who_is_pending_and_no_other(
    person: PersonFacts, rounds: list[Asked], valid: frozenset[int], day: date
) -> None:
    state = state_of(person, rounds, valid, day)

    is_pending = state.standing in PENDING
    assert (state.due_on is not None, bool(state.rounds)) == (is_pending, is_pending)
    assert (state.on is not None) == (state.standing == Standing.CONFIRMED)
    assert set(state.rounds) <= {one.id for one in asking(person, rounds, day)}


@many
@given(PEOPLE, ROUNDS, VALID, DAYS)
def test_overdue_is_after_the_last_day_and_open_is_not(
    person: PersonFacts, rounds: list[Asked], valid: frozenset[int], day: date
) -> None:
    state = state_of(person, rounds, valid, day)

    if state.due_on is not None and state.standing != Standing.WANTS_TO_TALK:
        assert (state.standing == Standing.OVERDUE) == (day > state.due_on)


@many
@given(PEOPLE, ROUNDS, VALID, DAYS)
def test_whoever_confirms_today_has_confirmed(
    person: PersonFacts, rounds: list[Asked], valid: frozenset[int], day: date
) -> None:
    given_today = replace(person, confirmed=(*person.confirmed, Confirmed(day, max(valid))))

    state = state_of(given_today, rounds, valid, day)

    assert (state.standing == Standing.CONFIRMED) == _is_employed(person, day)


@many
@given(PEOPLE, ROUNDS, VALID, DAYS, st.builds(Confirmed, DAYS, VERSIONS))
def test_a_confirmation_never_takes_another_away(
    person: PersonFacts,
    rounds: list[Asked],
    valid: frozenset[int],
    day: date,
    more: Confirmed,
) -> None:
    before = state_of(person, rounds, valid, day)

    after = state_of(replace(person, confirmed=(*person.confirmed, more)), rounds, valid, day)

    if before.standing == Standing.CONFIRMED:
        assert after.standing == Standing.CONFIRMED


@many
@given(PEOPLE, ROUNDS, VALID, DAYS, WORKS)
def test_what_happens_later_changes_no_past_day(
    person: PersonFacts, rounds: list[Asked], valid: frozenset[int], day: date, work: Work
) -> None:
    later = day + timedelta(days=1)
    grown = replace(
        person,
        employed=(*person.employed, replace(work, starts_on=later, ends_on=None)),
        leave=(*person.leave, Span(later)),
        exempt=(*person.exempt, Span(later)),
        confirmed=(*person.confirmed, Confirmed(later, 4)),
        refused=(*person.refused, Refused(1, later)),
    )
    more = [*rounds, Asked(later, later, id=9)]

    assert state_of(grown, more, valid, day) == state_of(person, rounds, valid, day)


@many
@given(PEOPLE, ROUNDS, DAYS, st.integers(1, 60))
def test_a_later_last_day_never_comes_sooner(
    person: PersonFacts, rounds: list[Asked], day: date, longer: int
) -> None:
    for asked in rounds:
        extended = replace(asked, due_on=asked.due_on + timedelta(days=longer))

        assert due_on(person, extended, day) >= due_on(person, asked, day) >= asked.due_on


@many
@given(st.dictionaries(st.integers(1, 20), st.sampled_from(["editorial", "substantive"])))
def test_an_editorial_version_only_adds_to_what_counts(kinds: dict[int, str]) -> None:
    number = max(kinds, default=0) + 1
    before = valid_versions(number - 1, kinds) if kinds else frozenset({0})

    editorial = valid_versions(number, kinds | {number: "editorial"})
    substantive = valid_versions(number, kinds | {number: "substantive"})

    assert substantive == {number}
    assert editorial >= ({number} | before if kinds else {number})
