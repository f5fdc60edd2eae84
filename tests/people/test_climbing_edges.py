"""Climbing in any organisation: rings, several managers, deputies of deputies, vacancies."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from werksaam.people.climbing import Organisation, chain, climb, whole_line

PEOPLE, TEAMS = range(1, 9), range(1, 5)


def some(random: Random, of: range, most: int) -> tuple[int, ...]:
    return tuple(random.sample(of, random.randint(0, most)))


def an_organisation(seed: int) -> tuple[Organisation, int, frozenset[int]]:
    """Any organisation, someone in it, and who is barred: by a seed, which is fast."""
    random = Random(seed)
    organisation = Organisation(
        parents={team: random.choice([None, *TEAMS]) for team in TEAMS},
        teams={person: some(random, TEAMS, 2) for person in PEOPLE},
        managers={team: some(random, PEOPLE, 2) for team in TEAMS},
        deputies={person: some(random, PEOPLE, 2) for person in PEOPLE},
        absent=frozenset(some(random, PEOPLE, 5)),
        directors=some(random, PEOPLE, 2),
    )
    return organisation, random.choice(PEOPLE), frozenset(some(random, PEOPLE, 4))


organisations = st.integers(0, 2**32).map(an_organisation)


@given(organisations)
def test_a_chain_names_nobody_twice_no_party_and_nobody_absent(
    given_organisation: tuple[Organisation, int, frozenset[int]],
) -> None:
    organisation, who, barred = given_organisation

    ids = [standing.person_id for standing in chain(organisation, who, barred)]

    assert len(ids) == len(set(ids))
    assert (barred | organisation.absent | {who}).isdisjoint(ids)


@given(organisations)
def test_whoever_is_chosen_stands_in_the_whole_line(
    given_organisation: tuple[Organisation, int, frozenset[int]],
) -> None:
    organisation, who, barred = given_organisation

    line = list(whole_line(organisation, who))

    assert [one for one in chain(organisation, who, barred) if one not in line] == []


@given(organisations)
def test_nobody_only_where_everyone_who_manages_or_directs_is_barred_or_away(
    given_organisation: tuple[Organisation, int, frozenset[int]],
) -> None:
    organisation, who, barred = given_organisation
    line = [one for one in whole_line(organisation, who) if one.reason != "deputy"]

    able = {one.person_id for one in line} - barred - organisation.absent - {who}

    assert climb(organisation, who, barred) is not None or not able


@given(organisations)
def test_a_deputy_stands_in_for_someone_away_who_is_no_party(
    given_organisation: tuple[Organisation, int, frozenset[int]],
) -> None:
    organisation, who, barred = given_organisation

    stood_in_for = {
        one.standing_in_for for one in chain(organisation, who, barred) if one.standing_in_for
    }

    assert stood_in_for <= organisation.absent - barred - {who}
