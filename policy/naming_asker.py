"""Whether a text that everyone will read names who asked. Pure.

Keeps the desk from giving an asker away by a slip; it can't know every way to describe one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST_SURNAME = 3
"""Letters of a last name that is looked for by itself; a shorter one is a word too often."""


def names(text: str, name: str) -> bool:
    """Whether `text` holds this name, or its last word, as words of their own."""
    said = text.casefold()
    return any(_holds(said, way.casefold()) for way in _ways_to_say(name))


def _ways_to_say(name: str) -> Iterator[str]:
    words = name.split()
    if words:
        yield " ".join(words)
    if words and len(words[-1]) >= LEAST_SURNAME:
        yield words[-1]


def _holds(text: str, words: str) -> bool:
    """Whether these words stand in the text, also over a line break, and not within others."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return re.search(rf"(?<!\w){spaced}(?!\w)", text) is not None
