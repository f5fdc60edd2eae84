"""Fourth step: what may follow what in a Dutch regulation.

regulation  = title [preamble] article+ [conclusions]
preamble    = [enactor] considerans* [decision]
considerans = ground item*          ("gelet op:" and its bullets)
decision    = "besluit:" item*
article     = heading (text item* | lid+)
lid         = number text item*
conclusions = closing signatory*
"""

from __future__ import annotations

from collections.abc import Sequence

from .cursor import Cursor
from .lines import WORDS, Line, Mark
from .preamble import read_preamble
from .provisions import read_articles
from .tree import LONGEST_HEADING, Node, ParseError, Tree


def read_tree(lines: Sequence[Line]) -> Tree:
    """The tree of a whole text. Raises ParseError."""
    cursor = Cursor(lines)
    title = cursor.take("the title of the regulation", Mark.TEXT)
    if len(title.text) > LONGEST_HEADING:
        raise ParseError(title.number, f"a title of at most {LONGEST_HEADING} characters")
    preamble = read_preamble(cursor)
    articles = read_articles(cursor)
    conclusions = _read_conclusions(cursor)
    roots = (*([preamble] if preamble else []), *articles, *conclusions)
    return Tree(title.text, roots)


def _read_conclusions(cursor: Cursor) -> list[Node]:
    if cursor.at_end():
        return []
    line = cursor.take("the next lid, article or closing formula (“Aldus …”)", Mark.CLOSING)
    conclusions = [Node("closing", "conclusions__formula", text=line.text, line=line.number)]
    while not cursor.at_end():
        signed = cursor.take("the name of who signed", *WORDS)
        eid = f"conclusions__signature_{len(conclusions)}"
        conclusions.append(Node("signatory", eid, text=signed.text, line=signed.number))
    return conclusions
