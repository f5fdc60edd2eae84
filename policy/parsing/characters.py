"""First of all: characters that are there for layout, not for reading.

Line numbers stay those of the source, so that a page can show both side by side.
"""

from __future__ import annotations

import re

from .tree import ParseError, Repair

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero width space, word joiner, byte order mark: none of them shows."""

SOFT_HYPHEN = "\u00ad"
BLANKS = "\t\x0b\x0c\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Blanks that are no plain space: tabs, non-breaking and typographic spaces, other breaks."""

BYTE_ORDER_MARK = "A byte order mark stood before the text."
FOREIGN_BREAKS = "Line breaks were those of another system."
OTHER_BLANKS = "Other blanks than spaces stood in the text."
UNSEEN_CHARACTER = "A character that does not show stood in the word."
HYPHENATED = "A hyphen that does not show broke the word over two lines."

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BLANK = re.compile(rf"[{BLANKS}]")
_UNSEEN = re.compile(f"[{UNSEEN}]")


def mend_characters(source: str) -> tuple[list[str], list[Repair]]:
    """The raw lines, without what does not show. Raises ParseError for a control character."""
    repairs: list[Repair] = []
    lines = _without_foreign_breaks(source, repairs).split("\n")
    for number, text in enumerate(lines, 1):
        if _CONTROL.search(text):
            raise ParseError(number, "text, found a control character")
    _join_hyphenated(lines, repairs)
    lines = [_without_unseen(n, text, repairs) for n, text in enumerate(lines, 1)]
    return _without_other_blanks(lines, repairs), repairs


def _without_foreign_breaks(source: str, repairs: list[Repair]) -> str:
    if source.startswith("\ufeff"):
        source = source[1:]
        repairs.append(Repair(1, "\ufeff", "", BYTE_ORDER_MARK))
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        repairs.append(Repair(1, "", "", FOREIGN_BREAKS))
    return source


def _join_hyphenated(lines: list[str], repairs: list[Repair]) -> None:
    """A word broken by a soft hyphen at the end of a line is whole again on that line."""
    for at in range(len(lines) - 1):
        start, rest = lines[at].rstrip(), lines[at + 1].split(maxsplit=1)
        if not rest or len(start) < 2 or not start.endswith(SOFT_HYPHEN):
            continue
        head, tail = start.split()[-1], rest[0]
        lines[at] = start.rstrip(SOFT_HYPHEN) + tail
        lines[at + 1] = "".join(rest[1:])
        whole = head.rstrip(SOFT_HYPHEN) + tail
        repairs.append(Repair(at + 1, f"{head}\n{tail}", whole, HYPHENATED))


def _without_unseen(number: int, text: str, repairs: list[Repair]) -> str:
    repairs += [
        Repair(number, word, _UNSEEN.sub("", word), UNSEEN_CHARACTER)
        for word in text.split()
        if _UNSEEN.search(word)
    ]
    return _UNSEEN.sub("", text)


def _without_other_blanks(lines: list[str], repairs: list[Repair]) -> list[str]:
    """Blanks inside a line become spaces, told once; those before it are its indent."""
    first = next((n for n, text in enumerate(lines, 1) if _BLANK.search(text.strip())), None)
    if first is None:
        return lines
    found = next(iter(_BLANK.findall(lines[first - 1].strip())))
    repairs.append(Repair(first, found, " ", OTHER_BLANKS))
    return [_plain_inside(text) for text in lines]


def _plain_inside(text: str) -> str:
    inside = text.strip()
    lead = text[: text.index(inside)] if inside else ""
    return lead + _BLANK.sub(" ", inside)
