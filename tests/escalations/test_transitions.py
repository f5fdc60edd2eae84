"""The table of moves, whole."""

import pytest

from escalations.models import IN_HAND, State
from escalations.transitions import MOVES, allowed
from werksaam.audit.actions import ACTIONS

BY_HAND = {
    State.OPEN: ({"claim", "step_aside", "weigh"}, set()),
    State.REFERRED: ({"claim", "step_aside", "weigh"}, set()),
    State.REOPENED: ({"claim", "step_aside", "weigh"}, set()),
    State.CLAIMED: (
        {"release", "step_aside", "weigh"},
        {"wait", "set_aside", "decide", "inform", "propose", "hand_over"},
    ),
    State.WAITING: (
        {"release", "step_aside", "weigh"},
        {"resume", "decide", "inform", "propose", "hand_over"},
    ),
    State.ADMISSIBLE: ({"release", "step_aside", "weigh"}, {"decide", "hand_over"}),
    State.HEARING: ({"release", "step_aside", "weigh"}, {"decide", "hand_over"}),
    State.DECIDED: ({"close", "reopen"}, set()),
    State.CLOSED: ({"reopen"}, set()),
}


@pytest.mark.parametrize("state", State)
def test_what_who_sees_the_case_may_do(state: State) -> None:
    anyone, handler = BY_HAND[state]

    assert allowed(state, is_handler=False) == anyone
    assert allowed(state, is_handler=True) == anyone | handler


def test_only_a_kind_that_hears_its_subject_has_the_gates() -> None:
    gates = {
        state: allowed(state, is_handler=True, hears_subject=True) - allowed(state, is_handler=True)
        for state in State
    }

    assert {state: moves for state, moves in gates.items() if moves} == {
        State.CLAIMED: {"admit"},
        State.ADMISSIBLE: {"hear"},
    }


@pytest.mark.parametrize("state", [State.CLAIMED, State.WAITING])
def test_while_a_decision_is_read_along_the_case_stays_put(state: State) -> None:
    assert allowed(state, is_handler=False, is_pending=True) == {"step_aside", "weigh"}
    assert allowed(state, is_handler=True, is_pending=True) <= {"weigh", "wait", "resume"}


def test_every_move_has_words_in_the_trail() -> None:
    assert {move.action for move in MOVES.values()} <= set(ACTIONS)


def test_nothing_moves_from_closed_but_reopening_objecting_and_looking() -> None:
    from_closed = {name for name, move in MOVES.items() if State.CLOSED in move.sources}

    assert from_closed == {"reopen", "see", "object"}


def test_a_decision_comes_from_a_case_in_hand() -> None:
    sources = {name: move.sources for name, move in MOVES.items() if move.to == State.DECIDED}

    assert sources == {
        "decide": frozenset(IN_HAND),
        "approve": frozenset({State.CLAIMED, State.WAITING}),
    }


def test_no_party_decides_claims_or_reads_along() -> None:
    by_party = {name for name, move in MOVES.items() if move.by_party}

    assert by_party == {
        "answer",
        "answer_findings",
        "join",
        "leave",
        "object",
        "recuse",
        "reroute",
        "withdraw",
    }
