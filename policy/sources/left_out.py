"""What reading a file yields: its text, what was left out, or why it can't be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LINK = "The address behind a link is not part of the text."
LANGUAGE = "The name of a language above code."
DELETED = "Deleted with tracked changes."
INSERTED = "Added with tracked changes, not accepted in Word yet: it is in the text."
COMMENT = "A comment."
FOOTNOTE = "A footnote or endnote."
HIDDEN = "Hidden text."
CONTENTS = "A table of contents."
PICTURE = "A picture."
TEXT_BOX = "Text in a box beside the text."
PAGE = "A header or footer of the page."
SYMBOL = "A sign of a font of signs: look up in Word what it is."
ELSEWHERE = "Words in a place of the file that is no part of its running text."
TABLE = "A table: each of its rows is a line of text."
STAYS = frozenset({INSERTED, TABLE})
"""Of these the words are in the text: they are told, not left out."""

STAYS = frozenset({INSERTED, TABLE})
"""Reasons that tell of words that are in the text."""


@dataclass(frozen=True)
class LeftOut:
    """Words of a file that its text lacks: near which line of the text, what, and why.

    A few reasons tell of words that are in the text, but not as the file shows them.
    """

    line: int | None
    found: str
    reason: str

    @property
    def stays(self) -> bool:
        """Whether these words are in the text, and only need a look."""
        return self.reason in STAYS


@dataclass(frozen=True)
class FileText:
    """The text of a file."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


EMPTY = "empty"
TOO_LARGE = "too-large"
TOO_LONG = "too-long"
BINARY = "binary"
OTHER_KIND = "other-kind"
ENCODING = "encoding"
LOCKED = "locked"
OLD_WORD = "old-word"
PDF = "pdf"
OPEN_DOCUMENT = "open-document"
RICH_TEXT = "rich-text"
BROKEN = "broken"

PROBLEMS = {
    EMPTY: "the file is empty",
    TOO_LARGE: "the file is larger than {largest} MB",
    TOO_LONG: "the text is longer than 500,000 characters",
    BINARY: "this is no text but another kind of file",
    OTHER_KIND: "only .txt, .md and .docx can be read",
    ENCODING: "line {line}: expected text in UTF-8, this looks like {encoding}",
    LOCKED: "the file is locked with a password; take the password off in Word",
    OLD_WORD: "this is an old Word file (.doc); save it as .docx",
    PDF: "a PDF can't be read; give the Word file or the text",
    OPEN_DOCUMENT: "this is an OpenDocument file (.odt); save it as .docx",
    RICH_TEXT: "this is a file in rich text (.rtf); save it as .docx",
    BROKEN: "the Word file is broken or holds what Word never writes",
}
"""In plain English; `policy.remarks` says them in the reader's language."""


class Unreadable(Exception):
    """A file that can't be read: `code` is one of PROBLEMS, `values` what its words are made of."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(PROBLEMS[code].format(**values))
        self.code = code
        self.values: Mapping[str, str] = values
