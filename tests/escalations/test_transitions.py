"""The table of moves, whole."""

import pytest

from escalations.models import State
from escalations.transitions import MOVES, allowed
from werksaam.audit.actions import ACTIONS

BY_HAND = {
    State.OPEN: ({"claim"}, set()),
    State.REFERRED: ({"claim"}, set()),
    State.REOPENED: ({"claim"}, set()),
    State.CLAIMED: ({"release"}, {"wait", "decide", "inform", "propose"}),
    State.WAITING: ({"release"}, {"resume", "decide", "inform", "propose"}),
    State.DECIDED: ({"close", "reopen"}, set()),
    State.CLOSED: ({"reopen"}, set()),
}


@pytest.mark.parametrize("state", State)
def test_what_who_sees_the_case_may_do(state: State) -> None:
    anyone, handler = BY_HAND[state]

    assert allowed(state, is_handler=False) == anyone
    assert allowed(state, is_handler=True) == anyone | handler


@pytest.mark.parametrize("state", [State.CLAIMED, State.WAITING])
def test_while_a_decision_is_read_along_the_case_stays_put(state: State) -> None:
    assert allowed(state, is_handler=False, is_pending=True) == set()
    assert allowed(state, is_handler=True, is_pending=True) <= {"wait", "resume"}


def test_every_move_has_words_in_the_trail() -> None:
    assert {move.action for move in MOVES.values()} <= set(ACTIONS)


def test_nothing_moves_from_closed_but_reopening_and_looking() -> None:
    from_closed = {name for name, move in MOVES.items() if State.CLOSED in move.sources}

    assert from_closed == {"reopen", "see"}


def test_a_decision_comes_from_a_case_in_hand() -> None:
    sources = {move.sources for move in MOVES.values() if move.to == State.DECIDED}

    assert sources == {frozenset({State.CLAIMED, State.WAITING})}


def test_no_party_decides_claims_or_reads_along() -> None:
    by_party = {name for name, move in MOVES.items() if move.by_party}

    assert by_party == {"answer", "withdraw", "join", "recuse"}
