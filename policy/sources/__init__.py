"""Files in, plain text for `policy.parsing` out. Pure: no Django, no database.

    kinds       what a file is, by its bytes      -> a kind, or Unreadable
    decoding    bytes of a text                   -> text, or Unreadable
    markdown    Markdown                          -> plain text, what was left out
    word        the parts of a Word file          -> XML trees, or Unreadable
    elements    XML, whatever its namespaces   -> names, values, children
    numbering   Word's automatic numbers          -> "Artikel 3", "a."
    paragraphs  a paragraph of a Word file        -> its words, what was left out
    taking      words that are taken           -> what nobody took
    tables      the rows and cells of a table  -> as they stand in the file
    documents   a whole Word file                 -> plain text, what was left out

Every word of a file is in the text or in what was left out, with the reason. A new
kind of file gets a module of its own and a line in `read_file`; what reads a file must
never fetch anything, and must not open more than the limits in `kinds` and
`word` allow.
"""

from __future__ import annotations

from . import left_out
from .decoding import decode
from .documents import read_word
from .kinds import MOST_CHARACTERS, Kind, kind_of
from .left_out import FileText, LeftOut, Unreadable
from .markdown import read_markdown

__all__ = ["FileText", "LeftOut", "Unreadable", "read_file"]


def read_file(name: str, content: bytes) -> FileText:
    """The text of a file (.txt, .md, .docx) and what was left out. Raises Unreadable."""
    match kind_of(name, content):
        case Kind.WORD:
            return read_word(content)
        case Kind.MARKDOWN:
            return read_markdown(_short(decode(content)))
        case Kind.TEXT:
            return FileText(_short(decode(content)))


def _short(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(left_out.TOO_LONG)
    return text
