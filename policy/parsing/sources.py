"""First step: characters and blank space. Words are never touched here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .tree import ParseError, Repair

FENCE = "---"
"""Above and below the lines that a hand-out of this portal puts over the text."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class SourceLine:
    """A line with words on it: its number in the source, its text without space around it."""

    number: int
    text: str


def clean(source: str) -> tuple[list[SourceLine], list[Repair]]:
    """The lines that hold words, and what was mended to get them."""
    repairs: list[Repair] = []
    source = _without_foreign_breaks(source, repairs)
    raw = source.split("\n")
    _refuse_control_characters(raw)
    start = _after_header(raw, repairs)
    start = _after_blank_lines(raw, start, repairs)
    lines = [_trimmed(n, text, repairs) for n, text in enumerate(raw[start:], start + 1)]
    if source and not source.endswith("\n"):
        repairs.append(Repair(len(raw), "", "\n", "The last line had no line break."))
    return [line for line in lines if line.text], repairs


def _without_foreign_breaks(source: str, repairs: list[Repair]) -> str:
    if source.startswith("\ufeff"):
        source = source[1:]
        repairs.append(Repair(1, "\ufeff", "", "A byte order mark stood before the text."))
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        repairs.append(Repair(1, "", "", "Line breaks were those of another system."))
    return source


def _refuse_control_characters(raw: list[str]) -> None:
    for number, text in enumerate(raw, 1):
        if _CONTROL.search(text):
            raise ParseError(number, "text, found a control character")


def _after_header(raw: list[str], repairs: list[Repair]) -> int:
    if raw[0].strip() != FENCE:
        return 0
    for index, text in enumerate(raw[1:], 1):
        if text.strip() == FENCE:
            header = "\n".join(raw[: index + 1])
            reason = "The header of a hand-out is not part of the text."
            repairs.append(Repair(1, header, "", reason))
            return index + 1
    raise ParseError(len(raw), f"the end of the header, a line with {FENCE}")


def _after_blank_lines(raw: list[str], start: int, repairs: list[Repair]) -> int:
    first = next((n for n in range(start, len(raw)) if raw[n].strip()), None)
    if first is None:
        raise ParseError(len(raw), "the title of the regulation, found no text")
    if first > start == 0:
        repairs.append(Repair(1, "\n" * first, "", "Blank lines stood before the text."))
    return first


def _trimmed(number: int, text: str, repairs: list[Repair]) -> SourceLine:
    trimmed = text.strip()
    if trimmed and not text.startswith(trimmed):
        word = trimmed.split()[0]
        lead = text[: text.index(trimmed)]
        repairs.append(Repair(number, lead + word, word, "Spaces stood before the line."))
    return SourceLine(number, trimmed)
