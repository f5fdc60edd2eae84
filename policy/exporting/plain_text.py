"""Plain text, in the layout of the source: it can be imported again, to the same tree."""

from __future__ import annotations

from policy.parsing.sources import FENCE
from policy.parsing.tree import Node

from .document import Document, header_lines

CONTENT_TYPE = "text/plain; charset=utf-8"

_TIGHT = frozenset({"recital", "decision_item", "item", "paragraph"})


def to_plain_text(document: Document) -> str:
    """The whole version, its header between two lines of dashes."""
    header = "\n".join([FENCE, *header_lines(document), FENCE])
    return f"{header}\n\n{text_of(document)}"


def text_of(document: Document) -> str:
    """The text alone, without the header."""
    text = document.tree.title
    before = ""
    for node in document.tree.walk():
        if line := _line(node):
            tight = node.kind in _TIGHT and before in _TIGHT
            text += f"{chr(10) if tight else chr(10) * 2}{line}"
            before = node.kind
    return f"{text}\n"


def _line(node: Node) -> str:
    match node.kind:
        case "preamble":
            return ""
        case "article":
            heading = f"Artikel {node.number}. {node.heading}".rstrip()
            return f"{heading}\n\n{node.text}" if node.text else heading
        case "recital" | "decision_item":
            return f"- {node.text}"
        case "paragraph":
            return f"{node.number}. {node.text}"
        case "item":
            return f"{node.number}. {node.text}" if node.number else f"- {node.text}"
        case _:
            return node.text
