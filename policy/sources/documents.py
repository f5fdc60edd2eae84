"""A whole Word file as plain text: a line for every paragraph, its number before it."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from . import left_out
from .elements import child, local, value
from .left_out import FileText, LeftOut, Unreadable
from .numbering import Numbering
from .paragraphs import Notes, Paragraph, first_alternative, read_paragraph
from .tables import cells_of, is_deleted, rows_of
from .taking import take_words, words_left
from .word import Parts, open_word

_CONTENTS_STYLE = re.compile(r"(?:toc|inhopg|inhoudsopgave|kopvaninhoud)", re.IGNORECASE)
_INDENT = "  "
_AROUND = (
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "ins",
    "moveTo",
    "body",
    "Choice",
    "Fallback",
)
"""What stands around paragraphs without being one."""


def read_word(content: bytes) -> FileText:
    """The text of a Word file, and what was left out. Raises Unreadable."""
    parts = open_word(content)
    writer = _Writer(parts)
    writer.read(parts.document)
    writer.finish()
    if not writer.lines:
        raise Unreadable(left_out.EMPTY)
    return FileText("\n".join(writer.lines) + "\n", (*writer.gone, *_of_pages(parts)))


def _of_pages(parts: Parts) -> list[LeftOut]:
    words = dict.fromkeys(filter(None, parts.pages))
    return [LeftOut(None, found, left_out.PAGE) for found in words]


class _Writer:
    """Walks through the document and writes the lines."""

    def __init__(self, parts: Parts) -> None:
        self.lines: list[str] = []
        self.gone: list[LeftOut] = []
        self._parts = parts
        self._numbering = Numbering(parts)
        self._open: tuple[etree._Element, Paragraph] | None = None
        """A paragraph whose end was deleted: the next goes on with it."""
        self._notes = Notes(
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
                self._tell(LeftOut(None, take_words(one), left_out.DELETED))
            elif name == "AlternateContent":
                self._read_first(one)
            elif name in _AROUND:
                self.read(one)

    def finish(self) -> None:
        """Write what waits for more, and tell every word that was neither written nor told."""
        self._close()
        for words in words_left(self._parts.document):
            self._tell(LeftOut(None, words, left_out.ELSEWHERE))
        for note in self._notes.left():
            self._tell(note)

    def _read_first(self, alternatives: etree._Element) -> None:
        first = first_alternative(alternatives)
        if first is not None:
            self.read(first)

    def _add(self, element: etree._Element) -> None:
        if _CONTENTS_STYLE.match(value(child(element, "pPr", "pStyle"))):
            self._close()
            self._tell(LeftOut(None, take_words(element), left_out.CONTENTS))
            return
        paragraph = self._paragraph(element)
        self._open = (element, paragraph)
        if not paragraph.is_hidden_end:
            self._close()

    def _close(self) -> None:
        """Write the paragraph that waits for the next, where no next can go on with it."""
        if self._open is not None:
            element, paragraph = self._open
            self._open = None
            self._write(self._labelled(element, paragraph), paragraph)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        """A paragraph, after what came before if that has lost its end."""
        read = read_paragraph(element, self._notes)
        before = self._open[1] if self._open else Paragraph()
        words, gone = before.words + read.words, [*before.gone, *read.gone]
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
        self._close()
        rows = [self._cells(row) for row in rows_of(table)]
        if all(len(cells) <= 1 for cells in rows):
            # A frame around text is no table.
            for cell in (cell for cells in rows for cell in cells):
                self.read(cell)
                self._close()
            return
        first = len(self.lines)
        for cells in rows:
            self._add_row(cells)
        found = " ".join(filter(None, self.lines[first:]))[:200]
        if found:
            # At its first row: a blank line stands above it where it is not the first line.
            self.gone.append(LeftOut(first + 1 + bool(first), found, left_out.TABLE))

    def _cells(self, row: etree._Element) -> list[etree._Element]:
        """The cells of a row that stay; what was deleted is told."""
        kept = []
        for one in cells_of(row):
            if is_deleted(row) or is_deleted(one):
                self._tell(LeftOut(None, take_words(one), left_out.DELETED))
            else:
                kept.append(one)
        return kept

    def _add_row(self, cells: list[etree._Element]) -> None:
        """One line: what a cell holds is read as a text of its own, without its blank lines."""
        inner = [self._inside(cell) for cell in cells]
        words = " ".join(line for lines, _ in inner for line in lines if line)
        self._write(" ".join(words.split()), Paragraph(gone=[g for _, gone in inner for g in gone]))

    def _inside(self, cell: etree._Element) -> tuple[list[str], list[LeftOut]]:
        lines, gone = self.lines, self.gone
        self.lines, self.gone = [], []
        self.read(cell)
        self._close()
        written = self.lines, self.gone
        self.lines, self.gone = lines, gone
        return written
