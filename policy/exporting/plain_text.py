"""Plain text, in the layout of the source: it can be imported again, to the same tree."""

from __future__ import annotations

from collections.abc import Iterator

from policy.parsing.sources import FENCE
from policy.parsing.tree import Node

from .document import Document, header_lines

CONTENT_TYPE = "text/plain; charset=utf-8"

_TIGHT = frozenset({"recital", "decision_item", "item", "paragraph"})
_INDENT = "  "
"""Before an item of a list in a list, and before a paragraph of an item."""


def to_plain_text(document: Document) -> str:
    """The whole version, its header between two lines of dashes."""
    header = "\n".join([FENCE, *header_lines(document), FENCE])
    return f"{header}\n\n{text_of(document)}"


def text_of(document: Document) -> str:
    """The text alone, without the header."""
    text = document.tree.title
    before = ""
    for root in document.tree.roots:
        for node, depth in _with_depth(root):
            if line := _line(node):
                tight = node.kind in _TIGHT and before in _TIGHT
                text += f"{chr(10) if tight else chr(10) * 2}{_INDENT * depth}{line}"
                before = node.kind
    return f"{text}\n"


def heading_line(node: Node) -> str:
    """The number and heading of a chapter, article, annex or note, on one line."""
    number = f"Artikel {node.number}" if node.kind == "article" else node.number
    if node.kind == "article" or (number and node.heading):
        number = f"{number}."
    return f"{number} {node.heading}".strip()


def _with_depth(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    """A part and what is under it, with the number of items around each."""
    yield node, depth
    for child in node.children:
        yield from _with_depth(child, depth + (node.kind == "item"))


def _line(node: Node) -> str:
    match node.kind:
        case "preamble":
            return ""
        case "article" | "chapter" | "section" | "annex" | "note":
            return "\n\n".join(filter(None, [heading_line(node), node.text]))
        case "recital" | "decision_item" | "item":
            return f"{node.number}. {node.text}" if node.number else f"- {node.text}"
        case "paragraph":
            return f"{node.number}. {node.text}"
        case _:
            return node.text
