"""Checkpoints: signed statements of the size and root of the tree.

Signed after the commit of the events they cover, never before: of one size
there must never be two signed roots. Each is kept in the database, and in
`CHECKPOINT_FILE`, where the keeper of the database should not be able to reach.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from werksaam import clock

from . import keyring, tree
from .locks import Lock, take
from .models import Checkpoint, insert
from .notes import checkpoint_text
from .recording import is_collecting


class CheckpointNotWritten(OSError):
    """The file outside took no checkpoint (full, read-only, gone), so none was kept."""


class NothingToSign(RuntimeError):
    """The trail is empty."""


def latest() -> Checkpoint | None:
    """The checkpoint of the largest tree."""
    return Checkpoint.objects.order_by("-size").first()


def latest_or_sign() -> Checkpoint:
    """A checkpoint over all events.

    Raises NothingToSign on an empty trail, NoSigningKey without a key, and
    RuntimeError inside an act: what is not committed must not be signed.
    """
    found, size = latest(), tree.size()
    if found is not None and found.size >= size > 0:
        return found
    return _sign()


def first_or_sign(*, covering: int) -> Checkpoint:
    """The first checkpoint over at least `covering` events, so that it stays the same one.

    Signs one if none is; raises what `latest_or_sign` raises.
    """
    found = Checkpoint.objects.filter(size__gte=covering).order_by("size").first()
    return found or _sign()


def sign_due() -> Checkpoint | None:
    """Sign if the tree has grown since the last checkpoint; for `run_due`."""
    found, size = latest(), tree.size()
    if size == 0 or (found is not None and found.size >= size):
        return None
    return _sign()


def _sign() -> Checkpoint:
    if is_collecting():
        raise RuntimeError("A checkpoint is signed after the act, never inside it.")
    now = clock.now()
    with transaction.atomic():
        # One host at a time; whoever waited finds the work done.
        take(Lock.SIGNING)
        found, size = latest(), tree.size()
        if found is not None and found.size >= size:
            return found
        if size == 0:
            raise NothingToSign("There is nothing in the trail yet.")
        return _store(size, tree.root(size), now)


def _store(size: int, root: bytes, now: datetime) -> Checkpoint:
    text = checkpoint_text(settings.AUDIT_ORIGIN, size, root, now)
    note = keyring.signing_key(now).sign(text)
    checkpoint = Checkpoint(size=size, root=root.hex(), signed_at=now, note=note)
    insert([checkpoint])
    # Before the commit: what the database holds is always outside as well. Should
    # the commit fail, the file holds a true statement too many.
    try:
        _write_outside(note)
    except OSError as error:
        raise CheckpointNotWritten(str(error)) from error
    return checkpoint


def _write_outside(note: str) -> None:
    path = Path(settings.CHECKPOINT_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        # Begins with empty lines too, so a note that a crash cut short stands alone.
        content = f"\n\n{note}\n".encode()
        if os.write(file, content) < len(content):
            raise OSError(f"{path} took only part of a checkpoint: is the disk full?")
        os.fsync(file)
    finally:
        os.close(file)
