"""Last step to the tree: what may follow what in a Dutch regulation.

regulation  = title [preamble] (division | article)+ [conclusions] annex*
preamble    = (enactor | considerans | decision)*
considerans = ground item*          ("gelet op:" and its bullets)
decision    = "besluit:" item*
division    = number heading body (division | article)*     (hoofdstuk, afdeling, §)
article     = number heading body
body        = (alinea | lid | item | wrap_up)*              (see `bodies`)
conclusions = (closing | signatory)*
annex       = number heading body part*                     (bijlage, toelichting)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from .annexes import read_annexes
from .conclusions import read_conclusions
from .cursor import Cursor
from .lines import WORDS, Line, Mark
from .ordering import refuse_disorder
from .preamble import read_preamble
from .provisions import read_provisions
from .tree import LONGEST_HEADING, Node, ParseError, Tree

_WHAT_COMES_NEXT = "the next lid, article or closing formula (“Aldus …”)"


def read_tree(lines: Sequence[Line]) -> Tree:
    """The tree of a whole text. Raises ParseError."""
    cursor = Cursor(lines)
    title = cursor.take("the title of the regulation", *WORDS, Mark.CLOSING)
    if len(title.whole) > LONGEST_HEADING:
        raise ParseError(title.number, f"a title of at most {LONGEST_HEADING} characters")
    refuse_disorder([line for line in _main_text(lines) if line.mark is Mark.ARTICLE])
    preamble = read_preamble(cursor)
    provisions = read_provisions(cursor)
    roots = [*([preamble] if preamble else []), *provisions, *_read_end(cursor)]
    if not cursor.at_end():
        raise cursor.error(_WHAT_COMES_NEXT)
    _refuse_twice(roots)
    return Tree(title.whole, tuple(roots))


def _main_text(lines: Sequence[Line]) -> list[Line]:
    return list(takewhile(lambda line: line.mark not in (Mark.ANNEX, Mark.NOTE), lines))


def _read_end(cursor: Cursor) -> list[Node]:
    """Signatures and annexes; some texts are signed below their annexes."""
    names: dict[str, int] = {}
    signed = read_conclusions(cursor)
    annexes = read_annexes(cursor, names, signed=bool(signed))
    signed_below = [] if signed else read_conclusions(cursor)
    return [*signed, *annexes, *signed_below, *read_annexes(cursor, names, signed=True)]


def _refuse_twice(roots: Sequence[Node]) -> None:
    """Raise ParseError where a number stands twice, so that an address is of one part only."""
    seen: set[str] = set()
    for root in roots:
        for node in root.walk():
            if node.eid in seen:
                words = " ".join(filter(None, [node.number, node.heading or node.text]))
                raise ParseError(node.line, f"another number than before, found “{words[:60]}”")
            seen.add(node.eid)
