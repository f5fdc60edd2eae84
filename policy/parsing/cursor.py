"""Where the grammar is in the lines."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line, Mark
from .tree import ParseError

_SHOWN = 60
"""Characters of a line that an error shows."""


class Cursor:
    """Walks over marked lines, one ahead; says what was expected where it can't go on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0

    @property
    def ahead(self) -> Line | None:
        """The next line, not yet taken."""
        return self._lines[self._at] if self._at < len(self._lines) else None

    def at_end(self) -> bool:
        """Whether every line has been taken."""
        return self.ahead is None

    def sees(self, *marks: Mark) -> bool:
        """Whether the next line looks like one of these."""
        return self.ahead is not None and self.ahead.mark in marks

    def take(self, expected: str, *marks: Mark) -> Line:
        """The next line, which must look like one of `marks`."""
        line = self.ahead
        if line is None or line.mark not in marks:
            raise self.error(expected)
        self._at += 1
        return line

    def take_until(self, *marks: Mark) -> Sequence[Line]:
        """All lines up to the next that looks like one of these."""
        start = self._at
        while not self.at_end() and not self.sees(*marks):
            self._at += 1
        return self._lines[start : self._at]

    def error(self, expected: str) -> ParseError:
        """What to raise where the next line does not fit."""
        if self.ahead is not None:
            return ParseError(self.ahead.number, f"{expected}, found “{_short(self.ahead.whole)}”")
        last = self._lines[-1].number if self._lines else 1
        return ParseError(last, f"{expected}, found the end of the text")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
