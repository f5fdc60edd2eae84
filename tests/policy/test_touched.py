"""Whom a round or a version touches: as much as the figures tell, and no more (bar 23)."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.obligations import Standing, State
from policy.presenters_figures import StateFigure, state_figures, whole
from policy.presenters_publishing import asked_again
from policy.presenters_round import TeamTouched, how_far, teams_touched
from policy.queries_acknowledging import Member
from werksaam.people.models import Team

READ, OPEN, NOT_ASKED = Standing.CONFIRMED, Standing.OPEN, Standing.NOT_ASKED
TEAMS = [Team(pk=n, name=f"Team {n}") for n in range(1, 6)]

asked_standings = st.sampled_from([standing for standing in Standing if standing != NOT_ASKED])
organisations = st.lists(st.tuples(st.integers(1, 5), asked_standings), max_size=40)


def members(people: Collection[tuple[int, Standing]]) -> list[Member]:
    return [Member(n, team, State(standing)) for n, (team, standing) in enumerate(people)]


def of(team: int, **numbers: int) -> list[tuple[int, Standing]]:
    """People of one team: how many have which standing."""
    return [(team, Standing[name]) for name, number in numbers.items() for _ in range(number)]


@given(organisations)
def test_the_round_tells_the_same_as_the_figures(people: list[tuple[int, Standing]]) -> None:
    counts = {key: people.count(key) for key in people}
    found = how_far(members(people))

    assert found.is_small == (whole(counts).share is None)
    lines = [StateFigure("Read", found.confirmed), StateFigure("Not read yet", found.people)]
    told = [line for line in state_figures(counts) if not line.is_part]
    assert [line.people for line in (*lines, *found.away)] == [line.people for line in told]


def test_many_on_leave_do_not_make_a_few_who_are_asked_a_group() -> None:
    assert how_far(members(of(1, OPEN=1, CONFIRMED=3, ON_LEAVE=20))).is_small


@pytest.mark.parametrize(("away", "told"), [(1, None), (4, None), (5, 5)])
def test_a_few_on_leave_are_not_counted_apart(away: int, told: int | None) -> None:
    found = how_far(members(of(1, OPEN=9, ON_LEAVE=away)))

    assert [line.people for line in found.away] == [told]


@given(organisations, st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)))
def test_no_audience_tells_more_than_everyone(
    people: list[tuple[int, Standing]], one: set[int], other: set[int]
) -> None:
    everyone = members(people)
    whole_table = set(teams_touched(everyone, TEAMS))

    for audience in (one, other, one | other):
        told = teams_touched(everyone, TEAMS, audience)
        assert {row for row in told if row.people is not None} <= whole_table


def test_of_a_team_that_is_asked_in_part_nothing_is_told() -> None:
    everyone = members(of(1, OPEN=12) + of(2, OPEN=6))

    found = teams_touched(everyone, TEAMS, audience={0, 1, 2, 3, 4, 5})

    assert found == (TeamTouched("Team 1", None),)


@pytest.mark.parametrize("standing", Standing)
def test_a_small_team_is_listed_whatever_its_state(standing: Standing) -> None:
    people = members([*of(1, CONFIRMED=4, OPEN=8), *of(2, CONFIRMED=4, OPEN=8), (3, standing)])

    names = [f"Team {number}" for number in (1, 2, 3)]
    assert [team.name for team in teams_touched(people, TEAMS)] == names
    assert [team.name for team in asked_again(people, TEAMS).teams] == names
    assert [team.people for team in asked_again(people, TEAMS).teams] == [None, None, None]


def test_a_team_in_which_nobody_confirmed_has_none() -> None:
    people = members(of(1, CONFIRMED=6) + of(2, NOT_ASKED=6))

    found = asked_again(people, TEAMS)

    assert found.teams == (TeamTouched("Team 1", 6), TeamTouched("Team 2", 0))


def test_few_who_confirmed_are_no_number() -> None:
    people = members(of(1, CONFIRMED=4, OPEN=4) + of(2, CONFIRMED=6) + of(3, CONFIRMED=7))

    found = asked_again(people, TEAMS)

    assert [team.people for team in found.teams] == [None, None, 7]


def test_a_total_of_few_is_left_out_too() -> None:
    assert asked_again(members(of(1, CONFIRMED=4, OPEN=4)), TEAMS).is_few


def test_of_few_who_are_here_the_publisher_is_told_nothing() -> None:
    assert asked_again(members(of(1, CONFIRMED=3, ON_LEAVE=9)), TEAMS).is_small
