"""Signs and spaces before a line: what of them is layout, told once a kind.

The tree keeps the number, not the sign behind it: "1)" and "1" are lid 1, and "•" is a
dash. Two spaces or more before an item show that a list stands in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .lines import ITEMS_BY_HAND, NUMBERED, Line, Mark
from .tree import Repair

SPACES_BEFORE = "Spaces stood before the line."
OTHER_SIGN = "The items of a list had another sign before them."
OTHER_NUMBER = "Numbers were written in another way."

_SHOWS_DEPTH = 2
_USUAL = re.compile(r"-|[0-9a-z]+\.|[0-9]+°\.?|Artikel [0-9a-z.:]+")


def sign_repairs(lines: Iterable[Line]) -> list[Repair]:
    """What of the signs and spaces before these lines is not kept."""
    repairs: list[Repair] = []
    told: set[str] = set()
    for line in lines:
        if line.lead and not _shows_depth(line):
            word = line.whole.split()[0]
            repairs.append(Repair(line.number, line.lead + word, word, SPACES_BEFORE))
        if _is_unusual(line) and _kind(line) not in told:
            told.add(_kind(line))
            repairs.append(_sign_repair(line))
    return repairs


def _kind(line: Line) -> str:
    """A sign without its number: "7)" and "12)" are of one kind, "a)" is of another."""
    return line.printed.replace(line.label, "1" if line.label[:1].isdigit() else "a", 1)


def _shows_depth(line: Line) -> bool:
    return line.mark in (*NUMBERED, *ITEMS_BY_HAND) and line.indent >= _SHOWS_DEPTH


def _is_unusual(line: Line) -> bool:
    has_sign = line.mark in (*NUMBERED, *ITEMS_BY_HAND, Mark.ARTICLE) and bool(line.printed)
    return has_sign and not _USUAL.fullmatch(line.printed)


def _sign_repair(line: Line) -> Repair:
    if not line.label:
        return Repair(line.number, line.printed, "-", OTHER_SIGN)
    usual = f"Artikel {line.label}" if line.mark is Mark.ARTICLE else f"{line.label}."
    return Repair(line.number, line.printed, usual, OTHER_NUMBER)
