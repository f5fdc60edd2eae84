"""The parts of a Word file as XML: opened within limits, nothing fetched, no entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from . import left_out
from .left_out import Unreadable
from .taking import all_words

MOST_BYTES = 15 * 1024 * 1024
"""Of all parts together when unpacked. A long law has a tenth of it; a bomb has more."""

MOST_ELEMENTS = 300_000
"""In all parts together. An element takes up to 500 bytes of memory, however short it is."""

MOST_ATTRIBUTES = 400_000
MOST_ENTRIES = 2_000
"""Files in the archive; a Word file with many pictures has some hundreds."""

_ENTRY = b"PK\x01\x02"
"""What each file in the archive begins with in its contents."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How Word packs its parts; each other way brings errors and limits of its own."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What reading a damaged archive may raise; ValueError also for names that are no text,
RuntimeError for what `zipfile` does not do."""

_MEGA = 1024 * 1024

_DOCUMENT = re.compile(r"word/document[0-9]*\.xml")
_PAGES = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
_OPEN_DOCUMENT = "content.xml"


@dataclass(frozen=True)
class Parts:
    """The XML of the parts that hold words, or say how they are numbered, where there is one."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    comments: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    pages: tuple[str, ...]
    """The words of headers and footers."""


def open_word(content: bytes) -> Parts:
    """The parts of a Word file. Raises Unreadable."""
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise Unreadable(left_out.BROKEN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(_Archive(archive))
    except _DAMAGED as error:
        raise Unreadable(left_out.BROKEN) from error


class _Archive:
    """The archive, and how much may still be read of it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.names = archive.namelist()
        self._archive = archive
        self._bytes = MOST_BYTES
        self._elements = MOST_ELEMENTS
        self._attributes = MOST_ATTRIBUTES

    def read(self, name: str) -> etree._Element:
        """The XML of a part. Raises Unreadable."""
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 1:
            raise Unreadable(left_out.LOCKED)
        if entry.compress_type not in _METHODS:
            raise Unreadable(left_out.BROKEN)
        with self._archive.open(entry) as part:
            # What the entry says of its size may be a lie: never read more than is left.
            xml = part.read(self._bytes + 1)
        xml = _in_utf_8(xml)
        self._count(xml)
        return _parse(xml)

    def read_any(self, name: str) -> etree._Element | None:
        """The XML of a part that a file may lack. Raises Unreadable."""
        return self.read(name) if name in self.names else None

    def _count(self, xml: bytes) -> None:
        """Refuse too much before it is parsed: as a tree it takes twenty times the memory."""
        self._bytes -= len(xml)
        self._elements -= xml.count(b"<") - xml.count(b"</")
        self._attributes -= xml.count(b"=")
        if min(self._bytes, self._elements, self._attributes) < 0:
            raise Unreadable(left_out.TOO_LARGE, largest=str(MOST_BYTES // _MEGA))


def _parts(archive: _Archive) -> Parts:
    document = next((name for name in archive.names if _DOCUMENT.fullmatch(name)), None)
    if document is None:
        is_open_document = _OPEN_DOCUMENT in archive.names and "mimetype" in archive.names
        raise Unreadable(left_out.OPEN_DOCUMENT if is_open_document else left_out.BINARY)
    return Parts(
        document=archive.read(document),
        styles=archive.read_any("word/styles.xml"),
        numbering=archive.read_any("word/numbering.xml"),
        comments=archive.read_any("word/comments.xml"),
        footnotes=archive.read_any("word/footnotes.xml"),
        endnotes=archive.read_any("word/endnotes.xml"),
        pages=tuple(all_words(archive.read(name)) for name in archive.names if _is_page(name)),
    )


def _is_page(name: str) -> bool:
    return bool(_PAGES.fullmatch(name))


def _in_utf_8(xml: bytes) -> bytes:
    """The same XML in the encoding in which it is counted and parsed."""
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml
    try:
        return xml.decode("utf-16").encode()
    except UnicodeError as error:
        raise Unreadable(left_out.BROKEN) from error


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        # Whatever the XML says of itself: in another encoding it could hide what was counted.
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(left_out.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(left_out.BROKEN)
    return root
