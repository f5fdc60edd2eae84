"""A ZIP that is the same bytes for the same content, with the hash of each file in it. Pure.

It is written file by file, so that no more than one of them is in memory.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import IO, Self

MANIFEST = "manifest.json"
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")
_STORED = (".png", ".jpg", ".jpeg", ".webp")
"""Images are small already: to press them again costs time and gains nothing."""
_READABLE = 0o644 << 16


class UnsafeName(ValueError):
    """A name that could end up outside the folder in which someone unpacks it."""


class Bundle:
    """A ZIP under way to `target`; `moment` is the date of every file in it.

    with Bundle(target, moment) as bundle: …
    """

    def __init__(self, target: IO[bytes], moment: datetime) -> None:
        self._zip = zipfile.ZipFile(target, "w")
        self._date = (moment.year, moment.month, moment.day, moment.hour, moment.minute, 0)
        self._files: list[dict[str, str | int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes) -> None:
        """Put a file into it. Raises UnsafeName, also for a name that is there already."""
        if not _SAFE.fullmatch(name) or any(file["name"] == name for file in self._files):
            raise UnsafeName(name)
        self._write(name, content)
        digest = hashlib.sha256(content).hexdigest()
        self._files.append({"name": name, "bytes": len(content), "sha256": digest})

    def finish(self, about: Mapping[str, str | int | bool]) -> str:
        """Write the list of files and their hashes last; answers the hash of that list."""
        files = sorted(self._files, key=lambda file: str(file["name"]))
        content = json.dumps({**about, "files": files}, indent=2, ensure_ascii=False).encode()
        self._write(MANIFEST, content)
        return hashlib.sha256(content).hexdigest()

    def _write(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, self._date)
        info.create_system, info.external_attr = 3, _READABLE
        pressed = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        self._zip.writestr(info, content, compress_type=pressed)
