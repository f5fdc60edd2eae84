"""Parts gathered into what people call one rule: a lid with its items, an article's own words.

Pure. A chapter or an article that has leden is a rule of its own: its heading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .kinds import Kind
from .provisions import Compared

UNITS = frozenset(
    {"chapter", "section", "annex", "note", "article", "paragraph", "alinea", "preamble"}
)
"""Kinds of part that people speak of by themselves; others belong to the one above them."""


@dataclass(frozen=True)
class Block:
    """A rule, and what of it is compared: itself first, then what belongs to it."""

    lines: tuple[Compared, ...]

    @property
    def head(self) -> Compared:
        """The rule itself."""
        return self.lines[0]

    @property
    def kinds(self) -> frozenset[Kind]:
        """What became of it. A part of it that changed, came or went changed the rule."""
        own = self.head.kinds
        if any(line.kinds for line in self.lines[1:]) and not self.is_whole:
            return own | {Kind.CHANGED}
        return own

    @property
    def is_whole(self) -> bool:
        """Whether it came or went as a whole."""
        return self.head.before is None or self.head.after is None

    @property
    def counts(self) -> bool:
        """Whether it is counted: what came or went with something larger is counted there."""
        return bool(self.kinds) and not self.head.with_parent


def blocks(compared: Iterable[Compared]) -> list[Block]:
    """The rules of a comparison, in the order of reading."""
    made: list[list[Compared]] = []
    for one in compared:
        if made and one.depth and one.now.kind not in UNITS:
            made[-1].append(one)
        else:
            made.append([one])
    return [Block(tuple(lines)) for lines in made]
