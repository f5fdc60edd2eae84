"""Which words of two texts differ. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Stretch:
    """A run of words: in both texts ("same"), only in the first ("gone") or the second ("new")."""

    kind: str
    text: str


def stretches(before: str, after: str) -> list[Stretch]:
    """Both texts in one, in order; what is gone stands before what came for it."""
    return list(_stretches(_TOKEN.findall(before), _TOKEN.findall(after)))


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in matched:
        if kind == "equal":
            yield Stretch("same", "".join(before[start:end]))
            continue
        if start < end:
            yield Stretch("gone", "".join(before[start:end]))
        if new_start < new_end:
            yield Stretch("new", "".join(after[new_start:new_end]))
