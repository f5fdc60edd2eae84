"""Files that people sent: stored for the portal alone, and swept where no row names them."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories.images import use_store
from werksaam import stored_files
from werksaam.stored_files import CannotStore


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A store of this test alone."""
    return use_store(settings, tmp_path / "attachments")


def age(path: Path, seconds: int) -> None:
    """Let a file be older than it is."""
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_a_file_is_read_by_nobody_but_the_portal(folder: Path) -> None:
    name = stored_files.keep(b"beeld", "png")

    assert stored_files.read(name) == b"beeld"
    assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_files_never_share_a_name(folder: Path) -> None:
    names = {stored_files.keep(b"beeld", "png") for _ in range(20)}

    assert len(names) == 20


def test_files_go_again_where_what_follows_fails(folder: Path) -> None:
    counts = []

    def fail_after_storing() -> None:
        with stored_files.kept_until_done([(b"a", "png"), (b"b", "jpg")]):
            counts.append(len(list(folder.iterdir())))
            raise LookupError

    with pytest.raises(LookupError):
        fail_after_storing()

    assert (counts, list(folder.iterdir())) == ([2], [])


def test_a_store_that_is_full_leaves_nothing_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(CannotStore):
        stored_files.keep(b"beeld", "png")

    assert list(folder.iterdir()) == []


def test_a_store_that_can_not_be_made_can_not_store(folder: Path) -> None:
    folder.write_text("no folder")

    with pytest.raises(CannotStore):
        stored_files.keep(b"beeld", "png")


def test_a_file_without_a_row_goes_after_an_hour_and_no_other(folder: Path) -> None:
    old, new, known = (stored_files.keep(b"x", "png") for _ in range(3))
    age(folder / old, 3700)
    age(folder / known, 3700)

    swept = stored_files.sweep({known})

    assert (swept, {path.name for path in folder.iterdir()}) == (1, {new, known})


def test_there_is_nothing_to_sweep_before_anything_was_stored(folder: Path) -> None:
    assert stored_files.sweep(set()) == 0
