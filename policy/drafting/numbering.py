"""Numbers of articles, leden and items when one comes between or goes: "4", "4a", "b". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_FIGURES = re.compile(r"((?:[^\W\d]+|§) )?([1-9][0-9]{0,3})([a-z]?)")
_LETTER = re.compile(r"[a-z]")


@dataclass(frozen=True)
class Number:
    """A number that can go up and down: of "4a" the base is 4, of "b" it is 2.

    `printed` is what stands before it: "Hoofdstuk ", "§ ".
    """

    base: int
    suffix: str = ""
    is_letter: bool = False
    printed: str = ""

    def __str__(self) -> str:
        return chr(ord("a") + self.base - 1) if self.is_letter else self.figures

    @property
    def figures(self) -> str:
        """In figures, with what stands before and behind."""
        return f"{self.printed}{self.base}{self.suffix}"

    def by(self, step: int) -> Number:
        """The same, so many further on."""
        return replace(self, base=self.base + step)


def read(number: str) -> Number | None:
    """The number as one that can go up; None for any other, which stays as it is."""
    if _LETTER.fullmatch(number):
        return Number(ord(number) - ord("a") + 1, is_letter=True)
    found = _FIGURES.fullmatch(number)
    return Number(int(found[2]), found[3], printed=found[1] or "") if found else None


def is_number(number: str) -> bool:
    """Whether an editor may give a part this number."""
    return read(number) is not None


def after(number: str) -> str:
    """The number that follows: "5" after "4", "5" after "4a", "c" after "b"; "" where none does."""
    found = read(number)
    if found is None or (found.is_letter and found.base == 26):
        return ""
    return str(replace(found, base=found.base + 1, suffix=""))


def pushed(numbers: Sequence[str], start: int) -> list[str]:
    """From `start` on, numbers go up by one for as long as one before stands in the way.

    "5a" goes up with its "5"; a gap in the numbering takes the push up.
    """
    result = list(numbers)
    reached = read(numbers[start - 1]) if start else None
    if reached is None or start >= len(numbers) or not _in_the_way(reached, numbers[start]):
        return result
    last = reached.base
    for index in range(start, len(numbers)):
        found = read(numbers[index])
        if found is None or found.base > last:
            break
        result[index] = str(_up(found))
        last = max(last, found.base + 1)
    return result


def closed_up(numbers: Sequence[str], start: int, gone: str) -> list[str]:
    """From `start` on, numbers go down by one after `gone` went; up to the next gap.

    A number with a letter leaves no gap.
    """
    result = list(numbers)
    taken = read(gone)
    if taken is None or taken.suffix:
        return result
    last = taken.base
    for index in range(start, len(numbers)):
        found = read(numbers[index])
        if found is None or found.base not in (last, last + 1) or found.base == taken.base:
            break
        result[index], last = str(found.by(-1)), found.base
    return result


def _in_the_way(before: Number, number: str) -> bool:
    found = read(number)
    return found is not None and (found.base, found.suffix) <= (before.base, before.suffix)


def _up(number: Number) -> Number:
    # After "z" there is no letter: `operations` refuses the double that comes of it.
    return number if number.is_letter and number.base == 26 else number.by(1)
