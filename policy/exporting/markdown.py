"""Markdown: the words as they are, whatever a program makes of stars and brackets.

It can be imported again, to the same tree: see `policy.sources`.
"""

from __future__ import annotations

import re

from policy.parsing.sources import FENCE
from policy.parsing.tree import Node

from .document import Document, header_lines
from .plain_text import heading_line

CONTENT_TYPE = "text/markdown; charset=utf-8"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|]|&(?=#?\w+;))")
_OPENS_A_BLOCK = re.compile(r"^(?:([-+])|([0-9]+|[a-z]{1,5})([.)]))(?=\s)")
_DEEPEST_HEADING = 6
_HEADED = ("chapter", "section", "article", "annex", "note")
_LISTED = ("paragraph", "item", "recital", "decision_item")


def to_markdown(document: Document) -> str:
    """The whole version, its header as front matter."""
    header = [FENCE, *header_lines(document), FENCE]
    title = f"# {_escaped(document.tree.title)}"
    blocks = [block for root in document.tree.roots for block in _blocks(root)]
    return "\n\n".join(["\n".join(header), title, *blocks]) + "\n"


def _blocks(node: Node, level: int = 2) -> list[str]:
    if node.kind in _HEADED:
        signs = "#" * min(level, _DEEPEST_HEADING)
        return [f"{signs} {_escaped(heading_line(node))}", *_text(node), *_under(node, level + 1)]
    return [*_text(node), *_under(node, level)]


def _text(node: Node) -> list[str]:
    return [_escaped(node.text)] if node.text else []


def _under(node: Node, level: int) -> list[str]:
    """What is under a node: leden or items that follow one another are one list."""
    blocks: list[str] = []
    in_list = False
    for child in node.children:
        if child.kind not in _LISTED:
            blocks += _blocks(child, level)
        elif in_list:
            blocks[-1] += "\n" + "\n".join(_list_lines(child))
        else:
            blocks.append("\n".join(_list_lines(child)))
        in_list = child.kind in _LISTED
    return blocks


def _list_lines(node: Node, indent: str = "") -> list[str]:
    # Markdown knows no lettered lists: "a." stands as text in a bullet.
    letter = f"{node.number}. " if node.kind != "paragraph" and node.number else ""
    mark = f"{node.number}. " if node.kind == "paragraph" else f"- {letter}"
    under = indent + " " * (len(mark) - len(letter))
    lines = [f"{indent}{mark}{_escaped(node.text)}"]
    for child in node.children:
        if child.kind in _LISTED:
            lines += _list_lines(child, under)
        else:
            lines += ["", f"{under}{_escaped(child.text)}", ""]
            lines += [line for part in child.children for line in _list_lines(part, under)]
    return lines


def _escaped(text: str) -> str:
    return _OPENS_A_BLOCK.sub(_with_backslash, _SPECIAL.sub(r"\\\1", text))


def _with_backslash(match: re.Match[str]) -> str:
    sign, number, after = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{after}"
