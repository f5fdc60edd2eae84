"""Texts in short for comparing: a line a part, indented by what it is under.

    parts("one  1  Een zin.", "  two  a.  Nog een.")

The first word is the identity; then the number, a heading between bars, and the text.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from policy.comparing import Compared, Part, compare

NAMESPACE = UUID(int=0)


def identity(name: str) -> UUID:
    """The same provision for the same name."""
    return uuid5(NAMESPACE, name)


def parts(*lines: str) -> list[Part]:
    """The parts of a text."""
    made: list[Part] = []
    above: dict[int, UUID] = {}
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // 2
        name, number, rest = [*line.strip().split("  ", 2), "", ""][:3]
        heading, _bar, text = rest.rpartition("|")
        above[depth] = identity(name)
        parent = above[depth - 1] if depth else None
        part = Part(identity(name), parent, name, "paragraph", number, heading, text, rest)
        made.append(part)
    return made


def found(before: list[str], after: list[str]) -> list[tuple[str, list[str]]]:
    """What became of each part that differs, by name, in the order of reading."""
    return said(compare(parts(*before), parts(*after)))


def said(compared: list[Compared]) -> list[tuple[str, list[str]]]:
    """The name and kinds of each that differs."""
    return [(one.now.eid, sorted(one.kinds)) for one in compared if one.kinds]
