"""The signing keys: files outside the database, each with its validity.

`AUDIT_KEY_DIR` holds ``portal-1.key`` (secret, mode 600) and ``portal-1.pub``
(handed out), then ``portal-2.…`` after a rotation, and so on. The demo and the
tests make their first key themselves; elsewhere a missing key is an error, as
a key that appears by itself would hide that the real one is gone.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .notes import (
    PublicKey,
    SigningKey,
    read_public_key,
    read_signing_key,
    write_signing_key,
)


class NoSigningKey(RuntimeError):
    """There is no key to sign with."""


def signing_key(moment: datetime) -> SigningKey:
    """The key to sign with at `moment`: of those in use, the newest. Raises NoSigningKey."""
    usable = [key for key in _signing_keys() if key.public.signed_at_right_time(moment)]
    if usable:
        return usable[-1]
    if (settings.DEMO or getattr(settings, "TESTING", False)) and not _files("key"):
        with suppress(FileExistsError):
            store(new_key(None))
        return signing_key(moment)
    raise NoSigningKey(
        f"There is no signing key for the trail in {_folder()}. Put the key back, or, "
        "for a new portal, run: manage.py create_audit_key"
    )


def public_keys() -> list[PublicKey]:
    """Every public key, oldest first: earlier ones still check what they signed."""
    return [read_public_key(path.read_text()) for path in _files("pub")]


def new_key(valid_from: datetime | None) -> SigningKey:
    """A key that is not stored yet. The first has no `valid_from`: it was always there."""
    return SigningKey(settings.AUDIT_ORIGIN, secrets.token_bytes(32), valid_from)


def store(key: SigningKey) -> None:
    """Put a new key in use, and end the validity of the one before at its beginning.

    Raises FileExistsError where another process stored one in the same moment.
    """
    before = _signing_keys()
    number = len(before) + 1
    _folder().mkdir(parents=True, exist_ok=True)
    _write_once(_path(number, "key"), write_signing_key(key), 0o600)
    _write_once(_path(number, "pub"), key.public.as_file(), 0o644)
    if before:
        ended = replace(before[-1], valid_until=key.valid_from)
        _path(number - 1, "key").write_text(write_signing_key(ended))
        _path(number - 1, "pub").write_text(ended.public.as_file())


def _signing_keys() -> list[SigningKey]:
    return [read_signing_key(path.read_text()) for path in _files("key")]


def _path(number: int, suffix: str) -> Path:
    return _folder() / f"portal-{number}.{suffix}"


def _files(suffix: str) -> list[Path]:
    paths = _folder().glob(f"portal-*.{suffix}")
    return sorted(paths, key=lambda path: int(path.stem.removeprefix("portal-")))


def _folder() -> Path:
    return Path(settings.AUDIT_KEY_DIR)


def _write_once(path: Path, content: str, mode: int) -> None:
    """Write the whole file or nothing. Raises FileExistsError."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode)
    draft.write_text(content)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()
