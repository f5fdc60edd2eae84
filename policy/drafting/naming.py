"""The eId of every part of a draft, from its kind, its number and where it stands. Pure.

The same as `policy.parsing` gives the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from policy.parsing.tree import Node, Tree

from .parts import Outline, Part

_ALONE = {
    "preamble": "preamble",
    "enactor": "preamble__enactor",
    "decision": "preamble__decision",
    "closing": "conclusions__formula",
}
_COUNTED = {
    "considerans": "preamble__considerans",
    "recital": "preamble__recital",
    "decision_item": "preamble__decision__item",
    "signatory": "conclusions__signature",
}
"""What has no number of its own is counted over the whole text."""
_SHORT = {
    "chapter": "chp",
    "section": "sec",
    "annex": "att",
    "note": "note",
    "article": "art",
    "paragraph": "para",
    "alinea": "alinea",
    "item": "item",
    "wrap_up": "wrap",
}
_THROUGHOUT = frozenset({"article"})
"""Numbered through the whole text, so their eId does not say in which chapter they stand."""
APART = frozenset({"annex", "note"})
_OWN = "+"
"""Before a kept eId that goes behind the one of the part around it, wherever that stands."""
_PRINTED = re.compile(r"^.*\s|[^0-9a-z]")
"""What is printed before a number ("Hoofdstuk 2", "§ 3") or behind it ("1°")."""


def eids(outline: Outline) -> dict[str, str]:
    """The eId of every part, by key."""
    counted: Counter[str] = Counter()
    return dict(_named(outline.roots, "", "", counted))


def tree_of(outline: Outline) -> Tree:
    """The draft as the tree that hashes, hand-outs and flags are made of."""
    names = eids(outline)

    def node(part: Part) -> Node:
        under = tuple(node(child) for child in part.children)
        eid = names[part.key]
        return Node(part.kind, eid, part.number, part.heading, part.text, children=under)

    return Tree(outline.title, tuple(node(root) for root in outline.roots))


def as_parsed(outline: Outline, parsed: Mapping[str, str]) -> Outline:
    """The outline in which every part keeps the eId that it has in `parsed`, by key."""
    computed = eids(outline)
    above = {child.key: part.key for part in outline.walk() for child in part.children}

    def named(part: Part) -> Part:
        if computed[part.key] == parsed[part.key]:
            return part
        around = f"{parsed[above[part.key]]}__" if part.key in above else ""
        own = parsed[part.key]
        kept = f"{_OWN}{own[len(around) :]}" if around and own.startswith(around) else own
        return replace(part, named=kept)

    return outline.mapped(named)


def _named(
    parts: tuple[Part, ...], parent: str, apart: str, counted: Counter[str]
) -> Iterator[tuple[str, str]]:
    here: Counter[str] = Counter()
    for part in parts:
        here[part.kind] += 1
        name = _name(part, parent, apart, here[part.kind], counted)
        if part.named:
            name = f"{parent}__{part.named[1:]}" if part.named[0] == _OWN else part.named
        yield part.key, name
        within = name if part.kind in APART else apart
        yield from _named(part.children, name, within, counted)


def _name(part: Part, parent: str, apart: str, place: int, counted: Counter[str]) -> str:
    if part.kind in _ALONE:
        return _ALONE[part.kind]
    if part.kind in _COUNTED:
        counted[part.kind] += 1
        return f"{_COUNTED[part.kind]}_{counted[part.kind]}"
    around = apart if part.kind in _THROUGHOUT else parent
    number = _PRINTED.sub("", part.number.lower())
    own = f"{_SHORT[part.kind]}_{number or place}"
    return f"{around}__{own}" if around else own
