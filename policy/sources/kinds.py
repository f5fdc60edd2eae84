"""What a file is. Its bytes decide; its name only tells Markdown from plain text."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath

from . import left_out
from .left_out import Unreadable

LARGEST_TEXT = 5 * 1024 * 1024
MOST_CHARACTERS = 500_000
"""In a text, before a pattern looks at it. A long law has a quarter of it."""

LARGEST_WORD = 20 * 1024 * 1024

_MEGA = 1024 * 1024
_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", ".text", "")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Office files begin with, and new ones that are locked with a password."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS = {b"%PDF": left_out.PDF, b"{\\rtf": left_out.RICH_TEXT}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(Enum):
    """A kind of file that can be read."""

    TEXT = auto()
    MARKDOWN = auto()
    WORD = auto()


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a file. Raises Unreadable, with what it is instead."""
    if not content.strip():
        raise Unreadable(left_out.EMPTY)
    _refuse_known(content)
    suffix = PurePath(name).suffix.lower()
    if content.startswith(b"PK\x03\x04"):
        _refuse_larger(content, LARGEST_WORD)
        return Kind.WORD
    if suffix in (".doc", ".docx", ".docm"):
        raise Unreadable(left_out.BROKEN if suffix != ".doc" else left_out.OLD_WORD)
    if b"\x00" in content and not content.startswith(_UTF_16):
        raise Unreadable(left_out.BINARY)
    if suffix not in (*_MARKDOWN, *_TEXT):
        raise Unreadable(left_out.OTHER_KIND)
    _refuse_larger(content, LARGEST_TEXT)
    return Kind.MARKDOWN if suffix in _MARKDOWN else Kind.TEXT


def _refuse_known(content: bytes) -> None:
    if content.startswith(_OLE):
        raise Unreadable(left_out.LOCKED if _LOCKED in content else left_out.OLD_WORD)
    for beginning, code in _BEGINNINGS.items():
        if content.startswith(beginning):
            raise Unreadable(code)


def _refuse_larger(content: bytes, largest: int) -> None:
    if len(content) > largest:
        raise Unreadable(left_out.TOO_LARGE, largest=str(largest // _MEGA))
