"""The one written form of a flat fact, and what is computed over it. Pure.

RFC 8785 (JSON Canonicalization Scheme) for what the trail holds: objects with
ASCII names over text, booleans, whole numbers a double can hold, and objects of
those. Only the standard library, so the stand-alone verifier can use it.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping


def canonical(value: Mapping[str, object]) -> bytes:
    """The RFC 8785 bytes of `value`. Raises ValueError for what the trail never holds."""
    _refuse_what_has_no_one_form(value)
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def commitment(details: Mapping[str, object], key: bytes) -> str:
    """HMAC-SHA-256 (hex) of the details under the event's own random key.

    Keyed, because names and reasons are guessable: once the key is destroyed
    the leaf tells nothing about them.
    """
    return hmac.new(key, canonical(details), hashlib.sha256).hexdigest()


def sha256_of(value: Mapping[str, object]) -> str:
    """SHA-256 (hex) of the canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_what_has_no_one_form(value: Mapping[str, object]) -> None:
    for name, item in value.items():
        if not isinstance(name, str) or not name.isascii():
            raise ValueError(f"{name!r} can't be a name in a canonical form.")
        if isinstance(item, str):  # nearly always, and a Mapping is slow to rule out
            continue
        if isinstance(item, Mapping):
            _refuse_what_has_no_one_form(item)
        elif not isinstance(item, bool | int) or _too_big(item):
            raise ValueError(f"{name}: a {type(item).__name__} has no canonical form here.")


def _too_big(item: object) -> bool:
    return isinstance(item, int) and abs(item) >= 2**53
