"""The end of a regulation: the closing formula, place and date, and who signed."""

from __future__ import annotations

from .cursor import Cursor
from .lines import WORDS, Line, Mark
from .tree import Node

_SIGNED = (*WORDS, Mark.BULLET, Mark.HEADING, Mark.ALINEA)


def read_conclusions(cursor: Cursor) -> list[Node]:
    """Closing formula and signatories; nothing where the text has none."""
    formulas: list[Node] = []
    signatories: list[Node] = []
    conclusions: list[Node] = []
    while cursor.sees(Mark.CLOSING) or (conclusions and cursor.sees(*_SIGNED)):
        if cursor.sees(Mark.CLOSING):
            line = cursor.take("the closing formula", Mark.CLOSING)
            formulas.append(_formula(line, len(formulas) + 1))
            conclusions.append(formulas[-1])
        else:
            line = cursor.take("the name of who signed", *_SIGNED)
            signatories.append(_signatory(line, len(signatories) + 1))
            conclusions.append(signatories[-1])
    return conclusions


def _formula(line: Line, position: int) -> Node:
    eid = "conclusions__formula" + (f"_{position}" if position > 1 else "")
    return Node("closing", eid, text=line.text, line=line.number)


def _signatory(line: Line, position: int) -> Node:
    eid = f"conclusions__signature_{position}"
    return Node("signatory", eid, text=line.text, line=line.number)
