"""Climbing to a manager: a table of cases, and properties over any organisation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werksaam.people.climbing import Organisation, Standing, climb, teams_downward, teams_upward

WORKER, BOSS, DEPUTY, UPPER, HEAD, DIRECTOR, VICE = 1, 2, 3, 4, 5, 8, 9
HALL, WORKS, HOUSE = 10, 20, 30

HOME = Organisation(
    parents={HALL: WORKS, WORKS: HOUSE, HOUSE: None},
    teams={WORKER: (HALL,), BOSS: (HALL,), UPPER: (WORKS,), HEAD: (HOUSE,), DIRECTOR: (HOUSE,)},
    managers={HALL: (BOSS,), WORKS: (UPPER,), HOUSE: (HEAD,)},
    deputies={BOSS: (DEPUTY,), DIRECTOR: (VICE,)},
    absent=frozenset(),
    directors=(DIRECTOR,),
)


def away(*people: int) -> Organisation:
    return replace(HOME, absent=frozenset(people))


VACANT = replace(HOME, managers={WORKS: (UPPER,), HOUSE: (HEAD,)})
TWO_BOSSES = replace(HOME, managers={**HOME.managers, HALL: (BOSS, 7)})
LOOP = replace(HOME, parents={HALL: WORKS, WORKS: HALL}, managers={HALL: (WORKER,)})


@pytest.mark.parametrize(
    ("organisation", "person", "excluding", "expected"),
    [
        pytest.param(HOME, WORKER, (), Standing(BOSS, "manager"), id="the manager"),
        pytest.param(away(BOSS), WORKER, (), Standing(DEPUTY, "deputy", BOSS), id="absent"),
        pytest.param(
            away(BOSS, DEPUTY), WORKER, (), Standing(UPPER, "next_level"), id="both absent"
        ),
        pytest.param(VACANT, WORKER, (), Standing(UPPER, "next_level"), id="vacancy"),
        pytest.param(HOME, WORKER, (BOSS,), Standing(UPPER, "next_level"), id="conflict"),
        pytest.param(
            away(BOSS), WORKER, (BOSS,), Standing(UPPER, "next_level"),
            id="deputy does not decide for a manager with a conflict",
        ),
        pytest.param(
            away(BOSS), WORKER, (DEPUTY,), Standing(UPPER, "next_level"), id="deputy in conflict"
        ),
        pytest.param(TWO_BOSSES, WORKER, (BOSS,), Standing(7, "manager"), id="two managers"),
        pytest.param(
            replace(TWO_BOSSES, absent=frozenset({BOSS})), WORKER, (), Standing(7, "manager"),
            id="the other manager before the deputy",
        ),
        pytest.param(HOME, BOSS, (), Standing(UPPER, "manager"), id="a manager's own manager"),
        pytest.param(
            away(BOSS), DEPUTY, (), Standing(DIRECTOR, "director"), id="without a team"
        ),
        pytest.param(
            HOME, WORKER, (BOSS, UPPER, HEAD), Standing(DIRECTOR, "director"), id="director last"
        ),
        pytest.param(
            away(UPPER, HEAD, DIRECTOR), BOSS, (), Standing(VICE, "deputy", DIRECTOR),
            id="deputy of the director",
        ),
        pytest.param(HOME, DIRECTOR, (), Standing(HEAD, "manager"), id="director in a team"),
        pytest.param(HOME, WORKER, (BOSS, UPPER, HEAD, DIRECTOR), None, id="nobody left"),
        pytest.param(LOOP, WORKER, (), Standing(DIRECTOR, "director"), id="loop in the tree"),
    ],
)  # fmt: skip
def test_climb(
    organisation: Organisation, person: int, excluding: tuple[int, ...], expected: Standing | None
) -> None:
    assert climb(organisation, person, excluding) == expected


def test_team_under_itself_is_visited_once() -> None:
    assert list(teams_upward(LOOP, (HALL,))) == [HALL, WORKS]
    assert teams_downward(LOOP.parents, (HALL,)) == frozenset({HALL, WORKS})


def test_teams_below_are_found_at_every_depth() -> None:
    assert teams_downward(HOME.parents, (HOUSE,)) == frozenset({HALL, WORKS, HOUSE})


PEOPLE = st.integers(1, 8)
TEAMS = st.integers(1, 5)
SOME = st.lists(PEOPLE, max_size=3).map(tuple)
ORGANISATIONS = st.builds(
    Organisation,
    parents=st.dictionaries(TEAMS, st.none() | TEAMS),
    teams=st.dictionaries(PEOPLE, st.lists(TEAMS, max_size=2).map(tuple)),
    managers=st.dictionaries(TEAMS, SOME),
    deputies=st.dictionaries(PEOPLE, SOME),
    absent=st.frozensets(PEOPLE),
    directors=SOME,
)
BARRED = st.frozensets(PEOPLE)


@given(ORGANISATIONS, PEOPLE, BARRED)
def test_never_the_person_nor_an_excluded_nor_an_absent_one(
    organisation: Organisation, person: int, excluding: frozenset[int]
) -> None:
    found = climb(organisation, person, excluding)

    if found:
        assert found.person_id != person
        assert found.person_id not in excluding
        assert found.person_id not in organisation.absent


@given(ORGANISATIONS, PEOPLE, BARRED)
def test_a_deputy_stands_in_for_someone_absent_without_a_conflict(
    organisation: Organisation, person: int, excluding: frozenset[int]
) -> None:
    found = climb(organisation, person, excluding)

    if found and found.reason == "deputy":
        assert found.standing_in_for in organisation.absent - excluding - {person}


@given(ORGANISATIONS, PEOPLE, BARRED)
def test_nobody_is_found_only_if_nobody_may(
    organisation: Organisation, person: int, excluding: frozenset[int]
) -> None:
    if climb(organisation, person, excluding) is None:
        reachable = teams_upward(organisation, organisation.teams.get(person, ()))
        above = {m for team in reachable for m in organisation.managers.get(team, ())}
        free = (above | set(organisation.directors)) - organisation.absent - excluding - {person}
        assert free == set()
