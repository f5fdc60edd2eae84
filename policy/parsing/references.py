"""References from one provision to another: "artikel 5, derde lid"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numerals import DUTCH_ORDINALS, from_dutch_ordinal
from .tree import Node, Tree

_REFERENCE = re.compile(
    r"\bartikel (?P<article>[0-9]{1,4})"
    rf"(?:,? (?P<ordinal>{'|'.join(DUTCH_ORDINALS)}) lid|,? lid (?P<lid>[0-9]{{1,4}}))?\b"
    # "artikel 23 van de gemeenschappelijke regeling" is an article of another text.
    r"(?!,? van (?!deze (?:code|regeling|verordening)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """Characters `start` to `end` (excluded) of a text refer to `eid`."""

    start: int
    end: int
    eid: str


def find_references(text: str) -> list[Found]:
    """The references in a text to articles and leden of the same regulation."""
    return [Found(m.start(), m.end(), _eid(m)) for m in _REFERENCE.finditer(text)]


def references_in(tree: Tree) -> list[tuple[Node, Found]]:
    """All references in a tree, with the provision they stand in."""
    return [(node, found) for node in tree.walk() for found in find_references(node.text)]


def _eid(match: re.Match[str]) -> str:
    lid = match["lid"] or (match["ordinal"] and str(from_dutch_ordinal(match["ordinal"])))
    article = f"art_{int(match['article'])}"
    return f"{article}__para_{int(lid)}" if lid else article
