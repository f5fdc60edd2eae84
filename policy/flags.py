"""What is odd in the words of a version: which flag is which, whatever row it is in.

A flag is known by its code and the hash of its values, so a judgement holds for as long as
the words say the same. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import rfc8785

REFERENCE_RENUMBERED = "reference-renumbered"
REFERENCE_TO_LAPSED = "reference-to-lapsed"


def values_sha256(values: Mapping[str, str]) -> str:
    """SHA-256 (hex) over the RFC 8785 form of what a flag was made of."""
    return hashlib.sha256(rfc8785.dumps(dict(values))).hexdigest()
