"""The parts of a Word file as XML: opened within limits, nothing fetched, no entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from . import left_out
from .left_out import Unreadable

LARGEST_PART = 15 * 1024 * 1024
"""Bytes of a part when unpacked. The text of a long law is a tenth of it; a bomb is more."""

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
    pages: tuple[etree._Element, ...]


def open_word(content: bytes) -> Parts:
    """The parts of a Word file. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Unreadable(left_out.BROKEN) from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: Word has two, the text is the same."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element, in whatever namespace; "" for none."""
    if element is None:
        return ""
    found = (str(v) for k, v in element.attrib.items() if etree.QName(k).localname == name)
    return next(found, "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down this path of names."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of this name right under an element."""
    return (one for one in element if local(one) == name)


def _parts(archive: zipfile.ZipFile) -> Parts:
    names = archive.namelist()
    document = next((name for name in names if _DOCUMENT.fullmatch(name)), None)
    if document is None:
        is_open_document = _OPEN_DOCUMENT in names and "mimetype" in names
        raise Unreadable(left_out.OPEN_DOCUMENT if is_open_document else left_out.BINARY)

    def part(name: str) -> etree._Element | None:
        return _read(archive, f"word/{name}.xml") if f"word/{name}.xml" in names else None

    return Parts(
        document=_read(archive, document),
        styles=part("styles"),
        numbering=part("numbering"),
        comments=part("comments"),
        footnotes=part("footnotes"),
        endnotes=part("endnotes"),
        pages=tuple(_read(archive, name) for name in _pages(names)),
    )


def _pages(names: list[str]) -> list[str]:
    """Headers and footers; a file can hold many, a text has a few."""
    return [name for name in names if _PAGES.fullmatch(name)][:20]


def _read(archive: zipfile.ZipFile, name: str) -> etree._Element:
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise Unreadable(left_out.LOCKED)
    with archive.open(entry) as part:
        # What the entry says of its size may be a lie: never read more than the limit.
        xml = part.read(LARGEST_PART + 1)
    if len(xml) > LARGEST_PART:
        raise Unreadable(left_out.TOO_LARGE, largest=str(LARGEST_PART // 1024 // 1024))
    return _parse(xml)


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(left_out.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(left_out.BROKEN)
    return root
