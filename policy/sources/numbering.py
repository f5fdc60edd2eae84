"""Word's automatic numbers as text: what stands before a paragraph when it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from .elements import child, children, value
from .word import Parts

_LEVELS = 9
_NONE = "0"
"""The number of a list that says: no list after all."""

_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")]
_ROMAN += [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


@dataclass(frozen=True)
class Place:
    """That a paragraph stands in a list: which one, how deep."""

    list_id: str
    depth: int


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    words: str = ""
    start: int = 1


@dataclass
class Numbering:
    """Counts through a document; ask for each paragraph once, in order."""

    parts: Parts
    _levels: dict[str, list[_Level]] = field(default_factory=dict)
    _shapes: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(
        default_factory=lambda: defaultdict(lambda: [None] * _LEVELS)
    )

    def __post_init__(self) -> None:
        self._styles = {value(s, "styleId"): s for s in _all(self.parts.styles, "style")}
        for shape in _all(self.parts.numbering, "abstractNum"):
            self._levels[value(shape, "abstractNumId")] = _read_levels(shape)
        for one in _all(self.parts.numbering, "num"):
            name = value(one, "numId")
            self._shapes[name] = value(child(one, "abstractNumId"))
            self._restarts[name] = _read_restarts(one)

    def place_of(self, paragraph: etree._Element) -> Place | None:
        """The list in which a paragraph stands, by itself or by its style."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        list_id = value(child(properties, "numPr", "numId"))
        depth = value(child(properties, "numPr", "ilvl"))
        seen: set[str] = set()
        while style and style not in seen and not (list_id and depth):
            seen.add(style)
            of_style = child(self._styles.get(style), "pPr", "numPr")
            list_id = list_id or value(child(of_style, "numId"))
            depth = depth or value(child(of_style, "ilvl"))
            style = value(child(self._styles.get(style), "basedOn"))
        if not list_id or list_id == _NONE or self._shapes.get(list_id) not in self._levels:
            return None
        return Place(list_id, min(_whole(depth, 0), _LEVELS - 1))

    def printed(self, place: Place) -> str:
        """What Word prints before the next paragraph at this place; "-" for any bullet."""
        shape = self._shapes[place.list_id]
        levels, counts = self._levels[shape], self._counts[shape]
        self._count(place, levels, counts)
        level = levels[place.depth]
        if level.form == "bullet":
            return "-"
        return re.sub(r"%([1-9])", lambda m: _number(levels, counts, int(m[1]) - 1), level.words)

    def _count(self, place: Place, levels: list[_Level], counts: list[int | None]) -> None:
        restart = self._restarts[place.list_id].pop(place.depth, None)
        before = counts[place.depth]
        if restart is not None:
            counts[place.depth] = restart
        else:
            counts[place.depth] = levels[place.depth].start if before is None else before + 1
        for deeper in range(place.depth + 1, _LEVELS):
            counts[deeper] = None


def _all(part: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if part is None else list(children(part, name))


def _read_levels(shape: etree._Element) -> list[_Level]:
    levels = [_Level() for _ in range(_LEVELS)]
    for one in children(shape, "lvl"):
        depth = _whole(value(one, "ilvl"), _LEVELS)
        if depth < _LEVELS:
            levels[depth] = _Level(
                value(child(one, "numFmt")) or "decimal",
                value(child(one, "lvlText")),
                _whole(value(child(one, "start")), 1),
            )
    return levels


def _read_restarts(one: etree._Element) -> dict[int, int]:
    """By depth: the number from which this list counts anew the first time it is used."""
    found = (
        (_whole(value(override, "ilvl"), _LEVELS), value(child(override, "startOverride")))
        for override in children(one, "lvlOverride")
    )
    return {depth: _whole(start, 1) for depth, start in found if depth < _LEVELS and start}


def _whole(text: str, otherwise: int) -> int:
    """The number that an attribute holds; a file may hold anything there."""
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else otherwise


def _number(levels: list[_Level], counts: list[int | None], depth: int) -> str:
    count = counts[depth]
    number = levels[depth].start if count is None else count
    match levels[depth].form:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "none":
            return ""
        case _:
            return str(number)


def _letters(number: int) -> str:
    """Write 1 as a, 26 as z, 27 as aa, as Word does."""
    letter = chr(97 + (number - 1) % 26) if number > 0 else ""
    return letter * min((number - 1) // 26 + 1, 10)


def _roman(number: int) -> str:
    written = ""
    number = min(number, 5000)
    for worth, letters in _ROMAN:
        while number >= worth:
            written += letters
            number -= worth
    return written
