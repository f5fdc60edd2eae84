"""The one seam between a file that someone gives in and what reads files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..parsing import Repair
from ..remarks import file_problem
from ..sources import LeftOut, read_file
from ..sources import Unreadable as Refused
from ..sources.left_out import BINARY


class Unreadable(Exception):
    """The file can't be read; the message says why and how to mend it, for the reader."""


@dataclass(frozen=True)
class Text:
    """The words of a file, line by line, and what reading it left aside."""

    text: str
    left_out: tuple[Repair, ...] = ()


def text_of(name: str, content: bytes) -> Text:
    """The text of a file (.txt, .md, .docx). Raises Unreadable."""
    try:
        file = read_file(name, content)
        if "\0" in file.text:
            # No database keeps it, and no text has it.
            raise Refused(BINARY)
    except Refused as refused:
        raise Unreadable(file_problem(refused)) from refused
    return Text(file.text, tuple(as_repairs(file.left_out)))


def as_repairs(left_out: Iterable[LeftOut]) -> list[Repair]:
    """What was left out, as remarks on the source; what is on no line stands at the first."""
    return [Repair(one.line or 1, one.found, "", one.reason) for one in left_out]
