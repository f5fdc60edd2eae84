"""What of the code fits on one sheet in large print: which rules, and how many are left out.

Each rule is the line of an approved explanation with the sentences that one needs to understand
it. They are taken in turn from what is forbidden, what one must do, and what is allowed up to a
limit, in each the weightiest first, until the sheet is full.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from .short_rules import MAY, MAY_NOT, MUST, has_limit, said_of

GROUPS = (MAY_NOT, MUST, MAY)
ASK_FIRST = "vraag-eerst"

LINES = 29
"""Lines of large print that a sheet has for rules and what stands above them."""
HEADING_LINES = 1.6
WIDTH = 25.5
"""Of a line of a rule, in ems, with some room to spare; of the title below."""
TITLE_WIDTH = 16.0
TITLE_LINES = 1
NARROW, COMMON, CAPITAL, BROAD, UNKNOWN = 0.30, 0.51, 0.66, 0.88, 1.1
"""Widths of letters of our font, in ems, rounded up for whole sentences."""


@dataclass(frozen=True)
class Rule:
    """A rule that stands by itself; `at` is its place in the code, `weight` 0 the weightiest."""

    at: int
    group: str
    gist: str
    said: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Explained:
    """What counts of an explanation, to make a rule of it."""

    gist: str
    body: str
    force: str
    action: str
    examples: Sequence[Mapping[str, str]]


def rules_of(explanations: Iterable[Explained]) -> list[Rule]:
    """The rules among the explanations, in the order of the code.

    Advice and what is good to know are none, nor is what one may always do.
    """
    listed = list(explanations)
    forbidden = {one.action for one in listed if one.force == MAY_NOT and one.action}
    return [
        Rule(at, one.force, one.gist, said_of(one.force, one.body), _weight(one, forbidden))
        for at, one in enumerate(listed)
        if one.force in (MUST, MAY_NOT) or (one.force == MAY and has_limit(one.body))
    ]


def _weight(one: Explained, forbidden: set[str]) -> int:
    """Of duties: first what to do instead of something forbidden, then where one asks first."""
    if one.force != MUST or one.action in forbidden:
        return 0
    asks = any(example["verdict"] == ASK_FIRST for example in one.examples)
    return 1 if asks else 2


def in_turn(rules: Iterable[Rule]) -> list[Rule]:
    """The weightiest of every group, then the next of every group, and so on."""
    listed = sorted(rules, key=lambda rule: (rule.weight, rule.at))
    groups = ([rule for rule in listed if rule.group == group] for group in GROUPS)
    return [rule for rule in chain.from_iterable(zip_longest(*groups)) if rule is not None]


def that_fit(rules: Sequence[Rule], title: str) -> list[Rule]:
    """Those of the rules that surely fit under this title together, in their turn.

    One that is too long for what is left gives its place to the next.
    """
    room: float = LINES - max(0, lines_of(title, TITLE_WIDTH) - TITLE_LINES)
    found: list[Rule] = []
    for rule in rules:
        has_head = any(other.group == rule.group for other in found)
        needed = lines_of(f"{rule.gist} {rule.said}") + (0 if has_head else HEADING_LINES)
        if needed <= room:
            room -= needed
            found.append(rule)
    return found


def lines_of(text: str, width: float = WIDTH) -> int:
    """How many lines a text takes at most."""
    lines, left = 1, width
    for word in text.split():
        needed = sum(_width(character) for character in word)
        if needed > left and left < width:
            lines, left = lines + 1, width
        while needed > left:
            # Longer than a line: it breaks within, and the last letter of a line may not fit.
            lines, needed, left = lines + 1, needed - left + UNKNOWN, width
        left -= needed + NARROW
    return lines


def _width(character: str) -> float:
    if character > "\u024f" and unicodedata.category(character)[0] not in "PZ":
        return UNKNOWN
    if character in "mwMW%@—…":
        return BROAD
    if character.isupper():
        return CAPITAL
    return NARROW if character in "ijlftr.,:;!|'’‘()[]-" else COMMON
