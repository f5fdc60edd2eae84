"""Third step: sentences that layout has broken over lines are joined, and it is said where.

A lone dash is never text. A line after it that goes on in the middle of a
sentence belongs to the line before, even if it begins with a dash itself.
A list item after a sentence that has ended stays a list item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .lines import Line, Mark
from .tree import Repair

_JOINABLE = frozenset({Mark.PARAGRAPH, Mark.BULLET, Mark.LETTER, Mark.CONSIDERANS, Mark.TEXT})
LEFT_OUT = frozenset({Mark.DASH, Mark.LAYOUT})
"""What is no part of the text; the repairs hold its words."""

LONE_DASH = "A lone dash on a line is layout, not a list item."
BROKEN_BY_DASH = "A dash broke the sentence: it goes on from the line before."
LEFT_OUT_BY_HAND = "An editor says that this line is no part of the text."
JOINED_BY_HAND = "An editor says that this line goes on from the one before."
BROKEN_BY_LINE = "A line break stood in the middle of a sentence."


def mend(lines: Iterable[Line]) -> tuple[list[Line], list[Repair]]:
    """Lines with broken sentences joined and lone dashes left out, and the repairs."""
    mended: list[Line] = []
    repairs: list[Repair] = []
    after_dash = within = False
    for line in lines:
        if line.mark is Mark.DASH:
            repairs.append(Repair(line.number, "-", "", LONE_DASH))
        elif line.mark is Mark.LAYOUT:
            repairs.append(Repair(line.number, line.whole, "", LEFT_OUT_BY_HAND))
        elif line.mark is Mark.JOINED and mended:
            repairs.append(replace(_join(mended, line), reason=JOINED_BY_HAND))
        elif within and _continues(mended[-1], line, after_dash=after_dash):
            repairs.append(_join(mended, line))
        else:
            mended.append(line)
        within = _is_running_text(line, within=within)
        after_dash = line.mark is Mark.DASH
    return mended, repairs


def _is_running_text(line: Line, *, within: bool) -> bool:
    # Among title, enactor and signatories a broken line can't be told from a next one.
    if line.mark is Mark.CLOSING:
        return False
    return within or line.mark in (Mark.ARTICLE, Mark.CONSIDERANS)


def _continues(before: Line, line: Line, *, after_dash: bool) -> bool:
    may_continue = line.mark is Mark.TEXT or (line.mark is Mark.BULLET and after_dash)
    return (
        may_continue
        and before.mark in _JOINABLE
        and before.text[-1].isalnum()
        and line.text[0].islower()
    )


def _join(mended: list[Line], line: Line) -> Repair:
    before = mended[-1]
    mended[-1] = replace(
        before, text=f"{before.text} {line.text}", whole=f"{before.whole} {line.text}"
    )
    last, first = before.text.split()[-1], line.text.split()[0]
    if line.mark is Mark.BULLET:
        return Repair(line.number, f"- {first}", f"{last} {first}", BROKEN_BY_DASH)
    return Repair(line.number, f"{last}\n{first}", f"{last} {first}", BROKEN_BY_LINE)
