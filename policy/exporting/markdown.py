"""Markdown: the words as they are, whatever a program makes of stars and brackets."""

from __future__ import annotations

import re

from policy.parsing.sources import FENCE
from policy.parsing.tree import Node

from .document import Document, header_lines

CONTENT_TYPE = "text/markdown; charset=utf-8"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_OPENS_A_BLOCK = re.compile(r"^([-+]|[0-9]+[.)])(?=\s)")


def to_markdown(document: Document) -> str:
    """The whole version, its header as front matter."""
    header = [FENCE, *header_lines(document), FENCE]
    title = f"# {_escaped(document.tree.title)}"
    blocks = [block for root in document.tree.roots for block in _blocks(root)]
    return "\n\n".join(["\n".join(header), title, *blocks]) + "\n"


def _blocks(node: Node) -> list[str]:
    if node.kind == "article":
        heading = f"## Artikel {node.number}. {_escaped(node.heading)}".rstrip()
        return [heading, *_text(node), *_lists(node)]
    if node.kind == "preamble":
        return [block for part in node.children for block in _blocks(part)]
    return [*_text(node), *_lists(node)]


def _text(node: Node) -> list[str]:
    return [_escaped(node.text)] if node.text else []


def _lists(node: Node) -> list[str]:
    """The leden or items under a node, as one list."""
    lines = [line for child in node.children for line in _list_lines(child)]
    return ["\n".join(lines)] if lines else []


def _list_lines(node: Node, indent: str = "") -> list[str]:
    # Markdown knows no lettered lists: "a." stands as text in a bullet.
    letter = f"{node.number}. " if node.kind == "item" and node.number else ""
    mark = f"{node.number}. " if node.kind == "paragraph" else f"- {letter}"
    under = " " * (len(mark) - len(letter))
    lines = [f"{indent}{mark}{_escaped(node.text)}"]
    for child in node.children:
        lines += _list_lines(child, indent + under)
    return lines


def _escaped(text: str) -> str:
    return _OPENS_A_BLOCK.sub(r"\\\1", _SPECIAL.sub(r"\\\1", text))
