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
from itertools import zip_longest
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
    _finish_storing()
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
    # Counted by the public files too: a retired secret may be gone, its number stays taken.
    number = max((_number(path) for path in [*_files("key"), *_files("pub")]), default=0) + 1
    _folder().mkdir(parents=True, exist_ok=True)
    _write_once(_folder() / f"portal-{number}.key", write_signing_key(key))
    _finish_storing()


def _finish_storing() -> None:
    """Give every secret key its end and its public file, also after a crash amid `store`.

    Writing the newest ``.key`` is what puts it in use; all else follows from the ``.key`` files.
    """
    paths, keys = _files("key"), _signing_keys()
    for path, key, successor in zip_longest(paths, keys, keys[1:]):
        ended = replace(key, valid_until=successor.valid_from) if successor else key
        _write_if_new(path, write_signing_key(ended), 0o600)
        _write_if_new(path.with_suffix(".pub"), ended.public.as_file(), 0o644)


def _signing_keys() -> list[SigningKey]:
    return [read_signing_key(path.read_text()) for path in _files("key")]


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("portal-"))


def _files(suffix: str) -> list[Path]:
    paths = _folder().glob(f"portal-*.{suffix}")
    return sorted(paths, key=_number)


def _folder() -> Path:
    return Path(settings.AUDIT_KEY_DIR)


def _write_once(path: Path, content: str) -> None:
    """Write the whole secret file or nothing. Raises FileExistsError."""
    draft = _drafted(path, content, 0o600)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def _write_if_new(path: Path, content: str, mode: int) -> None:
    """Make the file say so; whoever reads meanwhile sees the old or the new, never a part."""
    if not path.exists() or path.read_text() != content:
        _drafted(path, content, mode).replace(path)


def _drafted(path: Path, content: str, mode: int) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode)
    draft.write_text(content)
    return draft
