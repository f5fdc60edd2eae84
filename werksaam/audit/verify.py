"""The stand-alone verifier of receipts, exports and growth: no Django, no database, no settings.

    python -m werksaam.audit.verify receipt.json --key portal-1.pub [--key portal-2.pub]

Needs the `cryptography` library and the portal's public key, which you should
have from outside the portal. Exit code 0: it is proven; 1: it is not.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .canonical import canonical, commitment, sha256_of
from .merkle import Frontier, hash_leaf, is_consistent, is_included
from .notes import PublicKey, SignedTree, read_checkpoint, read_public_key

RECEIPT_FORMAT = "werksaam-receipt/1"
EXPORT_FORMAT = "werksaam-trail/1"
GROWTH_FORMAT = "werksaam-growth/1"
LEAF_FIELDS = {"action", "at", "commitment", "facts", "index", "v"}


class NotProven(ValueError):
    """What is wrong with it. `code` names the kind, for who says it in other words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Proven:
    """What a receipt proves."""

    leaf: Mapping[str, Any]
    details: Mapping[str, str]
    checkpoint: SignedTree
    key: PublicKey
    record: Mapping[str, Any] | None


@dataclass
class ProvenTrail:
    """What an export proves: an unbroken trail of `size` events, sealed up to `sealed`."""

    size: int = 0
    sealed: int = 0
    without_details: int = 0
    checkpoints: list[SignedTree] = field(default_factory=list)


def check_receipt(content: str, keys: Sequence[PublicKey]) -> Proven:
    """Check everything a receipt claims. Raises NotProven with the first thing that is wrong.

    `content` may come from anyone: whatever it is, nothing else is raised.
    """
    try:
        return _check_receipt(json.loads(content), keys)
    except NotProven:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise NotProven("unreadable", f"This can't be read as a receipt: {error}") from error


def check_growth(content: str, keys: Sequence[PublicKey]) -> tuple[SignedTree, SignedTree]:
    """Check that one sealed trail continues another, without its events: the older, the newer.

    Raises NotProven, and nothing else, whatever `content` is.
    """
    try:
        said = json.loads(content)
        _expect(said["format"] == GROWTH_FORMAT, "format", "This is no proof of growth.")
        old, new = read_checkpoint(said["old"]), read_checkpoint(said["new"])
        _expect(_signer(old, keys).name == _signer(new, keys).name, "signature", "Two portals.")
        proof = [base64.b64decode(value, validate=True) for value in said["proof"]]
    except NotProven:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise NotProven("unreadable", f"This can't be read as a proof: {error}") from error
    held = is_consistent(old.size, new.size, proof, old.root, new.root)
    _expect(held, "growth", "The newer trail does not continue the older one.")
    return old, new


def read_leaf(data: bytes) -> dict[str, Any]:
    """What a leaf says. Raises NotProven unless it is a leaf in its one canonical form."""
    leaf = json.loads(data)
    if not isinstance(leaf, dict) or set(leaf) != LEAF_FIELDS or leaf["v"] != 1:
        raise NotProven("leaf", "The event is not in a form that this verifier knows.")
    if canonical(leaf) != data:
        raise NotProven("leaf", "The event is not in its canonical form.")
    return leaf


def check_export(lines: Iterable[str], keys: Sequence[PublicKey]) -> ProvenTrail:
    """Check an export. Raises NotProven with the first line that is wrong."""
    proven, tree, ended = ProvenTrail(), Frontier(), False
    for number, line in enumerate(lines, start=1):
        try:
            said = json.loads(line)
            if number == 1:
                _expect(said.get("format") == EXPORT_FORMAT, "format", "This is not an export.")
            elif "checkpoint" in said:
                ended = True
                _check_seal(said["checkpoint"], tree, proven, keys)
            else:
                _expect(not ended, "order", "An event stands after the last checkpoint.")
                _grow(said, tree, proven)
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
            code = error.code if isinstance(error, NotProven) else "unreadable"
            raise NotProven(code, f"Line {number}: {error}") from error
    _expect(proven.sealed == proven.size > 0, "seal", "The export does not end with its seal.")
    return proven


