"""First step: characters and blank space. Words are never touched here."""

from __future__ import annotations

from dataclasses import dataclass

from .characters import mend_characters
from .tree import ParseError, Repair

FENCE = "---"
"""Above and below the lines that a hand-out of this portal puts over the text."""

HANDOUT_HEADER = "The header of a hand-out is not part of the text."
BLANK_BEFORE = "Blank lines stood before the text."
NO_LAST_BREAK = "The last line had no line break."
_TAB = 4
"""Spaces that a tab before a line is worth."""


@dataclass(frozen=True)
class SourceLine:
    """A line with words on it: its number in the source, its text without space around it.

    `indent` counts the spaces before it, `lead` is what they were; `after_blank` says
    whether a blank line stands before it.
    """

    number: int
    text: str
    lead: str = ""
    after_blank: bool = False

    @property
    def indent(self) -> int:
        """How far the line stands from the margin, in spaces."""
        return len(self.lead.expandtabs(_TAB))


def clean(source: str) -> tuple[list[SourceLine], list[Repair]]:
    """The lines that hold words, and what was mended to get them."""
    raw, repairs = mend_characters(source)
    start = _after_header(raw, repairs)
    start = _after_blank_lines(raw, start, repairs)
    lines = [_line(raw, at) for at in range(start, len(raw)) if raw[at].strip()]
    if source and not source.endswith(("\n", "\r")):
        repairs.append(Repair(len(raw), "", "\n", NO_LAST_BREAK))
    return lines, repairs


def _line(raw: list[str], at: int) -> SourceLine:
    text = raw[at].strip()
    lead = raw[at][: raw[at].index(text)]
    return SourceLine(at + 1, text, lead, at > 0 and not raw[at - 1].strip())


def _after_header(raw: list[str], repairs: list[Repair]) -> int:
    if raw[0].strip() != FENCE:
        return 0
    for index, text in enumerate(raw[1:], 1):
        if text.strip() == FENCE:
            header = "\n".join(raw[: index + 1])
            repairs.append(Repair(1, header, "", HANDOUT_HEADER))
            return index + 1
    raise ParseError(len(raw), f"the end of the header, a line with {FENCE}")


def _after_blank_lines(raw: list[str], start: int, repairs: list[Repair]) -> int:
    first = next((n for n in range(start, len(raw)) if raw[n].strip()), None)
    if first is None:
        raise ParseError(len(raw), "the title of the regulation, found no text")
    if first > start == 0:
        repairs.append(Repair(1, "\n" * first, "", BLANK_BEFORE))
    return first
