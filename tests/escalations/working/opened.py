"""The file of a case, unpacked, as whoever got it checks it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from werksaam.audit import verify


@dataclass(frozen=True)
class Unpacked:
    """What is in it, by name."""

    files: dict[str, bytes]

    @property
    def manifest(self) -> dict[str, Any]:
        """The list of files, and which state of the case it is."""
        found: dict[str, Any] = json.loads(self.files["manifest.json"])
        return found

    @property
    def records(self) -> dict[str, list[dict[str, Any]]]:
        """The records by kind."""
        found: dict[str, list[dict[str, Any]]] = json.loads(self.files["zaak.json"])["records"]
        return found

    def unlike_the_list(self) -> set[str]:
        """The files that are not what the list says, or not in it."""
        listed = {file["name"]: file["sha256"] for file in self.manifest["files"]}
        others = {name: body for name, body in self.files.items() if name != "manifest.json"}
        found = {name: hashlib.sha256(body).hexdigest() for name, body in others.items()}
        return {name for name, _digest in listed.items() ^ found.items()}

    def proofs(self, folder: Path) -> dict[str, int]:
        """What the stand-alone verifier answers on each proof, with the key in the file."""
        for name, body in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        key = ["--key", str(folder / "sleutel" / "portaal-1.pub")]
        names = [name for name in self.files if name.startswith("bewijzen/")]
        return {n: verify.main([str(folder / n), *key], say=lambda _: None) for n in names}


def unpacked(content: bytes) -> Unpacked:
    """A ZIP, unpacked."""
    with zipfile.ZipFile(BytesIO(content)) as opened:
        assert opened.testzip() is None
        return Unpacked({name: opened.read(name) for name in opened.namelist()})
