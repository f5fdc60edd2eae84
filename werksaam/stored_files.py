"""Files that people sent, in the store that the settings name `attachments`.

Nothing here has an address: whoever may see a file gets it from a view that asked. The
store is a folder by default; through Django's STORAGES it can be object storage.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

ALIAS = "attachments"
SWEPT_AFTER = 60 * 60
"""Seconds that a file may be there before the row that names it."""


class CannotStore(Exception):
    """The store is full, read-only or away: 503, and nothing was half done."""


class AttachmentFolder(FileSystemStorage):
    """A folder that only the portal's account reads, by default within DATA_DIR.

    A file is on the disk before the row that names it is stored.
    """

    def __init__(self, location: str = "") -> None:
        super().__init__(
            location=location or settings.DATA_DIR / ALIAS,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """Store it, and wait until the file and its name are written."""
        saved = super().save(name, content, max_length)
        path = Path(self.path(saved))
        for written in (path, path.parent):
            descriptor = os.open(written, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return saved


def keep(content: bytes, extension: str) -> str:
    """Store a file under a new name, and answer the name. Raises CannotStore."""
    name = f"{uuid.uuid4().hex}.{extension}"
    try:
        return _store().save(name, ContentFile(content))
    except OSError as error:
        _drop_quietly(name)
        raise CannotStore from error


@contextmanager
def kept_until_done(contents: Iterable[tuple[bytes, str]]) -> Iterator[list[str]]:
    """Store files, and take them away again if what follows fails."""
    names: list[str] = []
    try:
        for content, extension in contents:
            names.append(keep(content, extension))
        yield names
    except BaseException:
        for name in names:
            _drop_quietly(name)
        raise


def read(name: str) -> bytes:
    """The file. Raises FileNotFoundError, and CannotStore where the store is away."""
    try:
        with _store().open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CannotStore from error


def remove(names: Iterable[str]) -> None:
    """Take files away. One that can't go now is swept later."""
    for name in names:
        _drop_quietly(name)


def sweep(known: Collection[str]) -> int:
    """Take away files that no row names and that are an hour old; how many."""
    try:
        _folders, names = _store().listdir("")
    except FileNotFoundError:
        return 0  # nothing was ever stored
    # Not the portal's clock: the store dates its files by its own.
    before = time.time() - SWEPT_AFTER
    orphans = [name for name in names if name not in known and _made_at(name) < before]
    remove(orphans)
    return len(orphans)


def _made_at(name: str) -> float:
    try:
        return _store().get_modified_time(name).timestamp()
    except FileNotFoundError:
        return time.time()  # gone already


def _drop_quietly(name: str) -> None:
    with suppress(OSError):
        _store().delete(name)


def _store() -> Storage:
    return storages[ALIAS]
