"""The numbers and letters before provisions: what they count, and what may follow what.

"2a" comes after "2" and before "3"; "i." is the ninth letter or the first of i, ii, iii.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import Line, Mark

DIGITS, LETTERS, ROMAN, DEGREES, BULLET = "digits", "letters", "roman", "degrees", "bullet"

_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"]
_ROMAN += ["xv", "xvi", "xvii", "xviii", "xix", "xx"]
_PARTS = re.compile(r"[0-9]+|[a-z]+")

Place = tuple[tuple[int, str], ...]
"""The parts of a number, to order by."""


@dataclass(frozen=True)
class Reading:
    """A way to read a label: in what row it stands, and where in it.

    `place` is (2, 0) for "2" and (2, 1) for "2a"; bullets have no place.
    """

    row: str
    place: tuple[int, int] = (0, 0)

    def begins(self) -> bool:
        """Whether a row can begin here."""
        return self.row.startswith(BULLET) or self.place == (1, 0)

    def follows(self, other: Reading) -> bool:
        """Whether this comes next after `other` in one row."""
        if self.row != other.row:
            return False
        (number, letter), (before, letter_before) = self.place, other.place
        inserted = number == before and letter == letter_before + 1
        return self.row.startswith(BULLET) or inserted or (number == before + 1 and letter <= 1)


def readings(line: Line) -> list[Reading]:
    """How the label of a line can be read; bullets of one sign are a row."""
    label = line.label
    if not label:
        return [Reading(BULLET + line.printed)]
    if line.mark is Mark.DEGREE or line.printed.rstrip(".)").endswith(("°", "º")):
        return [Reading(DEGREES, (int(label), 0))]
    if label[:1].isdigit():
        digits = re.match("[0-9]+", label)
        assert digits is not None
        return [Reading(DIGITS, (int(digits[0]), _letter(label[digits.end() :])))]
    found = [Reading(LETTERS, (_letter(label), 0))] if _is_letter(label) else []
    if label in _ROMAN or not found:
        found.append(Reading(ROMAN, (_roman(label), 0)))
    return found


def next_label(reading: Reading) -> str:
    """The label that comes next in a row, in words for an error."""
    number = reading.place[0] + 1
    if reading.row == LETTERS:
        return chr(96 + number) if number <= 26 else chr(70 + number) * 2
    if reading.row == ROMAN:
        return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)
    return f"{number}°" if reading.row == DEGREES else str(number)


def number_place(label: str) -> Place:
    """What articles are ordered by: "2" < "2a" < "3"; "2.1" < "2.10" < "3.1"."""
    parts = [re.match(r"([0-9]*)([a-z]*)", part) for part in re.split("[.:]", label)]
    return tuple((int(part[1] or 0), part[2]) for part in parts if part)


def _roman(label: str) -> int:
    """Count i as 1; what is no number ("xiix") as 0, which nothing follows."""
    return _ROMAN.index(label) + 1 if label in _ROMAN else 0


def follows(place: Place, before: Place) -> bool:
    """Whether one number comes right after another."""
    *parents, (number, letter) = place
    *parents_before, (number_before, letter_before) = before
    if len(place) != len(before):
        return number == 1
    if parents != parents_before:
        return number == 1 and not letter
    inserted = number == number_before and letter > letter_before
    return inserted or (number == number_before + 1 and letter in ("", "a"))


def _letter(label: str) -> int:
    """Count a as 1, z as 26, aa as 27; nothing as 0."""
    if not label:
        return 0
    return ord(label[0]) - 96 + (26 if len(label) == 2 and label[0] == label[1] else 0)


def _is_letter(label: str) -> bool:
    return len(label) == 1 or (len(label) == 2 and label[0] == label[1])
