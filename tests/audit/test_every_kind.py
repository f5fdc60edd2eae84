"""Every kind of event, tampered with in every way, by who owns the database and the code.

The story is told once; every test tampers inside a savepoint that is rolled
back. The attacker recomputes all hashes and nodes, and removes the seals in the
database; what the attacker lacks is the outside file and the signing key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from tests.audit import attacker
from tests.audit.tampering import change, held, other, problems_after, takes_change
from werksaam.audit import verification
from werksaam.audit.actions import ACTIONS
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.notes import PublicKey
from werksaam.audit.records import record_sha256
from werksaam.audit.verification import Outcome, verify
from werksaam.audit.verification.records import recorded_models
from werksaam.audit.verify import read_leaf
from werksaam.views.audit.words import FACTS

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

MODELS = {model.RECORD_TYPE: model for model in recorded_models()}

NOT_YET = {
    "trail.restored",
}
"""Read by the code already, and recorded by nothing yet."""

DETAILS: dict[str, object] = {
    "actor_id": 987654,
    "actor_name": "Iemand anders",
    "on_behalf_of_id": 987654,
    "on_behalf_of_name": "Iemand anders",
    "object_type": "something_else",
    "object_id": "987654",
    "reason": "Een andere reden",
    "record_sha256": "00" * 32,
}


def _recorded_by_the_code() -> set[str]:
    """Every action whose name stands in the source: no act can record another."""
    return {
        said
        for package in ("werksaam", "policy", "escalations")
        for path in (Path(settings.BASE_DIR) / package).rglob("*.py")
        if path.name != "actions.py"
        for said in re.findall(r'"([\w.]+)"', path.read_text())
        if said in ACTIONS
    }


KINDS = sorted(_recorded_by_the_code() - NOT_YET)


@pytest.fixture(autouse=True)
def own_files() -> None:
    """The files of the story stay: no test writes them."""


@pytest.fixture(autouse=True, scope="module")
def told_the_same_twice() -> Iterator[None]:
    """What the same bytes say is worked out once: of hundreds of leaves and seals a tampering
    changes one or two, and there are thousands of verifications."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification.events, "read_leaf", cache(read_leaf))
        patch.setattr(PublicKey, "verifies", cache(PublicKey.verifies))
        yield


@pytest.fixture(autouse=True)
def undone(told_unguarded: list[str], db: None) -> Iterator[None]:
    """Guards gone, and whatever a test tampers with undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_story_is_sound_and_tells_every_kind_of_event() -> None:
    found = verify()

    assert (found.problems, found.warnings, found.outcome) == ([], [], Outcome.SOUND)
    assert set(KINDS) <= set(Event.objects.values_list("action", flat=True))


def test_every_fact_that_the_story_tells_has_a_word() -> None:
    told = {name for event in Event.objects.all() for name in event.content()["facts"]}

    assert told - set(FACTS) == set()


@pytest.mark.parametrize("action", KINDS)
def test_changed_leaf_is_named(action: str) -> None:
    index = _first(action)
    leaf = Event.objects.get(index=index).content()
    changes: list[dict[str, Any]] = [
        {"action": "case.closed" if action == "case.referred" else "case.referred"},
        {"at": "2020-01-01T00:00:00.000000Z"},
        {"commitment": "00" * 32},
        {"v": 2},
        *({"facts": leaf["facts"] | {name: other(value)}} for name, value in leaf["facts"].items()),
    ]
    for changed in changes:
        assert _names(index, partial(attacker.rewrite, index, **changed)), changed


@pytest.mark.parametrize("action", KINDS)
def test_changed_details_are_named(action: str) -> None:
    index = _first(action)
    for column, value in DETAILS.items():
        assert _names(index, partial(attacker.rewrite_detail, index, column, value)), column


@pytest.mark.parametrize("how", ["delete", "delete details", "repeat", "replay", "swap", "cut"])
@pytest.mark.parametrize("action", KINDS)
def test_event_that_is_moved_or_removed_is_named(action: str, how: str) -> None:
    index = _first(action)

    # What a copy after it pushes aside is what is no longer as it was sealed.
    broken = index + 1 if how == "repeat" else index
    assert _names(broken, lambda: MOVING[how](index))


@pytest.mark.parametrize("action", KINDS)
def test_record_changed_together_with_its_event_is_named(action: str) -> None:
    index = _first(action)
    detail = EventDetail.objects.get(index=index)
    if detail.object_type not in MODELS:
        pytest.skip("an event of this kind is about no record")
    model, key = MODELS[detail.object_type], detail.object_id
    row = model._base_manager.get(pk=key)
    column = next(one for one in reversed(held(row)) if takes_change(row, one))
    last = EventDetail.objects.filter(object_type=detail.object_type, object_id=key).latest("index")

    def tamper() -> None:
        change(row, column)
        row.refresh_from_db()
        attacker.rewrite_detail(last.index, "record_sha256", record_sha256(row))

    assert _names(last.index, tamper)


# --- tampering --------------------------------------------------------------


def _delete(index: int) -> None:
    """Take an event out, and close the gap."""
    _remove(index)
    for later in range(index + 1, _size()):
        attacker.renumber(later, later - 1)
    attacker.recompute()


def _delete_details(index: int) -> None:
    attacker.run('DELETE FROM audit_eventdetail WHERE "index" = %s', index)


def _repeat(index: int) -> None:
    """Put a copy of an event after it, and make room for it."""
    for later in reversed(range(index + 1, _size())):
        attacker.renumber(later, later + 1)
    attacker.copy(index, index + 1)
    attacker.renumber(index + 1, index + 1)
    attacker.recompute()


def _replay(index: int) -> None:
    """Put a copy of another event in the place of this one."""
    _remove(index)
    attacker.copy(_neighbour(index), index)
    attacker.renumber(index, index)
    attacker.recompute()


def _swap(index: int) -> None:
    other, aside = _neighbour(index), 10_000
    attacker.renumber(index, aside)
    attacker.renumber(other, index)
    attacker.renumber(aside, other)
    attacker.recompute()


MOVING: dict[str, Callable[[int], None]] = {
    "delete": _delete,
    "delete details": _delete_details,
    "repeat": _repeat,
    "replay": _replay,
    "swap": _swap,
    "cut": attacker.cut,
}


def _remove(index: int) -> None:
    for table in ("audit_event", "audit_eventdetail"):
        attacker.run(f'DELETE FROM {table} WHERE "index" = %s', index)


# --- asking -----------------------------------------------------------------


def _names(index: int, tamper: Callable[[], object]) -> bool:
    """Whether a verification names the event, or the sealed run that it is in."""
    with pytest.MonkeyPatch.context() as patch:
        # The records have tests of their own, and take most of the time.
        patch.setattr(verification.records, "check", lambda report: None)
        patch.setattr(verification.registered, "run", lambda report: None)
        problems = problems_after(tamper)
    return any(_is_about(index, f"{problem.where} {problem.what}") for problem in problems)


def _is_about(index: int, said: str) -> bool:
    if re.match(rf"event {index}\b", said):
        return True
    if run := re.search(r"events (\d+) to (\d+)", said):
        return int(run[1]) <= index <= int(run[2])
    sealed = re.search(r"covers (\d+) events, but only \d+", said)
    return sealed is not None and index < int(sealed[1])


def _first(action: str) -> int:
    return Event.objects.filter(action=action).earliest("index").index


def _size() -> int:
    return Event.objects.latest("index").index + 1


def _neighbour(index: int) -> int:
    return index + 1 if index + 1 < _size() else index - 1
