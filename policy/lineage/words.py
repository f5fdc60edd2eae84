"""A provision as its lineage sees it, and how much two of them have in common. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"\w+")
_TOO_COMMON = 25
"""A word in more provisions than this says nothing about which one it is."""
_LOOKED_AT = 6
"""How many of the likeliest are compared word by word."""


@dataclass(frozen=True)
class Placed:
    """A provision in a version. `provision` is its identity, "" where it has none yet."""

    provision: str
    eid: str
    kind: str
    heading: str
    text: str
    parent: str = ""

    @cached_property
    def own(self) -> tuple[str, str]:
        """Heading and text, whatever the space between the words."""
        return " ".join(self.heading.split()), " ".join(self.text.split())

    @property
    def has_words(self) -> bool:
        """False for what only holds others: a preamble, an article without a heading."""
        return any(self.own)

    @cached_property
    def tokens(self) -> Counter[str]:
        """Its words and how often each stands there, capitals and signs left out."""
        return Counter(_WORD.findall(" ".join(self.own).casefold()))


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """How alike two texts are: the share of words that they have in common, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def containment(part: Counter[str], whole: Counter[str]) -> float:
    """The share of the words of `part` that `whole` has too, 0 to 1."""
    return (part & whole).total() / part.total() if part else 0.0


class Likeliest:
    """Finds the few that share rare words, so that not everything is compared with everything."""

    def __init__(self, texts: Iterable[tuple[str, Counter[str]]]) -> None:
        self._holding: dict[str, list[str]] = defaultdict(list)
        for eid, tokens in texts:
            for word in tokens:
                self._holding[word].append(eid)

    def to(self, tokens: Counter[str]) -> Iterator[str]:
        """The eIds of the likeliest, at most a handful."""
        shared: Counter[str] = Counter()
        for word in tokens:
            holding = self._holding.get(word, ())
            if len(holding) <= _TOO_COMMON:
                shared.update(holding)
        for eid, _times in shared.most_common(_LOOKED_AT):
            yield eid
