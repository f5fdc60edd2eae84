"""Last of all: in which part of the tree every line of the source landed."""

from __future__ import annotations

from collections.abc import Iterable

from .tree import TITLE, Tree


def place(tree: Tree, lines: Iterable[int]) -> dict[int, str]:
    """By line number: the eId of the part that a line landed in, of the lines of the text.

    Every part begins on a line and the parts follow one another as the lines do,
    so a line is in the last part that has begun.
    """
    starts = [(0, TITLE), *((node.line, node.eid) for node in tree.walk() if node.line)]
    placed: dict[int, str] = {}
    at = 0
    for line in sorted(lines):
        while at + 1 < len(starts) and starts[at + 1][0] <= line:
            at += 1
        placed[line] = starts[at][1]
    return placed
