"""What was shared, read: the address of a post, and its words.

Pure: text in, text out. Phones put the address in `url`, in the middle of `text`, or nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..addresses import NotAnAddress, normalise

MOST_WORDS = 20_000
"""Characters of a shared text that are kept; more is no post."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AROUND = ".,;:!?)]}'’”"
"""Signs that end a sentence, and no address."""


@dataclass(frozen=True)
class Shared:
    """What is left of a share: "" where there was none."""

    address: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.address or self.words)


def read(*, title: str = "", text: str = "", url: str = "") -> Shared:
    """The first address in `url`, `text` or `title`, in this order; and what stands beside it."""
    address = next((found for part in (url, text, title) if (found := _address_in(part))), "")
    parts = [_without(part, address) for part in (title, text, "" if address else url)]
    words = "\n".join(part for n, part in enumerate(parts) if part and part not in parts[:n])
    return Shared(address, words[:MOST_WORDS])


def _address_in(text: str) -> str:
    for found in _ADDRESS.findall(text):
        address: str = found.rstrip(_AROUND)
        try:
            normalise(address)
        except NotAnAddress:
            continue
        return address
    return ""


def _without(text: str, address: str) -> str:
    return (text.replace(address, "") if address else text).replace("\0", "").strip()
