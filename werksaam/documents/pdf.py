"""A PDF from a template of ours and words from elsewhere: tagged, PDF/A and PDF/UA-1.

    pdf("receipt", said, language="nl", made_at=given.given_at, attached=[file])

Words go in as data and never as markup. The result depends on nothing but what goes in:
the same words, moment and files give the same bytes. No font of the machine is used.
With files inside it is PDF/A-3a, which allows them; without it is PDF/A-2a.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unicodedata import category

import typst

LAYOUT = Path(__file__).with_name("layout")
FONTS = Path(__file__).with_name("fonts")
Archival = Literal["a-2a", "a-3a"]
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode without a shape: controls, formats, unassigned, private, separators."""
ALWAYS_PRINTABLE = 0x17F
"""Up to here (Latin with its accents) every character is in our fonts."""


class CannotRender(Exception):
    """Typst could not make the document; what it said is the cause."""


@dataclass(frozen=True)
class Attached:
    """A file inside the document."""

    name: str
    content: str
    mime_type: str
    description: str


def pdf(
    layout: str,
    said: Mapping[str, Any],
    *,
    language: str,
    made_at: datetime,
    attached: Iterable[Attached] = (),
    if_replaced: str = "",
) -> bytes:
    """The document `layout` with the words of `said`. Raises CannotRender.

    `said` holds at least `title`, `author` and `foot`. A character that no font has is
    shown as its number, ``[U+1F600]``, and the document then says `if_replaced`.
    """
    files = [asdict(file) for file in attached]
    around = {"language": language, "note": "", "attached": files}
    try:
        return _compiled(layout, {**said, **around}, made_at)
    except typst.TypstError:
        shown = _mapped(said, _printable)
    try:
        return _compiled(layout, {**shown, **around, "note": if_replaced}, made_at)
    except typst.TypstError as error:
        raise CannotRender(str(error)) from error


def _compiled(layout: str, said: Mapping[str, Any], made_at: datetime) -> bytes:
    archival: Archival = "a-3a" if said["attached"] else "a-2a"
    return _typst(layout, {"said": json.dumps(said)}, int(made_at.timestamp()), archival)


def _typst(
    layout: str, given: dict[str, str], timestamp: int, archival: Archival = "a-2a"
) -> bytes:
    return typst.compile(
        LAYOUT / f"{layout}.typ",
        root=LAYOUT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=given,
        pdf_standards=[archival, "ua-1"],
        timestamp=timestamp,
    )


@cache
def _fonts() -> typst.Fonts:
    """Ours, and those inside typst for letters that ours lack; none of the machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _printable(words: str) -> str:
    return "".join(c if _has_glyph(c) else f"[U+{ord(c):04X}]" for c in words)


@cache
def _has_glyph(character: str) -> bool:
    """Whether it can be printed. Typst tells only by trying, which takes milliseconds."""
    if character == "\n" or " " <= character <= chr(ALWAYS_PRINTABLE):
        return character.isprintable() or character in "\n\u00a0\u00ad"
    # By themselves such characters may pass for nothing, and stop a text that has others too.
    if category(character) in UNSEEN:
        return False
    try:
        _typst("trial", {"said": character}, 0)
    except typst.TypstError:
        return False
    return True


def _mapped(said: Any, change: Callable[[str], str]) -> Any:
    """The same lists and pairs, with every text changed."""
    if isinstance(said, str):
        return change(said)
    if isinstance(said, Mapping):
        return {key: _mapped(value, change) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_mapped(value, change) for value in said]
    return said
