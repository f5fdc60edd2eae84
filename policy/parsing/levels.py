"""To which list a numbered line belongs, among those that are open where it stands.

"1." may be the first lid, an item in a list of letters, or the next lid after such a
list. What decides, in this order: an editor's word; how far the line stands from the
margin; what comes after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .labels import BULLET, DIGITS, ROMAN, Reading, next_label, readings
from .lines import ITEMS_BY_HAND, NUMBERED, Line, Mark

_AHEAD = 200
"""Lines that are looked at to see how a list goes on."""

_DEEPER = 2
"""Spaces by which a list in a list stands further in."""


@dataclass(frozen=True)
class Level:
    """An open list: where its row is, how far it stands from the margin, how long it is."""

    at: Reading
    indent: int
    length: int = 1
    is_leden: bool = False

    def taking(self, reading: Reading) -> Level:
        """The same list with one more in it."""
        return replace(self, at=reading, length=self.length + 1)


@dataclass(frozen=True)
class Option:
    """A line as the next of the open list at `depth`, or as the first of a new one there."""

    depth: int
    reading: Reading
    is_new: bool


def is_numbered(line: Line) -> bool:
    """Whether a line stands in a row."""
    return line.mark in (*NUMBERED, *ITEMS_BY_HAND)


def has_leden(lines: Sequence[Line]) -> bool:
    """Whether the numbers in an article are its leden: the first row is of numbers.

    After a sentence that ends in a colon they are the items of a list.
    """
    first = next((at for at, line in enumerate(lines) if is_numbered(line)), None)
    if first is None or lines[first].mark is not Mark.PARAGRAPH:
        return any(line.mark is Mark.PARAGRAPH and line.by_hand for line in lines)
    line = lines[first]
    if line.weak and line.label != "1":
        return has_leden(lines[first + 1 :])
    return line.by_hand or first == 0 or not lines[first - 1].text.endswith(":")


def option_for(lines: Sequence[Line], at: int, levels: Sequence[Level]) -> Option | None:
    """Where a numbered line belongs, given the open lists; None where it fits nowhere."""
    line, above = lines[at], lines[at - 1] if at else None
    rest = lines[at + 1 : at + 1 + _AHEAD]
    if line.by_hand and (option := _by_hand(line, levels)):
        return option
    found = _options(line, levels, above)
    if len(found) > 1:
        found = _by_margin(line, levels, found) or found
    return found[0] if len(found) == 1 else _by_what_follows(levels, found, rest)


def expected(line: Line, levels: Sequence[Level], *, leden: bool) -> str:
    """What was expected where a numbered line fits nowhere."""
    row = readings(line)[0].row
    for level in reversed(levels):
        if level.at.row == row:
            return f"{'lid' if level.is_leden else 'item'} {next_label(level.at)}"
    first = next_label(Reading(row))
    return f"lid {first}" if leden and row == DIGITS and not levels else f"item {first}"


def _by_hand(line: Line, levels: Sequence[Level]) -> Option | None:
    reading = readings(line)[0]
    base = 1 if levels and levels[0].is_leden else 0
    if line.mark in ITEMS_BY_HAND:
        depth = min(base + ITEMS_BY_HAND.index(line.mark), len(levels))
        return Option(depth, reading, is_new=depth == len(levels))
    if line.mark is Mark.PARAGRAPH:
        return Option(0, reading, is_new=not base)
    return None


def _options(line: Line, levels: Sequence[Level], above: Line | None) -> list[Option]:
    """Every place where a line can stand, the innermost first."""
    found: list[Option] = []
    for reading in readings(line):
        if _can_begin(line, reading, levels, above):
            found.append(Option(len(levels), reading, is_new=True))
        found += [
            Option(depth, reading, is_new=False)
            for depth in reversed(range(len(levels)))
            if reading.follows(levels[depth].at)
        ]
    return sorted(found, key=lambda option: -option.depth)


def _can_begin(line: Line, reading: Reading, levels: Sequence[Level], above: Line | None) -> bool:
    if not reading.begins():
        return False
    if not levels or levels[-1].at.row != reading.row:
        return not (reading.row.startswith(BULLET) and _is_open(reading, line, levels))
    introduced = above is not None and above.text.endswith(":") and reading.row == DIGITS
    return introduced or line.indent >= levels[-1].indent + _DEEPER


def _is_open(reading: Reading, line: Line, levels: Sequence[Level]) -> bool:
    """Whether a list with this very sign is open, no further from the margin."""
    return any(
        level.at.row == reading.row and line.indent < level.indent + _DEEPER for level in levels
    )


def _by_margin(line: Line, levels: Sequence[Level], found: Sequence[Option]) -> list[Option]:
    def fits(option: Option) -> bool:
        if option.is_new:
            return bool(levels) and line.indent >= levels[-1].indent + _DEEPER
        return abs(line.indent - levels[option.depth].indent) < _DEEPER

    return [option for option in found if fits(option)]


def _by_what_follows(
    levels: Sequence[Level], found: Sequence[Option], rest: Sequence[Line]
) -> Option | None:
    if not found:
        return None
    romans = [option for option in found if option.reading.row == ROMAN]
    if romans and len(romans) < len(found):
        goes_on = _next_in(rest, ROMAN, romans[0].reading)
        found = romans if goes_on else [one for one in found if one.reading.row != ROMAN]
    inner, outer = found[0], found[-1]
    return inner if _stays_inside(levels, inner, outer, rest) else outer


def _stays_inside(
    levels: Sequence[Level], inner: Option, outer: Option, rest: Sequence[Line]
) -> bool:
    """Whether the inner list goes on: its number comes again, or the list around it goes on."""
    if inner.is_new or inner is outer or not inner.reading.place[0]:
        return True
    ahead = [reading for line in rest if is_numbered(line) for reading in readings(line)]
    if inner.reading in ahead:
        return True
    between = levels[outer.depth + 1 : inner.depth]
    if any(_goes_on(level, ahead) for level in between):
        return True
    # A list of one is no list.
    return levels[inner.depth].length == 1


def _goes_on(level: Level, ahead: Sequence[Reading]) -> bool:
    """Whether the next of this row is its successor, and not the start of another list."""
    same = next((reading for reading in ahead if reading.row == level.at.row), None)
    return same is not None and same.place[0] > 0 and same.follows(level.at)


def _next_in(rest: Sequence[Line], row: str, reading: Reading) -> bool:
    following = next((line for line in rest if is_numbered(line)), None)
    return following is not None and any(
        one.row == row and one.follows(reading) for one in readings(following)
    )
