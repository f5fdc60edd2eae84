"""What of the code fits on one sheet in large print: which rules, and how many are left out.

Each rule is the line of an approved explanation. They are taken in turn from what one must,
may not, and asks first, each in the order of the code, until the sheet is full.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

MUST, MAY_NOT, ASK_FIRST = "moet", "mag-niet", "vraag-eerst"
GOOD_TO_KNOW = "weten"
GROUPS = (MUST, MAY_NOT, ASK_FIRST)

LINES = 22
"""Lines of large print that a sheet has for rules and what stands above them."""
HEADING_LINES = 2
COLUMNS = 44
"""Letters on a line, fewer than a common text has; wide ones count double."""
TITLE_COLUMNS = 34
TITLE_LINES = 2


@dataclass(frozen=True)
class Rule:
    """A rule in one line; `at` is its place in the code."""

    at: int
    group: str
    gist: str


def group_of(force: str, examples: Iterable[Mapping[str, str]]) -> str:
    """Under which head a rule comes: asking first goes before must and may not. "" for none.

    What is only good to know is no duty, and does not come on the sheet.
    """
    if force != GOOD_TO_KNOW and any(example["verdict"] == ASK_FIRST for example in examples):
        return ASK_FIRST
    return force if force in (MUST, MAY_NOT) else ""


def in_turn(rules: Iterable[Rule]) -> list[Rule]:
    """The first of every group, then the second of every group, and so on."""
    listed = list(rules)
    groups = ([rule for rule in listed if rule.group == group] for group in GROUPS)
    return [rule for rule in chain.from_iterable(zip_longest(*groups)) if rule is not None]


def that_fit(rules: Sequence[Rule], title: str) -> list[Rule]:
    """As many of the rules as surely fit under this title, in their turn."""
    room = LINES - max(0, lines_of(title, TITLE_COLUMNS) - TITLE_LINES)
    found: list[Rule] = []
    for rule in rules:
        room -= lines_of(rule.gist)
        room -= 0 if any(other.group == rule.group for other in found) else HEADING_LINES
        if room < 0:
            break
        found.append(rule)
    return found


def lines_of(text: str, columns: int = COLUMNS) -> int:
    """How many lines a text takes at most."""
    wide = sum(1 for c in text if c.isupper() or c in "mwMW" or _is_wide(c))
    return -(-(len(text) + wide) // columns)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
