"""Reads a tree back from the files that machines get, to see that nothing was lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from policy.exporting.akoma_ntoso_meta import AKN
from policy.models import ProvisionKind
from policy.parsing.tree import Node, Tree

KINDS = frozenset(ProvisionKind.values)
NAMES = {"n": AKN}


def tree_in_xml(written: str) -> Tree:
    """The tree in an Akoma Ntoso file."""
    act = etree.fromstring(written.encode()).find("n:act", NAMES)
    assert act is not None
    title = act.find("n:preface//n:docTitle", NAMES)
    assert title is not None
    return Tree(words_in(title), tuple(_nodes(act)))


def words_in(element: etree._Element) -> str:
    """All text inside an element, as it stands there."""
    return "".join(str(words) for words in element.itertext())


def _nodes(element: etree._Element) -> list[Node]:
    """The provisions nearest under an element, in order."""
    found: list[Node] = []
    for child in element:
        found += [_node(child)] if child.get("class") in KINDS else _nodes(child)
    return found


def _node(element: etree._Element) -> Node:
    number = element.find("n:num", NAMES)
    heading = element.find("n:heading", NAMES)
    return Node(
        element.get("class", ""),
        element.get("eId", ""),
        "" if number is None else number.get("title", ""),
        "" if heading is None else words_in(heading),
        _text(element),
        children=tuple(_nodes(element)),
    )


def _text(element: etree._Element) -> str:
    """The one text that is its own, and of no provision under it."""
    for child in element:
        if child.get("class") in KINDS:
            continue
        if child.tag in {f"{{{AKN}}}p", f"{{{AKN}}}listIntroduction"}:
            return words_in(child)
        if found := _text(child):
            return found
    return ""


def tree_in_json(written: str) -> Tree:
    """The tree in a JSON file."""
    data = json.loads(written)
    return Tree(data["title"], tuple(_node_in(one) for one in data["provisions"]))


def _node_in(data: Mapping[str, Any]) -> Node:
    children = tuple(_node_in(child) for child in data["children"])
    kind, eid, number = data["kind"], data["eid"], data["number"]
    return Node(kind, eid, number, data["heading"], data["text"], children=children)
