"""Chapters, sections and articles. Articles number through, so their eIds stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .bodies import read_body
from .cursor import Cursor
from .headings import split_heading
from .lines import HEADINGS, Line, Mark
from .looks import is_lapsed
from .tree import Node, ParseError

_DIVISIONS = (Mark.CHAPTER, Mark.SECTION)
_ENDS = (*HEADINGS, Mark.CLOSING)
"""What ends the text of an article or a chapter."""

_RANKS = {"deel": 0, "hoofdstuk": 1, "titel": 2, "afdeling": 3, "paragraaf": 4, "§": 4}
"""What stands under what: a smaller rank holds a larger one."""

_PREFIXES = ("part", "chp", "title", "dvs", "sec")
"""What eIds say of a division, by its rank."""


def read_provisions(cursor: Cursor, rank: int = -1, above: str = "") -> list[Node]:
    """Everything from here that stands under a division of this rank; -1 is the whole text."""
    parts: list[Node] = []
    while line := cursor.ahead:
        if line.mark is Mark.ARTICLE:
            parts.append(_read_article(cursor))
        elif line.mark in _DIVISIONS and rank_of(line) > rank:
            parts.append(_read_division(cursor, above, len(parts) + 1))
        else:
            break
    return parts


def rank_of(line: Line) -> int:
    """How high a division stands; by hand, without the word for it, as its mark says."""
    word = re.match(r"§|\w+", line.printed.lower())
    return _RANKS.get(word[0] if word else "", 1 if line.mark is Mark.CHAPTER else 4)


def name_of(line: Line, position: int) -> str:
    """The share of a division in its eId: "chp_1", "sec_2"; by its position without a number."""
    return f"{_PREFIXES[rank_of(line)]}_{line.label.lower() or position}"


def _read_division(cursor: Cursor, above: str, position: int) -> Node:
    line = cursor.take("a chapter or a section", *_DIVISIONS)
    heading, lines = split_heading(line, cursor.take_until(*_ENDS), may_be_all=True)
    eid = above + name_of(line, position)
    body = read_body(lines, eid)
    under = read_provisions(cursor, rank_of(line), f"{eid}__")
    children = (*body.children, *under)
    return Node(line.mark.value, eid, line.printed, heading, body.text, line.number, children)


def _read_article(cursor: Cursor) -> Node:
    line = cursor.take("an article", Mark.ARTICLE)
    if not line.label:
        raise ParseError(line.number, f"an article with a number, found “{line.whole[:60]}”")
    heading, lines = split_heading(line, cursor.take_until(*_ENDS))
    _refuse_empty(cursor, line, heading, lines)
    eid = f"art_{line.label}"
    body = read_body(lines, eid, is_article=True)
    return Node("article", eid, line.label, heading, body.text, line.number, body.children)


def _refuse_empty(cursor: Cursor, line: Line, heading: str, lines: Sequence[Line]) -> None:
    if not lines and not is_lapsed(heading):
        raise cursor.error(f"the text or the first lid of article {line.label}")
