"""What a hand-out says of its own lines, where their looks would say something else.

An editor can put a structure right by hand. A hand-out of such a text tells in its header
which line is what, so that it is read again as the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .lines import Mark

_KEY = "opbouw: "
_PAIR = re.compile(r"(?P<line>[0-9]{1,6}) (?P<mark>[a-z_]+)")


def header_line(marks: Mapping[int, Mark]) -> str:
    """The line of the header that tells these marks."""
    return _KEY + ", ".join(f"{line} {mark.value}" for line, mark in sorted(marks.items()))


def marks_told(source: str, fence: str) -> dict[int, Mark]:
    """The marks that the header of a hand-out tells; none where there is no such header."""
    lines: Sequence[str] = source.lstrip("\ufeff").splitlines()[:40]
    if not lines or lines[0].strip() != fence:
        return {}
    ends = next((at for at, line in enumerate(lines) if at and line.strip() == fence), 0)
    told = (line.removeprefix(_KEY) for line in lines[:ends] if line.startswith(_KEY))
    pairs = [pair for line in told for pair in _PAIR.finditer(line)]
    return {int(p["line"]): Mark(p["mark"]) for p in pairs if p["mark"] in set(Mark)}
