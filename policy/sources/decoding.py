"""From bytes to text: UTF-8, or UTF-16 that says so itself. Anything else would be a guess."""

from __future__ import annotations

from . import left_out
from .left_out import Unreadable

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(content: bytes) -> str:
    """The text of these bytes. Raises Unreadable with the line, and what it looks like."""
    if content.startswith(_BYTE_ORDER_MARKS):
        return _decode_utf_16(content)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(left_out.ENCODING, line=str(line), encoding=_guess(content)) from error


def _decode_utf_16(content: bytes) -> str:
    try:
        # The mark itself stays: the parser tells of it, as it does in UTF-8.
        return "\ufeff" + content.decode("utf-16")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(left_out.ENCODING, line=str(line), encoding="UTF-16") from error


def _guess(content: bytes) -> str:
    """What these bytes look like; Windows writes bytes 128-159 that Latin-1 has no signs for."""
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "Latin-1 or a damaged file"
    return "Windows-1252"
