"""Fourth step: sentences that layout has broken over lines are joined, and it is said where.

A lone dash is never text. A line after it that goes on in the middle of a
sentence belongs to the line before, even if it begins with a dash itself.
A list item after a sentence that has ended stays a list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .lines import ITEMS_BY_HAND, NUMBERED, Line, Mark
from .looks import LOOKS, is_bare_ground
from .tree import Repair

_JOINABLE = frozenset({*NUMBERED, *ITEMS_BY_HAND, Mark.CONSIDERANS, Mark.TEXT})
_IN_A_LIST = frozenset({Mark.BULLET, Mark.LETTER, Mark.DEGREE, *ITEMS_BY_HAND})
_SEEN_WHOLE = frozenset({Mark.CLOSING, Mark.CONSIDERANS, Mark.DECISION})
"""What only the whole of a broken line may look like."""

_FULL_WIDTH = 60
"""Characters from which a line without an end is taken to be broken by the page."""

_NUMBER_IN_SENTENCE = re.compile(r"[0-9]+ [a-z]")
"""How a line begins where a sentence was broken before a number: "6 weken"."""

_ENDS = (".", ";", ":", "?", "!", "”", '"', "’", ")")

LEFT_OUT = frozenset({Mark.DASH, Mark.LAYOUT})
"""What is no part of the text; the repairs hold its words."""

LONE_DASH = "A lone dash on a line is layout, not a list item."
LINE_OF_SIGNS = "A line of signs alone is layout."
BROKEN_BY_DASH = "A dash broke the sentence: it goes on from the line before."
LEFT_OUT_BY_HAND = "An editor says that this line is no part of the text."
JOINED_BY_HAND = "An editor says that this line goes on from the one before."
BROKEN_BY_LINE = "A line break stood in the middle of a sentence."
NUMBER_ALONE = "The number stood on a line of its own."


def mend(lines: Iterable[Line]) -> tuple[list[Line], list[Repair]]:
    """Lines with broken sentences joined and lone dashes left out, and the repairs."""
    mended: list[Line] = []
    repairs: list[Repair] = []
    after_dash = within = False
    for line in lines:
        if line.mark in LEFT_OUT:
            repairs.append(Repair(line.number, line.whole, "", _why_left_out(line)))
        elif reason := _why_joined(mended, line, within=within, after_dash=after_dash):
            repairs.append(join(mended, line, reason))
            mended[-1] = _looked_at_again(mended[-1])
        else:
            mended.append(line)
        within = bool(mended) and _is_running_text(mended[-1], within=within)
        after_dash = line.mark is Mark.DASH
    return mended, repairs


def join(mended: list[Line], line: Line, reason: str) -> Repair:
    """Let the last of `mended` go on with this line; what is told of it."""
    before = mended[-1]
    words = line.whole if line.by_hand else line.text
    mended[-1] = replace(
        before, text=f"{before.text} {words}".strip(), whole=f"{before.whole} {words}"
    )
    last, first = before.whole.split()[-1], words.split()[0]
    if line.mark is Mark.BULLET and not line.by_hand:
        return Repair(line.number, f"{line.printed} {first}", f"{last} {first}", reason)
    return Repair(line.number, f"{last}\n{first}", f"{last} {first}", reason)


def _looked_at_again(line: Line) -> Line:
    """A joined line is what it looks like as a whole: "Aldus" and "vastgesteld op 3 mei"."""
    if line.mark is not Mark.TEXT or line.by_hand:
        return line
    seen = next((look.mark for look in LOOKS if look.read(line.whole)), "")
    return replace(line, mark=Mark(seen)) if seen in _SEEN_WHOLE else line


def _why_left_out(line: Line) -> str:
    if line.mark is Mark.LAYOUT:
        return LEFT_OUT_BY_HAND
    return LONE_DASH if len(line.whole) == 1 else LINE_OF_SIGNS


def _why_joined(mended: list[Line], line: Line, *, within: bool, after_dash: bool) -> str:
    """The reason to join a line to the last one; "" where it stands by itself."""
    if not mended:
        return ""
    if line.mark is Mark.JOINED:
        return JOINED_BY_HAND
    if line.by_hand or not within or mended[-1].mark not in _JOINABLE:
        return ""
    if not mended[-1].text:
        return NUMBER_ALONE if line.mark is Mark.TEXT else ""
    if not _goes_on(mended[-1], line, after_dash=after_dash):
        return ""
    return BROKEN_BY_DASH if line.mark is Mark.BULLET else BROKEN_BY_LINE


def _is_running_text(line: Line, *, within: bool) -> bool:
    # Among title, enactor and signatories a broken line can't be told from a next one.
    if line.mark is Mark.CLOSING:
        return False
    return within or line.mark in (Mark.ARTICLE, Mark.CONSIDERANS)


def _goes_on(before: Line, line: Line, *, after_dash: bool) -> bool:
    if line.mark is Mark.BULLET:
        return after_dash and _is_cut(before, line)
    if line.mark is not Mark.TEXT or _begins_anew(before, line, after_dash=after_dash):
        return False
    return _is_cut(before, line) or _is_cut_by_page(before, line)


def _is_cut(before: Line, line: Line) -> bool:
    hyphenated = before.text.endswith("-") and not line.after_blank
    goes_on = line.text[0].islower() or _NUMBER_IN_SENTENCE.match(line.text)
    return (before.text[-1].isalnum() or hyphenated) and bool(goes_on)


def _is_cut_by_page(before: Line, line: Line) -> bool:
    """A full line without an end, and the next one right under it."""
    full = len(before.whole) >= _FULL_WIDTH and not before.text.endswith(_ENDS)
    return full and not line.after_blank


def _begins_anew(before: Line, line: Line, *, after_dash: bool) -> bool:
    """A sentence under a list, or a ground under the bare word that introduces it."""
    if before.mark is Mark.CONSIDERANS:
        return line.text.startswith("dat ") or is_bare_ground(before.text)
    return before.mark in _IN_A_LIST and line.after_blank and not after_dash
