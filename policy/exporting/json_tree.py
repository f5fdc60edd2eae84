"""JSON for machines: the tree, with the hash and the references of every provision.

The shape is a promise to others; what changes it gets a new `FORMAT`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from policy.hashing import node_sha256
from policy.parsing.tree import Flag, Node, Repair
from policy.sources.left_out import LeftOut

from .document import Document

CONTENT_TYPE = "application/json"
FORMAT = "policy-version/1"


def to_json(document: Document, provisions: Mapping[str, UUID] | None = None) -> str:
    """A version; `provisions` gives the identity of each provision by eId."""
    return _dumps(tree_as_data(document, provisions or {}))


def import_to_json(
    document: Document,
    repairs: Iterable[Repair],
    flags: Iterable[Flag],
    left_out: Iterable[LeftOut] = (),
) -> str:
    """What an import yields: the same shape, with what was mended, is odd, or was left out."""
    data = tree_as_data(document, {})
    data["repairs"] = [
        {"line": r.line, "found": r.found, "repaired": r.repaired, "reason": r.reason}
        for r in repairs
    ]
    data["flags"] = [{"code": f.code, "line": f.line, "message": f.message} for f in flags]
    data["left_out"] = [
        {"line": one.line, "found": one.found, "reason": one.reason} for one in left_out
    ]
    return _dumps(data)


def tree_as_data(document: Document, provisions: Mapping[str, UUID]) -> dict[str, Any]:
    """A version as plain data."""
    references = document.references()

    def provision(node: Node) -> dict[str, Any]:
        identity = provisions.get(node.eid)
        return {
            "eid": node.eid,
            "provision": str(identity) if identity else None,
            "kind": node.kind,
            "number": node.number,
            "heading": node.heading,
            "text": node.text,
            "sha256": node_sha256(node),
            "references": references.get(node.eid, []),
            "children": [provision(child) for child in node.children],
        }

    return {
        "format": FORMAT,
        "policy": document.slug,
        "version": document.number,
        "stage": document.stage,
        "title": document.tree.title,
        "dates": {name: day or None for name, day in document.dates().items()},
        "text_sha256": document.sha256,
        "provisions": [provision(root) for root in document.tree.roots],
    }


def _dumps(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