def _check_receipt(receipt: Mapping[str, Any], keys: Sequence[PublicKey]) -> Proven:
    _expect(receipt["format"] == RECEIPT_FORMAT, "format", "This is not a receipt.")
    data = receipt["leaf"].encode()
    leaf = read_leaf(data)
    _check_commitment(leaf, receipt["details"], receipt["key"])
    record = receipt.get("record")
    if record is not None:
        same = sha256_of(record) == receipt["details"]["record_sha256"]
        _expect(same, "record", "The record is not the one that the event is about.")
    checkpoint = read_checkpoint(receipt["checkpoint"])
    key = _signer(checkpoint, keys)
    proof = [base64.b64decode(value, validate=True) for value in receipt["proof"]]
    held = is_included(hash_leaf(data), leaf["index"], checkpoint.size, proof, checkpoint.root)
    _expect(held, "inclusion", "The event is not in the trail that was sealed.")
    return Proven(leaf, receipt["details"], checkpoint, key, record)


def _check_commitment(leaf: Mapping[str, Any], details: Mapping[str, str], key: str) -> None:
    fits = commitment(details, bytes.fromhex(key)) == leaf["commitment"]
    _expect(fits, "details", "The details (who, about what, why) are not those of the event.")


def _signer(checkpoint: SignedTree, keys: Sequence[PublicKey]) -> PublicKey:
    key = checkpoint.signer(keys)
    if key is None:
        raise NotProven("signature", "The seal was not set with any of the given keys.")
    if key.name != checkpoint.origin:
        raise NotProven("signature", "The seal is of another portal than the key.")
    return key


def _grow(said: Mapping[str, Any], tree: Frontier, proven: ProvenTrail) -> None:
    data = said["leaf"].encode()
    leaf = read_leaf(data)
    _expect(leaf["index"] == tree.size, "order", f"Event {tree.size} was expected here.")
    if "details" in said:
        _check_commitment(leaf, said["details"], said["key"])
    else:
        proven.without_details += 1
    tree.append(hash_leaf(data))
    proven.size = tree.size


def _check_seal(note: str, tree: Frontier, proven: ProvenTrail, keys: Sequence[PublicKey]) -> None:
    checkpoint = read_checkpoint(note)
    _signer(checkpoint, keys)
    same = (checkpoint.size, checkpoint.root) == (tree.size, tree.root())
    _expect(same, "root", "The events are not those that were sealed.")
    proven.sealed = checkpoint.size
    proven.checkpoints.append(checkpoint)


def _expect(holds: bool, code: str, message: str) -> None:
    if not holds:
        raise NotProven(code, message)


def main(arguments: Sequence[str], say: Callable[[str], object] = print) -> int:
    """The command: 0 if the file is proven, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m werksaam.audit.verify")
    parser.add_argument("file", type=Path, help="a receipt, a growth (.json), an export (.jsonl)")
    parser.add_argument("--key", type=Path, action="append", required=True, help="public key file")
    given = parser.parse_args(arguments)
    try:
        keys = [read_public_key(path.read_text(encoding="utf-8")) for path in given.key]
        say(_verdict(given.file.read_text(encoding="utf-8"), keys))
    except (OSError, ValueError) as error:
        say(f"NOT PROVEN. {error}")
        return 1
    return 0


def _verdict(content: str, keys: Sequence[PublicKey]) -> str:
    # An export begins with a line that is whole in itself; a receipt is one value.
    lines = content.rstrip("\n").split("\n")
    if EXPORT_FORMAT in lines[0]:
        return _said_of_trail(check_export(lines, keys))
    if GROWTH_FORMAT in content:
        return _said_of_growth(*check_growth(content, keys))
    return _said_of_event(check_receipt(content, keys))


def _said_of_event(proven: Proven) -> str:
    leaf, details, seal = proven.leaf, proven.details, proven.checkpoint
    actor = details["actor_name"] or "the portal"
    facts = ", ".join(f"{name}={value}" for name, value in leaf["facts"].items())
    return (
        f"PROVEN. {leaf['action']} at {leaf['at']} by {actor},\n"
        f"about {details['object_type']} {details['object_id']} ({facts}),\n"
        f"is event {leaf['index']} of the trail that {seal.origin}\n"
        f"sealed at {seal.size} events on {seal.at.isoformat()}."
    )


def _said_of_trail(proven: ProvenTrail) -> str:
    seals = len(proven.checkpoints)
    return (
        f"PROVEN. An unbroken trail of {proven.size} events, all sealed, {seals} seal(s) checked;\n"
        f"{proven.without_details} events were exported without their details."
    )


def _said_of_growth(old: SignedTree, new: SignedTree) -> str:
    return (
        f"PROVEN. The trail that {new.origin} sealed at {new.size} events\n"
        f"on {new.at.isoformat()} continues the one sealed at {old.size} events\n"
        f"on {old.at.isoformat()}: none of those was changed, taken out or put in."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
