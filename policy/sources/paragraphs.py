"""The words of one paragraph of a Word file: as if every tracked change were accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from . import left_out
from .left_out import LeftOut
from .word import child, local, value

_CUT = ("del", "moveFrom")
_ADDED = ("ins", "moveTo")
_PICTURES = ("drawing", "pict", "object")
_NOTES = ("footnoteReference", "endnoteReference", "commentReference")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_BULLETS = {"F0B7": "•", "F0A7": "•", "F0D8": "•"}


@dataclass
class Paragraph:
    """The words of a paragraph, and what was left out of them; the line comes later."""

    words: str = ""
    gone: list[LeftOut] = field(default_factory=list)
    is_hidden_end: bool = False
    """Whether its end was deleted, so that the next paragraph goes on with it."""


Notes = Mapping[tuple[str, str], str]
"""The text of comments and notes, by the name of the reference and the id."""


def read_paragraph(element: etree._Element, notes: Notes) -> Paragraph:
    """The words of a paragraph and what was left out."""
    reader = _Reader(notes)
    reader.read(element)
    end = child(element, "pPr", "rPr", "del")
    return Paragraph("".join(reader.words), reader.gone, is_hidden_end=end is not None)


def all_words(element: etree._Element) -> str:
    """Every word under an element, whatever became of it."""
    texts = [one.text or "" for one in element.iter() if local(one) in ("t", "delText")]
    return "".join(texts).strip()


class _Reader:
    """Walks through a paragraph."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.words: list[str] = []
        self.gone: list[LeftOut] = []

    def read(self, element: etree._Element) -> None:
        for one in element:
            name = local(one)
            if name in _CUT:
                self._leave_out(all_words(one), left_out.DELETED)
            elif name in _ADDED:
                self._leave_out(all_words(one), left_out.INSERTED)
                self.read(one)
            elif name == "r":
                self._read_run(one)
            elif name == "AlternateContent":
                self._read_first(one)
            elif name not in ("pPr", "sdtPr", "sdtEndPr"):
                self.read(one)

    def _read_run(self, run: etree._Element) -> None:
        if child(run, "rPr", "vanish") is not None:
            self._leave_out(all_words(run), left_out.HIDDEN)
            return
        for one in run:
            self._read_sign(one, local(one))

    def _read_sign(self, one: etree._Element, name: str) -> None:
        if name == "r":
            self._read_run(one)
        elif name == "t":
            self.words.append(one.text or "")
        elif name in _SIGNS:
            self.words.append(_SIGNS[name])
        elif name == "sym":
            self.words.append(_SYMBOL_BULLETS.get(value(one, "char").upper(), ""))
        elif name in _PICTURES:
            self._read_picture(one)
        elif name in _NOTES:
            reason = left_out.COMMENT if name == "commentReference" else left_out.FOOTNOTE
            self._leave_out(self.notes.get((name, value(one, "id")), ""), reason)
        elif name == "AlternateContent":
            self._read_first(one)

    def _read_first(self, alternatives: etree._Element) -> None:
        """Of content in several forms the first: the others are the same for older programs."""
        first = next(iter(alternatives), None)
        for one in () if first is None else first:
            self._read_sign(one, local(one))

    def _read_picture(self, picture: etree._Element) -> None:
        if words := all_words(picture):
            self._leave_out(words, left_out.TEXT_BOX)
        else:
            self.gone.append(LeftOut(None, "", left_out.PICTURE))

    def _leave_out(self, words: str, reason: str) -> None:
        if words:
            self.gone.append(LeftOut(None, words, reason))


def notes_of(parts: Iterable[tuple[str, etree._Element | None]]) -> dict[tuple[str, str], str]:
    """The text of every comment and note, by the name of its reference and its id."""
    return {
        (reference, value(note, "id")): all_words(note)
        for reference, part in parts
        if part is not None
        for note in part
        if local(note)
    }
