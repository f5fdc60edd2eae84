"""Of everyone in line: who would receive, and why the others would not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalations.routing import Candidate, NobodyEligible, Reason, RoutingFacts, route
from escalations.routing_explained import Verdict, explain

MANAGER = Candidate(1, Reason.MANAGER, team=10)
DEPUTY = Candidate(2, Reason.DEPUTY, standing_in_for=1)
NEXT_LEVEL = Candidate(3, Reason.NEXT_LEVEL, team=20)
DIRECTOR = Candidate(4, Reason.DIRECTOR)
AWAY = Candidate(1, Reason.MANAGER, absent=True, team=10)
AWAY_DEPUTY = Candidate(2, Reason.DEPUTY, absent=True, standing_in_for=1)
AWAY_DIRECTOR = Candidate(4, Reason.DIRECTOR, absent=True)


def verdicts(
    tiers: list[Candidate],
    in_line: list[Candidate],
    excluded: set[int] | None = None,
    gone: set[int] | None = None,
) -> list[tuple[int, Verdict]]:
    facts = RoutingFacts(tuple((c,) for c in tiers), frozenset(excluded or ()))
    lines = explain(facts, in_line, gone or ()).lines
    return [(line.candidate.person_id, line.verdict) for line in lines]


R, P, A, G = Verdict.RECEIVES, Verdict.PARTY, Verdict.AWAY, Verdict.GONE
N, C, X = Verdict.NOT_NEEDED, Verdict.TOO_CLOSE, Verdict.NEXT


@pytest.mark.parametrize(
    ("tiers", "in_line", "excluded", "expected"),
    [
        pytest.param(
            [MANAGER, NEXT_LEVEL, DIRECTOR],
            [MANAGER, DEPUTY, NEXT_LEVEL, DIRECTOR],
            set(),
            [(1, R), (2, N), (3, X), (4, X)],
            id="the manager is here",
        ),
        pytest.param(
            [DEPUTY, NEXT_LEVEL, DIRECTOR, AWAY],
            [AWAY, DEPUTY, NEXT_LEVEL, DIRECTOR],
            set(),
            [(1, A), (2, R), (3, X), (4, X)],
            id="the manager is away",
        ),
        pytest.param(
            [NEXT_LEVEL, DIRECTOR],
            [MANAGER, DEPUTY, NEXT_LEVEL, DIRECTOR],
            {1},
            [(1, P), (2, C), (3, R), (4, X)],
            id="the manager is named: the deputy is too close",
        ),
        pytest.param(
            [NEXT_LEVEL, DIRECTOR, AWAY],
            [AWAY, AWAY_DEPUTY, NEXT_LEVEL, DIRECTOR],
            set(),
            [(1, A), (2, A), (3, R), (4, X)],
            id="the deputy is away too",
        ),
        pytest.param(
            [DIRECTOR, AWAY],
            [AWAY, DEPUTY, NEXT_LEVEL, DIRECTOR],
            {2, 3},
            [(1, A), (2, P), (3, P), (4, R)],
            id="deputy and next level are named",
        ),
        pytest.param(
            [AWAY_DIRECTOR, AWAY],
            [AWAY, AWAY_DIRECTOR],
            set(),
            [(1, A), (4, R)],
            id="everyone is away",
        ),
        pytest.param([], [MANAGER, DIRECTOR], {1, 4}, [(1, P), (4, P)], id="everyone is named"),
        pytest.param([DIRECTOR], [], set(), [(4, R)], id="who receives is always listed"),
    ],
)
def test_how_everyone_in_line_stands(
    tiers: list[Candidate],
    in_line: list[Candidate],
    excluded: set[int],
    expected: list[tuple[int, Verdict]],
) -> None:
    assert verdicts(tiers, in_line, excluded) == expected


def test_who_no_longer_works_here_is_said_to_be_gone() -> None:
    assert verdicts([DIRECTOR], [MANAGER, DIRECTOR], gone={1}) == [(1, G), (4, R)]


def test_someone_in_line_twice_receives_for_one_reason() -> None:
    as_manager = Candidate(4, Reason.NEXT_LEVEL, team=20)

    assert verdicts([as_manager, DIRECTOR], [as_manager, DIRECTOR]) == [(4, R), (4, X)]


@pytest.mark.parametrize(("excluded", "expected"), [({4}, True), (set(), False)])
def test_it_says_when_nobody_can_receive(excluded: set[int], expected: bool) -> None:
    facts = RoutingFacts(((DIRECTOR,),), frozenset(excluded))

    assert explain(facts, [DIRECTOR]).is_nobody is expected


candidates = st.builds(
    Candidate,
    person_id=st.integers(1, 6),
    reason=st.sampled_from(Reason),
    absent=st.booleans(),
    standing_in_for=st.none() | st.integers(1, 6),
)
facts = st.builds(
    RoutingFacts,
    tiers=st.lists(st.lists(candidates, max_size=3).map(tuple), max_size=4).map(tuple),
    excluded=st.frozensets(st.integers(1, 6)),
)


@given(facts, st.lists(candidates, max_size=6), st.frozensets(st.integers(1, 6)))
def test_it_names_as_receiving_exactly_those_whom_routing_chooses(
    given_facts: RoutingFacts, in_line: list[Candidate], gone: frozenset[int]
) -> None:
    try:
        chosen = route(given_facts).person_ids
    except NobodyEligible:
        chosen = frozenset()

    explanation = explain(given_facts, in_line, gone)

    receiving = {
        one.candidate.person_id for one in explanation.lines if one.verdict is Verdict.RECEIVES
    }
    assert (receiving, explanation.is_nobody) == (set(chosen), not chosen)
