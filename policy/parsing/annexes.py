"""What follows the signatures: annexes and explanatory notes, with headings of their own."""

from __future__ import annotations

from .bodies import read_body
from .cursor import Cursor
from .headings import split_heading
from .lines import HEADINGS, Line, Mark
from .provisions import name_of
from .tree import Node, ParseError

_NUMBERED = (Mark.CHAPTER, Mark.SECTION, Mark.ARTICLE)


def read_annexes(cursor: Cursor, names: dict[str, int], *, signed: bool) -> list[Node]:
    """All annexes and notes from here; `names` counts those without a number.

    In a text that is `signed` already, a closing formula is part of an annex.
    """
    parts: list[Node] = []
    ends = HEADINGS if signed else (*HEADINGS, Mark.CLOSING)
    while cursor.sees(Mark.ANNEX, Mark.NOTE):
        line = cursor.take("an annex or a note", Mark.ANNEX, Mark.NOTE)
        parts.append(_read_annex(cursor, line, _name(line, names), ends))
    return parts


def _name(line: Line, names: dict[str, int]) -> str:
    """The eId of an annex by its number, of what has none by how many there are."""
    prefix = "att" if line.mark is Mark.ANNEX else "note"
    if line.label:
        return f"{prefix}_{line.label.lower()}"
    names[prefix] = names.get(prefix, 0) + 1
    return f"{prefix}_{names[prefix]}"


def _read_annex(cursor: Cursor, line: Line, eid: str, ends: tuple[Mark, ...]) -> Node:
    heading, lines = split_heading(line, cursor.take_until(*ends))
    body = read_body(lines, eid)
    under: list[Node] = []
    while cursor.sees(*_NUMBERED):
        under.append(_read_part(cursor, line.mark.value, eid, len(under) + 1, ends))
    children = (*body.children, *under)
    return Node(line.mark.value, eid, line.printed, heading, body.text, line.number, children)


def _read_part(
    cursor: Cursor, kind: str, above: str, position: int, ends: tuple[Mark, ...]
) -> Node:
    """What stands under "Artikel 3" in a note: a part of that note, not the article itself."""
    line = cursor.take("a heading", *_NUMBERED)
    heading, lines = split_heading(line, cursor.take_until(*ends))
    is_article = line.mark is Mark.ARTICLE
    if is_article and not line.label:
        raise ParseError(line.number, f"an article with a number, found “{line.whole[:60]}”")
    name = f"art_{line.label}" if is_article else name_of(line, position)
    eid = f"{above}__{name}"
    body = read_body(lines, eid)
    return Node(kind, eid, line.printed, heading, body.text, line.number, body.children)
