"""Routing: never nobody unless there is none, never a party, always a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalations.routing import Candidate, NobodyEligible, Reason, RoutingFacts, route

ADVISER = Candidate(1, Reason.COMMS_ADVISER)
SECRETARY = Candidate(2, Reason.SECRETARIAT)
DEPUTY = Candidate(3, Reason.DEPUTY, standing_in_for=1)
NEXT_LEVEL = Candidate(4, Reason.NEXT_LEVEL)
DIRECTOR = Candidate(5, Reason.DIRECTOR)
BOARD = Candidate(6, Reason.BOARD_CONTACT)
AWAY_ADVISER = Candidate(1, Reason.COMMS_ADVISER, absent=True)
AWAY_SECRETARY = Candidate(2, Reason.SECRETARIAT, absent=True)
AFTER_DESK = ((DEPUTY,), (NEXT_LEVEL,), (DIRECTOR,), (BOARD,))


@pytest.mark.parametrize(
    ("desk", "excluded", "expected"),
    [
        ((ADVISER, SECRETARY), {9}, {1: Reason.COMMS_ADVISER, 2: Reason.SECRETARIAT}),
        ((ADVISER, SECRETARY), {1}, {2: Reason.SECRETARIAT}),
        ((AWAY_ADVISER, SECRETARY), {9}, {2: Reason.SECRETARIAT}),
        ((AWAY_ADVISER, AWAY_SECRETARY), {9}, {3: Reason.DEPUTY}),
        ((AWAY_ADVISER, SECRETARY), {2}, {3: Reason.DEPUTY}),
        ((ADVISER, SECRETARY), {1, 2}, {3: Reason.DEPUTY}),
        ((ADVISER, SECRETARY), {1, 2, 3}, {4: Reason.NEXT_LEVEL}),
        ((ADVISER, SECRETARY), {1, 2, 3, 4}, {5: Reason.DIRECTOR}),
        ((ADVISER, SECRETARY), {1, 2, 3, 4, 5}, {6: Reason.BOARD_CONTACT}),
        ((AWAY_ADVISER,), {3, 4, 5, 6}, {1: Reason.COMMS_ADVISER}),
        ((), {9}, {3: Reason.DEPUTY}),
    ],
)
def test_goes_to_the_first_tier_with_someone_eligible(
    desk: tuple[Candidate, ...], excluded: set[int], expected: dict[int, Reason]
) -> None:
    found = route(RoutingFacts((desk, *AFTER_DESK), frozenset(excluded)))

    assert {r.person_id: r.reason for r in found.recipients} == expected


def test_a_deputy_is_named_with_whom_they_stand_in_for() -> None:
    found = route(RoutingFacts(((), (DEPUTY,)), frozenset()))

    assert found.recipients[0].standing_in_for == 1


def test_with_everyone_a_party_it_says_so() -> None:
    with pytest.raises(NobodyEligible):
        route(RoutingFacts(((ADVISER, SECRETARY),), frozenset({1, 2})))


candidates = st.builds(
    Candidate,
    person_id=st.integers(1, 12),
    reason=st.sampled_from(Reason),
    absent=st.booleans(),
    standing_in_for=st.none() | st.integers(1, 12),
)
facts = st.builds(
    RoutingFacts,
    tiers=st.lists(st.lists(candidates, max_size=4).map(tuple), max_size=5).map(tuple),
    excluded=st.frozensets(st.integers(1, 12)),
)


@given(facts)
def test_nobody_only_where_no_candidate_is_eligible(given_facts: RoutingFacts) -> None:
    everyone = {c.person_id for tier in given_facts.tiers for c in tier}

    try:
        reached = bool(route(given_facts).recipients)
    except NobodyEligible:
        reached = False

    assert reached == bool(everyone - given_facts.excluded)


@given(facts)
def test_never_a_party_nobody_twice_and_always_with_a_reason(given_facts: RoutingFacts) -> None:
    try:
        recipients = route(given_facts).recipients
    except NobodyEligible:
        return

    ids = [recipient.person_id for recipient in recipients]
    assert given_facts.excluded.isdisjoint(ids)
    assert len(ids) == len(set(ids))
    assert all(recipient.reason in Reason for recipient in recipients)
