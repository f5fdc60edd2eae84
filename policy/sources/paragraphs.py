"""The words of one paragraph of a Word file: as if every tracked change were accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from . import left_out
from .elements import child, local, value
from .left_out import LeftOut
from .taking import all_words, take, take_words

_CUT = ("del", "moveFrom")
_ADDED = ("ins", "moveTo")
_PICTURES = ("drawing", "pict", "object")
_NOTES = ("footnoteReference", "endnoteReference", "commentReference")
_OFF = ("0", "false", "off")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_BULLETS = {"F0B7": "•", "F0A7": "•", "F0D8": "•"}
_OF_A_FONT = range(0xE000, 0xF900)
"""Characters that mean something in one font only."""


@dataclass
class Paragraph:
    """The words of a paragraph, and what was left out of them; the line comes later."""

    words: str = ""
    gone: list[LeftOut] = field(default_factory=list)
    is_hidden_end: bool = False
    """Whether its end was deleted, so that the next paragraph goes on with it."""


class Notes:
    """The text of comments and notes, by the name of the reference and the id."""

    def __init__(self, parts: Iterable[tuple[str, etree._Element | None]]) -> None:
        self._words = {
            (reference, value(note, "id")): all_words(note)
            for reference, part in parts
            if part is not None
            for note in part
            if local(note)
        }

    def take(self, reference: str, name: str) -> LeftOut:
        """What to tell of the note that a reference points to, once."""
        return LeftOut(None, self._words.pop((reference, name), ""), _reason(reference))

    def left(self) -> Iterator[LeftOut]:
        """The notes that no word of the text points to."""
        for (reference, _), words in self._words.items():
            yield LeftOut(None, words, _reason(reference))


def _reason(reference: str) -> str:
    return left_out.COMMENT if reference == "commentReference" else left_out.FOOTNOTE


def read_paragraph(element: etree._Element, notes: Notes) -> Paragraph:
    """The words of a paragraph and what was left out."""
    reader = _Reader(notes)
    reader.read(element)
    end = child(element, "pPr", "rPr", "del")
    return Paragraph("".join(reader.words), reader.gone, is_hidden_end=end is not None)


def first_alternative(alternatives: etree._Element) -> etree._Element | None:
    """Of content in several forms the first: the others are the same for older programs.

    What is not the same stays where it is, to be told at the end.
    """
    forms = [one for one in alternatives if local(one)]
    for other in forms[1:]:
        if all_words(other) == all_words(forms[0]):
            take_words(other)
    return forms[0] if forms else None


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
                self._leave_out(take_words(one), left_out.DELETED)
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
        if _is_hidden(run):
            self._leave_out(take_words(run), left_out.HIDDEN)
            return
        for one in run:
            self._read_sign(one, local(one))

    def _read_sign(self, one: etree._Element, name: str) -> None:
        if name == "r":
            self._read_run(one)
        elif name == "t":
            self.words.append(take(one))
        elif name in _SIGNS:
            self.words.append(_SIGNS[name])
        elif name == "sym":
            self._read_symbol(one)
        elif name in _PICTURES:
            self._read_picture(one)
        elif name in _NOTES:
            note = self.notes.take(name, value(one, "id"))
            self._leave_out(note.found, note.reason)
        elif name == "AlternateContent":
            self._read_first(one)

    def _read_first(self, alternatives: etree._Element) -> None:
        first = first_alternative(alternatives)
        for one in () if first is None else first:
            self._read_sign(one, local(one))

    def _read_symbol(self, symbol: etree._Element) -> None:
        char, font = value(symbol, "char").upper(), value(symbol, "font")
        sign = int(char, 16) if re.fullmatch("[0-9A-F]{2,4}", char) else 0
        if char in _SYMBOL_BULLETS:
            self.words.append(_SYMBOL_BULLETS[char])
        elif sign in _OF_A_FONT or not chr(sign).isprintable():
            self._leave_out(f"{font} {char}".strip(), left_out.SYMBOL)
        else:
            self.words.append(chr(sign))

    def _read_picture(self, picture: etree._Element) -> None:
        if words := take_words(picture):
            self._leave_out(words, left_out.TEXT_BOX)
        else:
            self.gone.append(LeftOut(None, "", left_out.PICTURE))

    def _leave_out(self, words: str, reason: str) -> None:
        if words:
            self.gone.append(LeftOut(None, words, reason))


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and value(hidden) not in _OFF
