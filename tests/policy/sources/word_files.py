"""Word files made on the spot, with what real ones hold: automatic numbers, tracked changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as Doc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEVELS = (
    ("decimal", "Artikel %1"),
    ("decimal", "%2."),
    ("lowerLetter", "%3."),
    ("decimal", "%4°."),
    ("bullet", "\uf0b7"),
)
"""A list of many levels, as offices set up their regulations."""

W = nsdecls("w")


def word(*paragraphs: str | tuple[str, int]) -> bytes:
    """A file with these paragraphs; of a pair the number is its depth in an automatic list."""
    document = Document()
    number = add_list(document, LEVELS)
    for paragraph in paragraphs:
        text, depth = paragraph if isinstance(paragraph, tuple) else (paragraph, None)
        added = document.add_paragraph(text)
        if depth is not None:
            put_in_list(added._p, number, depth)
    return saved(document)


def add_list(document: Doc, levels: Sequence[tuple[str, str]]) -> int:
    """Another automatic list; its number."""
    numbering = document.part.numbering_part.element
    name = 500 + len(numbering)
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for depth, (form, words) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{name}">{rows}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {W} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>')
    )
    return name


def put_in_list(paragraph: object, number: int, depth: int) -> None:
    """Give a paragraph an automatic number."""
    properties = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def with_body(xml: str) -> bytes:
    """A file whose body begins with this XML."""
    document = Document()
    body = document.element.body
    for at, element in enumerate(parse_xml(f"<w:body {W}>{xml}</w:body>")):
        body.insert(at, element)
    return saved(document)


def saved(document: Doc) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same file with parts put in or replaced, whatever they hold."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()
