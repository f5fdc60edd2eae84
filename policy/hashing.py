"""The hash of a provision and of a whole text: what people confirm, and explanations bind to.

The hash of a provision covers its kind, number, heading, text and the hashes of
everything under it, so an article's hash changes with any of its leden. Pure.
"""

from __future__ import annotations

import hashlib

import rfc8785

from .parsing.tree import Node, Tree


def node_sha256(node: Node) -> str:
    """SHA-256 (hex) over the RFC 8785 form of a provision and what is under it."""
    return _node(node, [node_sha256(child) for child in node.children])


def sha256_by_eid(tree: Tree) -> dict[str, str]:
    """The hash of every provision of a text, by eId, each computed once.

    One by one, the hash of a lid would be computed again for everything above it.
    """
    hashes: dict[str, str] = {}

    def add(node: Node) -> str:
        parts = [add(child) for child in node.children]
        hashes[node.eid] = _node(node, parts)
        return hashes[node.eid]

    for root in tree.roots:
        add(root)
    return hashes


def tree_sha256(tree: Tree) -> str:
    """SHA-256 (hex) of a whole text: its title and the hashes of its parts."""
    return _sha256(title=tree.title, parts=[node_sha256(root) for root in tree.roots])


def _node(node: Node, parts: list[str]) -> str:
    return _sha256(
        kind=node.kind, number=node.number, heading=node.heading, text=node.text, parts=parts
    )


def _sha256(**record: str | list[str]) -> str:
    return hashlib.sha256(rfc8785.dumps(record)).hexdigest()
