"""Fifth step: who signed, with the function on one line and the name on the next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .lines import Line, Mark
from .mending import join
from .tree import Repair

SIGNED_ON_TWO_LINES = "The function and the name of who signed stood on two lines."

_LONGEST = 150
"""Characters in the line of a name or a function; a longer one is a sentence."""

_FUNCTION = re.compile(
    r"(?:(?:de|het|namens|voor)\s)?[\w\s/&-]*"
    r"(?:voorzitter|secretaris|directeur|directie|bestuurder|bestuur|burgemeester|college|raad"
    r"|manager|hoofd|griffier|ondernemingsraad|voorzitster|wethouder)\b(?P<more>.*)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:w\.g\.|mr\.|drs\.|ing\.|ir\.|dr\.|prof\.|mevr?\.|mw\.|dhr\.|de heer|mevrouw)\s*)*"
    r"(?:[A-Z][a-z]{0,2}\.\s?)+.*|(?:[A-ZÀ-Ý][\w'’-]+\s)+.*[\w)]"
)


def join_signatures(lines: Iterable[Line]) -> tuple[list[Line], list[Repair]]:
    """After the closing formula: a name joined to the function that stands above it."""
    joined: list[Line] = []
    repairs: list[Repair] = []
    signing = False
    for line in lines:
        signing = _is_signing(line, signing=signing)
        if signing and joined and _belong_together(joined[-1], line):
            repairs.append(join(joined, line, SIGNED_ON_TWO_LINES))
        else:
            joined.append(line)
    return joined, repairs


def _is_signing(line: Line, *, signing: bool) -> bool:
    if line.mark in (Mark.ANNEX, Mark.NOTE):
        return False
    return signing or line.mark is Mark.CLOSING


def _belong_together(above: Line, line: Line) -> bool:
    if above.mark is not Mark.TEXT or line.mark is not Mark.TEXT or line.by_hand:
        return False
    if max(len(above.whole), len(line.whole)) > _LONGEST:
        return False
    function_above, function = _FUNCTION.fullmatch(above.whole), _FUNCTION.fullmatch(line.whole)
    if above.whole.endswith(","):
        return not (function_above and function)
    if function_above and not function:
        return not re.search("[.,]", function_above["more"]) and bool(_NAME.fullmatch(line.whole))
    named = bool(function and not function_above and _NAME.fullmatch(above.whole))
    return named and line.whole[0].islower()
