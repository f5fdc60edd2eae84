"""Second step: what a line looks like, seen by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .sources import SourceLine


class Mark(StrEnum):
    """What a line looks like. What it *is* depends on where it stands: see `grammar`."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    LETTER = "letter"
    DASH = "dash"
    CONSIDERANS = "considerans"
    DECISION = "decision"
    CLOSING = "closing"
    TEXT = "text"
    JOINED = "joined"
    """Goes on from the line before; only a correction says so."""
    LAYOUT = "layout"
    """No part of the text; only a correction says so."""


WORDS = (Mark.TEXT, Mark.CONSIDERANS, Mark.DECISION)
"""What is plain text wherever the preamble is over."""


@dataclass(frozen=True)
class Line:
    """A marked line: `label` is its number or letter, `text` what follows, `whole` all of it."""

    number: int
    mark: Mark
    label: str
    text: str
    whole: str


_PATTERNS = (
    (Mark.DASH, re.compile(r"(?P<label>)(?P<text>)-")),
    (Mark.ARTICLE, re.compile(r"Artikel\s+(?P<label>[0-9]{1,4})\.(?:\s+(?P<text>.+))?")),
    (Mark.PARAGRAPH, re.compile(r"(?P<label>[0-9]{1,4})\.\s+(?P<text>.+)")),
    (Mark.LETTER, re.compile(r"(?P<label>[a-z])\.\s+(?P<text>.+)")),
    (Mark.BULLET, re.compile(r"(?P<label>)-\s+(?P<text>.+)")),
    (Mark.DECISION, re.compile(r"(?i)(?P<label>)(?P<text>b\s*e\s*s\s*l\s*u\s*i\s*t\s*:?)")),
    (
        Mark.CONSIDERANS,
        re.compile(
            r"(?i)(?P<label>)"
            r"(?P<text>(?:gezien|gelet op|overwegende|gehoord|in overeenstemming met)\b.*)"
        ),
    ),
    (Mark.CLOSING, re.compile(r"(?P<label>)(?P<text>Aldus\b.+)")),
)


Corrections = Mapping[int, Mark]
"""What an editor says that a line is, by its number in the source."""


def mark_lines(lines: Iterable[SourceLine], corrections: Corrections | None = None) -> list[Line]:
    """Mark every line by its looks, or as an editor corrected it."""
    corrections = corrections or {}
    return [
        _corrected(line, corrections[line.number]) if line.number in corrections else _mark(line)
        for line in lines
    ]


def _corrected(line: SourceLine, mark: Mark) -> Line:
    patterns = [pattern for known, pattern in _PATTERNS if known is mark]
    for pattern in patterns:
        if found := pattern.fullmatch(line.text):
            return Line(line.number, mark, found["label"], found["text"] or "", line.text)
    return Line(line.number, mark, "", line.text, line.text)


def _mark(line: SourceLine) -> Line:
    for mark, pattern in _PATTERNS:
        if found := pattern.fullmatch(line.text):
            return Line(line.number, mark, found["label"], found["text"] or "", line.text)
    return Line(line.number, Mark.TEXT, "", line.text, line.text)
