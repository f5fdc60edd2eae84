"""The preamble: who decides, on what grounds, and what. In any order, with any signs."""

from __future__ import annotations

from collections import Counter

from .cursor import Cursor
from .drafts import Draft
from .levels import is_numbered
from .lines import Line, Mark
from .tree import Node

_BEGINS_PROVISIONS = (Mark.CHAPTER, Mark.SECTION, Mark.ARTICLE)
_HEADS = {Mark.CONSIDERANS: "considerans", Mark.DECISION: "decision", Mark.ENACTOR: "enactor"}
_ITEMS = {"considerans": "recital", "decision": "decision_item"}


def read_preamble(cursor: Cursor) -> Node | None:
    """Everything between title and first article; None where there is nothing.

    A line without a sign is who decides, until the first ground; after that it is an
    item of what stands above it. Raises ParseError where no article follows.
    """
    lines = cursor.take_until(*_BEGINS_PROVISIONS)
    if cursor.at_end():
        raise cursor.error("“Artikel 1.”")
    if not lines:
        return None
    preamble = Draft("preamble", "preamble", line=lines[0].number)
    counts: Counter[str] = Counter()
    for line in lines:
        _add(preamble, line, counts)
    return _frozen(preamble)


def _add(preamble: Draft, line: Line, counts: Counter[str]) -> None:
    above = preamble.children[-1] if preamble.children else None
    if line.mark in _HEADS or above is None or above.kind not in _ITEMS:
        kind = _HEADS.get(line.mark, "enactor")
        counts[kind] += 1
        name = _name(kind, counts[kind])
        preamble.add(Draft(kind, name, text=line.whole, line=line.number))
        return
    kind = _ITEMS[above.kind]
    counts[kind] += 1
    name = _name(kind, counts[kind], decisions=counts["decision"])
    signed = is_numbered(line)
    text = line.text if signed and line.text else line.whole
    number = line.label if signed and line.text else ""
    above.add(Draft(kind, name, number, text, line.number))


def _name(kind: str, position: int, decisions: int = 1) -> str:
    """What the eId says after "preamble__"."""
    match kind:
        case "decision_item":
            first = "decision" if decisions == 1 else f"decision_{decisions}"
            return f"{first}__item_{position}"
        case "decision" | "enactor":
            return kind if position == 1 else f"{kind}_{position}"
        case _:
            return f"{kind}_{position}"


def _frozen(preamble: Draft) -> Node:
    """Recitals and items are numbered through the preamble, not by the ground above them."""

    def frozen(draft: Draft) -> Node:
        children = tuple(frozen(child) for child in draft.children)
        eid = f"preamble__{draft.name}"
        return Node(draft.kind, eid, draft.number, "", draft.text, draft.line, children)

    children = tuple(frozen(child) for child in preamble.children)
    return Node("preamble", "preamble", line=preamble.line, children=children)
