"""How an explanation stands, as a table: what waits, what is stale, what says nothing."""

from __future__ import annotations

import pytest

from policy.explaining.standing import Became, Standing, Told, standing
from policy.models import Outcome

TABLE = [
    ([], Standing.NONE),
    (["now waiting"], Standing.PROPOSED),
    (["now approved"], Standing.APPROVED),
    (["now approved", "now waiting"], Standing.PROPOSED),
    (["now turned_down"], Standing.TURNED_DOWN),
    (["now approved", "now turned_down"], Standing.APPROVED),
    (["now turned_down", "now withdrawn"], Standing.WITHDRAWN),
    (["now withdrawn", "now turned_down"], Standing.TURNED_DOWN),
    (["now taken_back"], Standing.NONE),
    (["now replaced", "now taken_back"], Standing.NONE),
    (["old approved"], Standing.STALE),
    (["old waiting"], Standing.STALE),
    (["old withdrawn"], Standing.NONE),
    (["old turned_down"], Standing.NONE),
    (["old approved", "now waiting"], Standing.PROPOSED),
    (["old approved", "now taken_back"], Standing.STALE),
    (["later approved"], Standing.NONE),
    (["old approved", "later approved"], Standing.STALE),
    (["renumbered approved"], Standing.APPROVED),
    (["renumbered waiting"], Standing.PROPOSED),
    (["old approved", "renumbered withdrawn"], Standing.WITHDRAWN),
]


@pytest.mark.parametrize(("history", "found"), TABLE)
def test_it_stands_as_what_was_proposed_last_for_this_very_text(
    history: list[str], found: Standing
) -> None:
    told = [Told(*one.split()) for one in history]

    assert standing(told, ["now", "renumbered"], {"later"}) == found


def test_the_rule_knows_every_outcome_of_the_model() -> None:
    assert [one.value for one in Became] == Outcome.values
