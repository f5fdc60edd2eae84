"""A PDF, opened: what programs and screen readers find in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf

from werksaam.documents.pdf import pdf

MADE_AT = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Opened:
    """What stands in a PDF."""

    language: str
    title: str
    standards: tuple[str, str, str]
    bookmarks: list[str]
    tags: list[str]
    pages: list[str]
    links: int


@dataclass(frozen=True)
class Letters:
    """The letters of a font by the code of their glyph, and how many bytes a code is."""

    size: int
    by_code: dict[int, str]


def opened(content: bytes) -> Opened:
    """A PDF as it is, with the words of each page."""
    with pikepdf.open(BytesIO(content)) as document:
        with document.open_metadata() as told:
            names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
            part, conformance, accessible = (str(told[name]) for name in names)
        with document.open_outline() as outline:
            bookmarks = list(_titles(outline.root))
        return Opened(
            language=str(document.Root.Lang),
            title=str(document.docinfo["/Title"]),
            standards=(part, conformance, accessible),
            bookmarks=bookmarks,
            tags=list(_tags(document.Root.StructTreeRoot.K)),
            pages=[_words(page) for page in document.pages],
            links=sum(len(page.get("/Annots", [])) for page in document.pages),
        )


def pages_of(content: bytes) -> list[str]:
    """The words of each page of any PDF, on one line."""
    with pikepdf.open(BytesIO(content)) as document:
        return [" ".join(_words(page).split()) for page in document.pages]


def rendered(layout: str, words: dict[str, Any], language: str = "nl") -> Opened:
    """The words as a PDF, opened."""
    made = pdf(layout, words, language=language, made_at=MADE_AT, if_replaced="Vervangen.")
    return opened(made)


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def _tags(element: Any) -> Iterator[str]:
    """The structure in the order of reading: /H1, /P, /L …"""
    if isinstance(element, pikepdf.Array):
        for part in element:
            yield from _tags(part)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        yield from _tags(element.get("/K"))


def _words(page: pikepdf.Page) -> str:
    """The text of a page, by the table of letters of each font."""
    fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    text, letters = "", Letters(2, {})
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            letters = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
            text += "".join(_read(bytes(part), letters) for part in shown if _is_text(part))
        elif operator == "ET":
            text += "\n"
    return text


def _is_text(part: Any) -> bool:
    return isinstance(part, pikepdf.String)


def _read(codes: bytes, letters: Letters) -> str:
    size = letters.size
    found = (codes[at : at + size] for at in range(0, len(codes), size))
    return "".join(letters.by_code.get(int.from_bytes(one, "big"), "?") for one in found)


def _letters(font: pikepdf.Object) -> Letters:
    """Which letters its glyphs stand for; a glyph is one byte, or two."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for kind, lines in re.findall(r"beginbf(char|range)\n(.*?)endbf", table, re.DOTALL):
        for line in lines.strip().split("\n"):
            codes = [int(code, 16) for code in re.findall(r"<(\w+)>", line)]
            first, last = codes[0], codes[-2] if kind == "range" else codes[0]
            letters = bytes.fromhex(line[line.rindex("<") + 1 : line.rindex(">")]).decode(
                "utf-16-be"
            )
            for step in range(last - first + 1):
                found[first + step] = letters if step == 0 else chr(codes[-1] + step)
    return Letters(1 if "<FF>" in table else 2, found)
