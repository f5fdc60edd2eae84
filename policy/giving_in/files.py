"""The one seam between a file that someone gives in and what reads files."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..parsing import Repair


class Unreadable(Exception):
    """The file can't be read; the message says why and how to mend it."""


@dataclass(frozen=True)
class Text:
    """The words of a file, line by line, and what reading it left aside."""

    text: str
    left_out: tuple[Repair, ...] = ()


def text_of(name: str, content: bytes) -> Text:
    """The text of a file (.txt, .md, .docx). Raises Unreadable."""
    if not content.strip():
        raise Unreadable(_("This file is empty. Choose another one."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unreadable(_("This is no text. Save it as a Word file (.docx) or as plain text."))
    return Text(text)
