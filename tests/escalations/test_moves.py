"""`move()` against its whole table: every move from every state, by whom it may be made."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from escalations.models import FREE, Case, Relation, State
from escalations.refusals import NotAllowedNow, Stale
from escalations.transitions import MOVES, move
from tests.factories.escalations import MONDAY, House, a_case
from werksaam.audit.appending import appended
from werksaam.audit.models import Event
from werksaam.people.models import User

REFUSED = "refused"


def _hands(state: State | str, handler: User) -> dict[str, Any]:
    """Who has a case in this state, and since when: the database holds these together."""
    is_free = state in FREE
    return {"handler": None if is_free else handler, "claimed_at": None if is_free else MONDAY}


def brought(case: Case, state: State, handler: User) -> Case:
    Case.objects.filter(pk=case.pk).update(state=state, **_hands(state, handler))
    return Case.objects.get(pk=case.pk)


def tried(case: Case, name: str, state: State, handler: User, by: User | None) -> str:
    """The state that a move leads to from `state`, or that it is refused; it is undone."""
    with transaction.atomic():
        after = MOVES[name].to or state
        try:
            with appended():
                moved = brought(case, state, handler)
                move(moved, name, by=by, **_hands(after, handler))
            return str(moved.state)
        except NotAllowedNow:
            return REFUSED
        finally:
            transaction.set_rollback(True)


def test_every_move_from_every_state(house: House) -> None:
    case = a_case(house)
    wanted = {
        (name, state): str(step.to or state) if state in step.sources else REFUSED
        for name, step in MOVES.items()
        for state in State
    }

    found = {key: tried(case, *key, house.adviser, None) for key in wanted}

    assert found == wanted


def test_what_is_the_handlers_nobody_else_does(house: House) -> None:
    case = a_case(house)
    of_handler = {name: step for name, step in MOVES.items() if step.handler_only}

    found = {
        (name, state): tried(case, name, state, house.adviser, house.colleague)
        for name, step in of_handler.items()
        for state in step.sources
    }

    assert set(found.values()) == {REFUSED}


@pytest.mark.parametrize(
    "relation", [Relation.REPORTER, Relation.SUBJECT, Relation.WITNESS, Relation.RECUSED]
)
def test_a_party_makes_only_the_moves_that_are_marked_so(house: House, relation: str) -> None:
    case = a_case(house)
    case.parties.create(person=house.director, relation=relation)

    found = {
        name: tried(case, name, state, house.director, house.director)
        for name, step in MOVES.items()
        for state in list(step.sources)[:1]
    }

    may = {name for name, step in MOVES.items() if step.by_party}
    assert {name for name, outcome in found.items() if outcome != REFUSED} == may


def test_each_move_leaves_one_event_and_raises_the_revision(house: House) -> None:
    case = a_case(house)
    before = Event.objects.count()

    with appended():
        move(case, "see", by=house.adviser)

    assert (Event.objects.count() - before, case.revision) == (1, 2)


def test_of_two_on_the_same_revision_the_second_is_stale(house: House) -> None:
    first = a_case(house)
    second = Case.objects.get(pk=first.pk)
    with appended():
        move(first, "see", by=house.adviser)

    with pytest.raises(Stale), appended():
        move(second, "see", by=house.adviser)
