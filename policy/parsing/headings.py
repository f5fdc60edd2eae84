"""The heading of an article, a chapter or an annex: behind its number, or on the next line."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import WORDS, Line, Mark
from .looks import is_lapsed
from .tree import LONGEST_HEADING, ParseError

_LONGEST_ON_NEXT_LINE = 100
_SENTENCE_ENDS = (".", ":", ";", ",", "?", "!")


def split_heading(
    line: Line, body: Sequence[Line], *, may_be_all: bool = False
) -> tuple[str, Sequence[Line]]:
    """The heading that belongs to a numbered line, and the lines under it.

    A single line can be a heading only where more follows elsewhere (`may_be_all`), as
    the articles of a chapter do. Raises ParseError for one that is too long.
    """
    needed = 1 if may_be_all else 2
    heading, number = line.text, line.number
    if body and (body[0].mark is Mark.HEADING or (not heading and _is_heading(body, needed))):
        heading, number = f"{heading} {body[0].whole}".strip(), body[0].number
        body = body[1:]
    if len(heading) > LONGEST_HEADING:
        raise ParseError(number, f"a heading of at most {LONGEST_HEADING} characters")
    return heading, body


def _is_heading(body: Sequence[Line], needed: int) -> bool:
    """A short line without an end, and something under it."""
    first = body[0]
    if len(body) < needed or first.mark not in WORDS or first.by_hand:
        return False
    short = len(first.whole) <= _LONGEST_ON_NEXT_LINE
    ends = first.whole.endswith(_SENTENCE_ENDS)
    return short and not ends and not first.whole[0].islower() and not is_lapsed(first.whole)
