"""Files kept in this process: made once, never another's, and not without end."""

from __future__ import annotations

import threading

import pytest

from policy import kept_files
from policy.kept_files import kept


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    kept_files.forget_all()


def test_a_file_is_made_once_for_its_key() -> None:
    made = iter([b"one", b"two"])

    assert [kept(key, lambda: next(made)) for key in ("a", "a", "b")] == [b"one", b"one", b"two"]


def test_what_could_not_be_made_is_tried_again() -> None:
    with pytest.raises(ZeroDivisionError):
        kept("a", lambda: bytes(1 // 0))

    assert kept("a", lambda: b"now") == b"now"


def test_the_one_unused_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 8)
    for key in ("a", "b", "a", "c"):
        kept(key, lambda: b"1234")

    again = [kept(key, lambda: b"made") for key in ("a", "c", "b")]

    assert again == [b"1234", b"1234", b"made"]


def test_a_file_larger_than_all_room_is_still_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 8)

    assert kept("a", lambda: b"123456789") == b"123456789"


def test_what_is_kept_is_given_while_another_is_made() -> None:
    kept_files.kept("there", lambda: b"kept")
    given: list[bytes] = []

    def make() -> bytes:
        asking = threading.Thread(
            target=lambda: given.append(kept_files.kept("there", bytes)), daemon=True
        )
        asking.start()
        asking.join(1)
        return b"made"

    assert (kept_files.kept("slow", make), given) == (b"made", [b"kept"])
