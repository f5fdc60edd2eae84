"""Second step: what a page prints around a text: headers, footers, page numbers.

The public database of local regulations prints above a text its title, "Geldend van …",
the word "Intitulé", and the title again. What an editor marks by hand stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from .sources import SourceLine
from .tree import Repair

PAGE_HEADER = "The page of the public database of regulations prints this line above the text."
PAGE_FOOTER = "A page number or a footer is no part of the text."

_VALID = re.compile(r"Geldend van [0-9]{1,2}-[0-9]{1,2}-[0-9]{4}\b.*", re.IGNORECASE)
_INTITULE = re.compile(r"intitul[eé]", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:pagina|blz\.?|bladzijde) [0-9]{1,4}(?: ?(?:van|/) ?[0-9]{1,4})?"
    r"|[-–—] ?[0-9]{1,4} ?[-–—]"
    r"|ziet u een fout in deze regeling\?.*"
    r"|naar boven|print deze (?:pagina|regeling)",
    re.IGNORECASE,
)
_FAR = 40
"""Lines from the start in which the header of a page can stand."""


def without_furniture(
    lines: list[SourceLine], by_hand: Collection[int] = ()
) -> tuple[list[SourceLine], list[Repair]]:
    """The lines of the text itself, and the lines that a page put around them."""
    header = _header(lines) - set(by_hand)
    footers = {line.number for line in lines if _FOOTER.fullmatch(line.text)}
    footers -= header | set(by_hand)
    repairs = [Repair(n, _words(lines, n), "", PAGE_HEADER) for n in sorted(header)]
    repairs += [Repair(n, _words(lines, n), "", PAGE_FOOTER) for n in sorted(footers)]
    # A text that is nothing else is no furniture: let the grammar say what it misses.
    kept = [line for line in lines if line.number not in header | footers]
    return (kept, repairs) if kept else (lines, [])


def _header(lines: list[SourceLine]) -> set[int]:
    valid = _first(lines[:_FAR], _VALID)
    if valid is None:
        return set()
    intitule = _first(lines[valid + 1 : _FAR], _INTITULE)
    if intitule is not None:
        end = valid + 1 + intitule
        return _numbers(lines[: end + 1])
    if valid == 0 or _same(lines, valid - 1, valid + 1):
        return _numbers(lines[: valid + 1])
    # The title stands right above "Geldend van"; what stands above it is of the site.
    return _numbers([*lines[: valid - 1], lines[valid]])


def _first(lines: Iterable[SourceLine], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, line in enumerate(lines) if pattern.fullmatch(line.text)), None)


def _same(lines: list[SourceLine], one: int, other: int) -> bool:
    return other < len(lines) and lines[one].text.casefold() == lines[other].text.casefold()


def _numbers(lines: Iterable[SourceLine]) -> set[int]:
    return {line.number for line in lines}


def _words(lines: Iterable[SourceLine], number: int) -> str:
    return next(line.text for line in lines if line.number == number)
