"""Outlines for tests: the real code, and a way to say what is in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import count

from policy.drafting.naming import eids
from policy.drafting.parts import Outline, Part
from policy.parsing import Node, parse
from tests.factories.policy import SOURCE


@lru_cache
def the_code() -> Outline:
    """The real code; the key of every part is the eId that it has there."""
    tree = parse(SOURCE).tree
    return Outline(tree.title, tuple(part(root) for root in tree.roots))


def part(node: Node) -> Part:
    under = tuple(part(child) for child in node.children)
    return Part(node.eid, node.kind, node.number, node.heading, node.text, under)


def minting() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def order(outline: Outline, within: str) -> list[str]:
    """What stands directly under a part, by key."""
    return [one.key for one in outline.part(within).children]


def eid_of(outline: Outline, key: str) -> str:
    return eids(outline)[key]
