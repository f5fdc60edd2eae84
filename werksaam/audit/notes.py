"""Signed notes and checkpoints in the formats of C2SP. Pure.

A note is text, an empty line, and signature lines
(https://c2sp.org/signed-note); a checkpoint is a note that says origin, size
and root of a tree (https://c2sp.org/tlog-checkpoint), here with one extension
line for the time. Ed25519 only.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

ALGORITHM = b"\x01"  # Ed25519, in C2SP's list of signature types
PRIVATE_PREFIX = "PRIVATE+KEY+"
_SIGNATURE = re.compile(r"^— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/]+={0,2})$")


class MalformedNote(ValueError):
    """Not a note, checkpoint or key that this module can read."""


@dataclass(frozen=True)
class PublicKey:
    """A key to check signatures with, and from when until when it signed."""

    name: str
    raw: bytes
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    @property
    def key_id(self) -> bytes:
        """The four bytes that a signature line begins with."""
        material = self.name.encode() + b"\n" + ALGORITHM + self.raw
        return hashlib.sha256(material).digest()[:4]

    def signed_at_right_time(self, moment: datetime) -> bool:
        """Whether the key was in use at `moment`."""
        after = self.valid_from is None or self.valid_from <= moment
        return after and (self.valid_until is None or moment <= self.valid_until)

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether this key made `signature` over `text`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True

    def encoded(self) -> str:
        """The key as C2SP writes it: ``name+id+key``."""
        material = base64.b64encode(ALGORITHM + self.raw).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    def as_file(self) -> str:
        """The key file that is handed out: the key, then its validity."""
        lines = [self.encoded()]
        lines += [f"from {stamp(self.valid_from)}"] if self.valid_from else []
        lines += [f"until {stamp(self.valid_until)}"] if self.valid_until else []
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class SigningKey:
    """A key to sign with. `seed` is the secret."""

    name: str
    seed: bytes
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    @property
    def public(self) -> PublicKey:
        """What verifiers get."""
        raw = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return PublicKey(self.name, raw, self.valid_from, self.valid_until)

    def sign(self, text: str) -> str:
        """The signed note over `text`, which ends with a newline."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        line = base64.b64encode(self.public.key_id + signature).decode()
        return f"{text}\n— {self.name} {line}\n"


@dataclass(frozen=True)
class SignedTree:
    """What a checkpoint says, and the note it was read from."""

    origin: str
    size: int
    root: bytes
    at: datetime
    note: str

    def signer(self, keys: Iterable[PublicKey]) -> PublicKey | None:
        """The key among `keys` that signed this checkpoint while in use, if any."""
        text, signatures = _split(self.note)
        for key in keys:
            for name, key_id, signature in signatures:
                if (name, key_id) == (key.name, key.key_id) and key.verifies(text, signature):
                    return key if key.signed_at_right_time(self.at) else None
        return None


def stamp(moment: datetime) -> str:
    """A moment as the trail writes it: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_stamp(text: str) -> datetime:
    """The moment that `stamp` wrote. Raises MalformedNote."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise MalformedNote(f"{text!r} is not a moment.") from error


def checkpoint_text(origin: str, size: int, root: bytes, at: datetime) -> str:
    """The text of a checkpoint, to be signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\ntime {stamp(at)}\n"


def read_checkpoint(note: str) -> SignedTree:
    """A checkpoint from its note; the signature is not checked yet. Raises MalformedNote."""
    text, _signatures = _split(note)
    lines = text.splitlines()
    if len(lines) != 4 or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]):
        raise MalformedNote("A checkpoint has four lines: origin, size, root, time.")
    root = _decoded(lines[2])
    if len(root) != 32 or not lines[3].startswith("time "):
        raise MalformedNote("A checkpoint has a root of 32 bytes and a time.")
    return SignedTree(lines[0], int(lines[1]), root, read_stamp(lines[3][5:]), note)


def notes_in(content: str) -> Iterator[str]:
    """The notes in a file that holds one after another; half-written ones are passed over."""
    blocks = [block.strip("\n") for block in re.split(r"\n{2,}", content)]
    for text, signatures in pairwise(blocks):
        if text and not text.startswith("— ") and signatures.startswith("— "):
            yield f"{text}\n\n{signatures}\n"


def read_public_key(content: str) -> PublicKey:
    """A public key from the content of its file. Raises MalformedNote."""
    first, validity = _key_lines(content)
    name, key_id, raw = _key_parts(first)
    key = PublicKey(name, raw, validity.get("from"), validity.get("until"))
    if key.key_id.hex() != key_id:
        raise MalformedNote("The key's identifier does not belong to the key.")
    return key


def read_signing_key(content: str) -> SigningKey:
    """A signing key from the content of its file. Raises MalformedNote."""
    first, validity = _key_lines(content)
    if not first.startswith(PRIVATE_PREFIX):
        raise MalformedNote("A signing key begins with PRIVATE+KEY.")
    name, _key_id, seed = _key_parts(first.removeprefix(PRIVATE_PREFIX))
    return SigningKey(name, seed, validity.get("from"), validity.get("until"))


def write_signing_key(key: SigningKey) -> str:
    """The file of a signing key; keep it secret."""
    lines = key.public.as_file().splitlines()
    material = base64.b64encode(ALGORITHM + key.seed).decode()
    lines[0] = f"{PRIVATE_PREFIX}{key.name}+{key.public.key_id.hex()}+{material}"
    return "\n".join(lines) + "\n"


def _split(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    text, gap, signatures = note.rpartition("\n\n")
    found = [_SIGNATURE.match(line) for line in signatures.splitlines()]
    if not gap or not text or not found or None in found:
        raise MalformedNote("A signed note is text, an empty line and signatures.")
    raw = [(match["name"], _decoded(match["signature"])) for match in found if match]
    return text + "\n", [(name, value[:4], value[4:]) for name, value in raw]


def _key_lines(content: str) -> tuple[str, dict[str, datetime]]:
    lines = content.split("\n")
    validity = {}
    for line in filter(None, lines[1:]):
        word, _space, moment = line.partition(" ")
        validity[word] = read_stamp(moment)
    return lines[0].strip(), validity


def _key_parts(encoded: str) -> tuple[str, str, bytes]:
    parts = encoded.split("+", 2)
    if len(parts) != 3:
        raise MalformedNote("A key is written as name+identifier+key.")
    material = _decoded(parts[2])
    if len(material) != 33 or material[:1] != ALGORITHM:
        raise MalformedNote("This is not an Ed25519 key.")
    return parts[0], parts[1], material[1:]


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise MalformedNote(f"{text[:20]!r} is not base64.") from error
