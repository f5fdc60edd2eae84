"""Where a text can be split in two. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.;:!?][\"”’)]*\s+(?=\S)")
_SHOWN = 60


@dataclass(frozen=True)
class Beginning:
    """A place where the second part can begin: the character, and the first words from there."""

    at: int
    words: str


def beginnings(text: str) -> list[Beginning]:
    """Every sentence but the first."""
    return [Beginning(m.end(), _short(text[m.end() :])) for m in _END.finditer(text)]


def places_of(text: str, words: str) -> list[int]:
    """Where these words begin in the text; more than one where they stand in it twice."""
    return [match.start() for match in re.finditer(re.escape(words), text)] if words else []


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
