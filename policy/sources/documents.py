"""A whole Word file as plain text: a line for every paragraph, its number before it."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from . import left_out
from .left_out import FileText, LeftOut, Unreadable
from .numbering import Numbering
from .paragraphs import Paragraph, all_words, notes_of, read_paragraph
from .word import Parts, child, children, local, open_word, value

_CONTENTS_STYLE = re.compile(r"(?:toc|inhopg|inhoudsopgave|kopvaninhoud)", re.IGNORECASE)
_INDENT = "  "
_AROUND = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body")
"""What stands around paragraphs without being one."""


def read_word(content: bytes) -> FileText:
    """The text of a Word file, and what was left out. Raises Unreadable."""
    parts = open_word(content)
    writer = _Writer(parts)
    writer.read(parts.document)
    if not writer.lines:
        raise Unreadable(left_out.EMPTY)
    return FileText("\n".join(writer.lines) + "\n", (*writer.gone, *_of_pages(parts)))


def _of_pages(parts: Parts) -> list[LeftOut]:
    words = dict.fromkeys(filter(None, (all_words(page) for page in parts.pages)))
    return [LeftOut(None, found, left_out.PAGE) for found in words]


class _Writer:
    """Walks through the document and writes the lines."""

    def __init__(self, parts: Parts) -> None:
        self.lines: list[str] = []
        self.gone: list[LeftOut] = []
        self._numbering = Numbering(parts)
        self._before = Paragraph()
        self._notes = notes_of(
            [
                ("commentReference", parts.comments),
                ("footnoteReference", parts.footnotes),
                ("endnoteReference", parts.endnotes),
            ]
        )

    def read(self, element: etree._Element) -> None:
        for one in element:
            name = local(one)
            if name == "p":
                self._add(one)
            elif name == "tbl":
                self._add_table(one)
            elif name in ("del", "moveFrom"):
                self._tell(LeftOut(None, all_words(one), left_out.DELETED))
            elif name in _AROUND:
                self.read(one)

    def _add(self, element: etree._Element) -> None:
        if _CONTENTS_STYLE.match(value(child(element, "pPr", "pStyle"))):
            self._tell(LeftOut(None, all_words(element), left_out.CONTENTS))
            return
        paragraph = self._paragraph(element)
        if paragraph.is_hidden_end:
            self._before = paragraph
            return
        self._before = Paragraph()
        self._write(self._labelled(element, paragraph), paragraph)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        """A paragraph, after what came before if that has lost its end."""
        read = read_paragraph(element, self._notes)
        words, gone = self._before.words + read.words, [*self._before.gone, *read.gone]
        return Paragraph(words, gone, is_hidden_end=read.is_hidden_end)

    def _labelled(self, element: etree._Element, paragraph: Paragraph) -> str:
        """The words with the automatic number before them; none before an empty paragraph."""
        words = paragraph.words.strip()
        place = self._numbering.place_of(element)
        if place is None or not words:
            return words
        return f"{_INDENT * place.depth}{self._numbering.printed(place)} {words}".rstrip()

    def _write(self, words: str, paragraph: Paragraph) -> None:
        if words:
            # A blank line: the end of a paragraph is no break in the middle of a sentence.
            self.lines += [""] * bool(self.lines) + words.split("\n")
        for one in paragraph.gone:
            self._tell(one)

    def _tell(self, one: LeftOut) -> None:
        if one.found or one.reason == left_out.PICTURE:
            self.gone.append(replace(one, line=max(len(self.lines), 1)))

    def _add_table(self, table: etree._Element) -> None:
        rows = [list(children(row, "tc")) for row in children(table, "tr")]
        if all(len(cells) == 1 for cells in rows):
            # A frame around text is no table.
            for cells in rows:
                self.read(cells[0])
            return
        # The blank line before it comes with its first row.
        first = len(self.lines) + bool(self.lines)
        for cells in rows:
            self._add_row(cells)
        found = " ".join(filter(None, self.lines[first:]))[:200]
        if found:
            self.gone.append(LeftOut(first + 1, found, left_out.TABLE))

    def _add_row(self, cells: list[etree._Element]) -> None:
        paragraphs = [
            self._paragraph(one) for cell in cells for one in cell.iter() if local(one) == "p"
        ]
        words = " ".join(filter(None, (" ".join(p.words.split()) for p in paragraphs)))
        self._write(words, Paragraph(gone=[one for p in paragraphs for one in p.gone]))
