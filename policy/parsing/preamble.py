"""The preamble: who decides, on what grounds, and what."""

from __future__ import annotations

from itertools import count

from .cursor import Cursor
from .lines import Line, Mark
from .tree import Node

_ITEM = "an item of the list"


def read_preamble(cursor: Cursor) -> Node | None:
    """Everything between title and first article; None where there is nothing."""
    start = cursor.ahead
    if start is None or start.mark is Mark.ARTICLE:
        return None
    parts = [*_read_enactor(cursor), *_read_grounds(cursor), *_read_decision(cursor)]
    if not parts or not cursor.sees(Mark.ARTICLE):
        raise cursor.error("“gezien”, “gelet op”, “overwegende”, “besluit” or “Artikel 1.”")
    return Node("preamble", "preamble", line=start.number, children=tuple(parts))


def _read_enactor(cursor: Cursor) -> list[Node]:
    if not cursor.sees(Mark.TEXT):
        return []
    line = cursor.take("who decides", Mark.TEXT)
    return [Node("enactor", "preamble__enactor", text=line.text, line=line.number)]


def _read_grounds(cursor: Cursor) -> list[Node]:
    grounds: list[Node] = []
    recital_numbers = count(1)
    for line in iter(lambda: _next_ground(cursor), None):
        recitals = tuple(
            _leaf("recital", f"preamble__recital_{next(recital_numbers)}", item)
            for item in cursor.take_all(_ITEM, Mark.BULLET)
        )
        eid = f"preamble__considerans_{len(grounds) + 1}"
        grounds.append(
            Node("considerans", eid, text=line.text, line=line.number, children=recitals)
        )
    return grounds


def _next_ground(cursor: Cursor) -> Line | None:
    if not cursor.sees(Mark.CONSIDERANS):
        return None
    return cursor.take("a ground", Mark.CONSIDERANS)


def _read_decision(cursor: Cursor) -> list[Node]:
    if not cursor.sees(Mark.DECISION):
        return []
    line = cursor.take("the decision", Mark.DECISION)
    items = tuple(
        _leaf("decision_item", f"preamble__decision__item_{number}", item)
        for number, item in enumerate(cursor.take_all(_ITEM, Mark.BULLET), 1)
    )
    return [
        Node("decision", "preamble__decision", text=line.text, line=line.number, children=items)
    ]


def _leaf(kind: str, eid: str, line: Line) -> Node:
    return Node(kind, eid, text=line.text, line=line.number)
