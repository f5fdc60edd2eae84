"""Third step: what a line looks like, seen by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from .looks import LOOKS, Look
from .sources import SourceLine


class Mark(StrEnum):
    """What a line looks like. What it *is* depends on where it stands: see `grammar`."""

    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    ANNEX = "annex"
    NOTE = "note"
    PARAGRAPH = "paragraph"
    LETTER = "letter"
    DEGREE = "degree"
    BULLET = "bullet"
    DASH = "dash"
    CONSIDERANS = "considerans"
    DECISION = "decision"
    CLOSING = "closing"
    TEXT = "text"

    # What only a correction says:
    JOINED = "joined"
    """Goes on from the line before."""
    LAYOUT = "layout"
    """No part of the text."""
    HEADING = "heading"
    """The heading of the article, chapter or annex whose number stands on the line before."""
    ENACTOR = "enactor"
    """Who decides."""
    ITEM = "item"
    """An item of a list, whatever its sign."""
    SUBITEM = "subitem"
    """An item of a list in a list."""
    SUBSUBITEM = "subsubitem"
    """An item of a list in a list in a list."""
    ALINEA = "alinea"
    """A paragraph of its own, without a number."""
    WRAP_UP = "wrap_up"
    """A sentence that goes on after a list."""


WORDS = (Mark.TEXT, Mark.CONSIDERANS, Mark.DECISION)
"""What is plain text wherever the preamble is over."""

NUMBERED = (Mark.PARAGRAPH, Mark.LETTER, Mark.DEGREE, Mark.BULLET)
"""What stands in a row: leden and items of lists."""

ITEMS_BY_HAND = (Mark.ITEM, Mark.SUBITEM, Mark.SUBSUBITEM)

HEADINGS = (Mark.CHAPTER, Mark.SECTION, Mark.ARTICLE, Mark.ANNEX, Mark.NOTE)
"""What begins a part with lines of its own."""

_LOOKS_LIKE_ITEMS = frozenset(mark.value for mark in NUMBERED)


@dataclass(frozen=True)
class Line:
    """A marked line: `label` is its number or letter, `text` what follows, `whole` all of it.

    `printed` is the label with the words and signs around it ("Hoofdstuk 1", "1)", "•").
    A `weak` line looks like its mark but may be text: "1 Tekst", without any sign.
    """

    number: int
    mark: Mark
    label: str
    text: str
    whole: str
    printed: str = ""
    lead: str = ""
    indent: int = 0
    after_blank: bool = False
    weak: bool = False
    by_hand: bool = False


Corrections = Mapping[int, Mark]
"""What an editor says that a line is, by its number in the source."""


def as_text(line: Line) -> Line:
    """The same line, taken for plain text."""
    return replace(line, mark=Mark.TEXT, label="", text=line.whole, printed="", weak=False)


def mark_lines(lines: Iterable[SourceLine], corrections: Corrections | None = None) -> list[Line]:
    """Mark every line by its looks, or as an editor corrected it."""
    corrections = corrections or {}
    return [
        _corrected(line, Mark(corrections[line.number]))
        if line.number in corrections
        else _marked(line)
        for line in lines
    ]


def _marked(line: SourceLine) -> Line:
    for look in LOOKS:
        if found := look.read(line.text):
            return _line(line, Mark(look.mark), look, found)
    return _line(line, Mark.TEXT)


def _corrected(line: SourceLine, mark: Mark) -> Line:
    wanted = _LOOKS_LIKE_ITEMS if mark in ITEMS_BY_HAND else {mark.value}
    for look in LOOKS:
        if look.mark in wanted and (found := look.read(line.text, by_hand=True)):
            return _line(line, mark, look, found, by_hand=True)
    return _line(line, mark, by_hand=True)


def _line(
    line: SourceLine,
    mark: Mark,
    look: Look | None = None,
    found: Mapping[str, str] | None = None,
    *,
    by_hand: bool = False,
) -> Line:
    found = found or {"label": "", "text": line.text, "printed": ""}
    return Line(
        line.number,
        mark,
        found["label"],
        found["text"],
        line.text,
        found["printed"],
        line.lead,
        line.indent,
        line.after_blank,
        weak=bool(look and look.weak) and not by_hand,
        by_hand=by_hand,
    )
