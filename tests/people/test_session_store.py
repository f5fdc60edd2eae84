"""Two requests of one session at once: each keeps what it did itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError

from werksaam.people.session_store import SessionStore

pytestmark = pytest.mark.django_db


def stored(session: SessionStore) -> dict[str, Any]:
    return dict(SessionStore(session.session_key).items())


@pytest.fixture
def two() -> tuple[SessionStore, SessionStore]:
    """The same session, as two requests read it that began at the same moment."""
    made = SessionStore()
    made.update({"part": 1, "seen": 1, "list": [1]})
    made.save()
    first, second = SessionStore(made.session_key), SessionStore(made.session_key)
    assert first.get("part") == second.get("part") == 1
    return first, second


def change(key: str, value: object) -> Callable[[SessionStore], None]:
    return lambda session: session.update({key: value})


@pytest.mark.parametrize(
    ("done", "kept"),
    [
        (change("part", 2), {"part": 2, "seen": 9, "list": [1]}),
        (change("lock", True), {"part": 1, "seen": 9, "list": [1], "lock": True}),
        (lambda session: session.pop("part"), {"seen": 9, "list": [1]}),
        (lambda session: session["list"].append(2), {"part": 1, "seen": 9, "list": [1, 2]}),
    ],
)
def test_the_last_to_save_does_not_undo_what_the_other_did(
    two: tuple[SessionStore, SessionStore],
    done: Callable[[SessionStore], None],
    kept: dict[str, Any],
) -> None:
    first, second = two
    done(first)
    second["seen"] = 9

    first.save()
    second.save()

    assert stored(second) == kept


def test_of_one_key_the_last_to_save_wins(two: tuple[SessionStore, SessionStore]) -> None:
    first, second = two
    first["part"], second["part"] = 2, 3

    first.save()
    second.save()

    assert stored(second)["part"] == 3


def test_a_second_save_of_one_request_undoes_nothing(
    two: tuple[SessionStore, SessionStore],
) -> None:
    first, second = two
    second["seen"] = 9
    second.save()
    first["seen"] = 10
    first.save()

    second["part"] = 2
    second.save()

    assert stored(second) == {"part": 2, "seen": 10, "list": [1]}


def test_going_on_under_another_key_takes_along_what_was_stored_meanwhile(
    two: tuple[SessionStore, SessionStore],
) -> None:
    first, second = two
    first["lock"] = True
    first.save()

    second.cycle_key()
    second.save()

    assert stored(second)["lock"] is True
    assert not SessionStore().exists(str(first.session_key))


def test_a_session_that_ended_meanwhile_does_not_come_back(
    two: tuple[SessionStore, SessionStore],
) -> None:
    first, second = two
    first.flush()
    second["seen"] = 9

    with pytest.raises(UpdateError):
        second.save()
