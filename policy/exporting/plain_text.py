"""Plain text, in the layout of the source: it can be imported again, to the same tree."""

from __future__ import annotations

from collections.abc import Iterator

from policy.parsing import Mark, ParseError, handouts, parse
from policy.parsing.lines import ITEMS_BY_HAND
from policy.parsing.sources import FENCE
from policy.parsing.tree import Node, Tree

from .document import Document, header_lines

CONTENT_TYPE = "text/plain; charset=utf-8"

_TIGHT = frozenset({"recital", "decision_item", "item", "paragraph"})
_INDENT = "  "
"""Before an item of a list in a list, and before a paragraph of an item."""

_OTHERS = {
    "enactor": Mark.ENACTOR,
    "considerans": Mark.CONSIDERANS,
    "decision": Mark.DECISION,
    "alinea": Mark.ALINEA,
    "wrap_up": Mark.WRAP_UP,
    "closing": Mark.CLOSING,
}


def to_plain_text(document: Document) -> str:
    """The whole version, its header between two lines of dashes.

    Where the looks of a line would say something else than the tree, as an editor may have
    put it right by hand, the header says what each line is.
    """
    whole = _with_header(header_lines(document), text_of(document))
    if _reads_as(whole, document.tree):
        return whole
    header = header_lines(document)
    # Above the title stand the two fences, this header with one more line, and a blank one.
    first = len(header) + 5
    marks = {first + at: mark for at, mark in _marks(document.tree)}
    return _with_header([*header, handouts.header_line(marks)], text_of(document))


def text_of(document: Document) -> str:
    """The text alone, without the header."""
    return "".join(f"{line}\n" for line, _ in _lines(document.tree))


def _with_header(header: list[str], text: str) -> str:
    return "\n".join([FENCE, *header, FENCE]) + f"\n\n{text}"


def _reads_as(text: str, tree: Tree) -> bool:
    try:
        return parse(text).tree == tree
    except ParseError:
        return False


def _marks(tree: Tree) -> Iterator[tuple[int, Mark]]:
    """The mark of every line with words but the title, counted from 0."""
    for at, (_, mark) in enumerate(_lines(tree)):
        if mark is not None:
            yield at, mark


def _lines(tree: Tree) -> Iterator[tuple[str, Mark | None]]:
    yield tree.title, None
    before = ""
    for root in tree.roots:
        for node, depth in _with_depth(root):
            for line, mark in _of_node(node, depth):
                if not (node.kind in _TIGHT and before in _TIGHT):
                    yield "", None
                yield f"{_INDENT * depth}{line}", mark
                before = node.kind


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


def _of_node(node: Node, depth: int) -> list[tuple[str, Mark]]:
    """The lines of a part itself, and what each is."""
    match node.kind:
        case "preamble":
            return []
        case "article" | "chapter" | "section" | "annex" | "note":
            heading = (heading_line(node), _mark_of_heading(node))
            return [heading, *([(node.text, Mark.TEXT)] if node.text else [])]
        case "recital" | "decision_item" | "item":
            mark = ITEMS_BY_HAND[min(depth, len(ITEMS_BY_HAND) - 1)]
            return [(f"{node.number}. {node.text}" if node.number else f"- {node.text}", mark)]
        case "paragraph":
            return [(f"{node.number}. {node.text}", Mark.PARAGRAPH)]
        case _:
            return [(node.text, _OTHERS.get(node.kind, Mark.TEXT))] if node.text else []


def _mark_of_heading(node: Node) -> Mark:
    """The mark of a heading; parts of an annex or a note are numbered as what they explain."""
    if node.kind in ("annex", "note") and node.number.startswith("Artikel "):
        return Mark.ARTICLE
    return Mark(node.kind)
