"""Source text in, tree out. Pure: no Django, no database.

A source goes through small steps, each in a file of its own, so that what
regulations look like elsewhere can be added where it belongs:

    sources      characters, blank space     -> cleaned lines, repairs
    furniture    what a page puts around it  -> lines of the text, repairs
    lines        what a line looks like      -> marked lines
    ordering     where an annex can begin    -> lines that are text after all
    signs        signs before a line         -> repairs
    mending      lines broken by layout      -> joined lines, repairs
    signing      names below functions       -> joined lines, repairs
    grammar      what may follow what        -> the tree, or ParseError
    references   "artikel 5, derde lid"      -> spans that point to an eId
    flags        what is odd in the words    -> flags for an editor
    placing      where every line landed     -> eIds by line number

Every word of the source is in the tree, in order, or in the `found` of a repair.
"""

from .flags import flags_of
from .furniture import without_furniture
from .grammar import read_tree
from .lines import Corrections, Mark, mark_lines
from .mending import LEFT_OUT, mend
from .ordering import demote_early_annexes
from .placing import place
from .signing import join_signatures
from .signs import sign_repairs
from .sources import clean
from .tree import TITLE, Flag, Node, Parsed, ParseError, Repair, Tree

__all__ = [
    "TITLE",
    "Corrections",
    "Flag",
    "Mark",
    "Node",
    "ParseError",
    "Parsed",
    "Repair",
    "Tree",
    "parse",
]


def parse(source: str, corrections: Corrections | None = None) -> Parsed:
    """Read a regulation; `corrections` are an editor's word on what single lines are.

    Raises ParseError with the line that can't be placed.
    """
    corrections = corrections or {}
    cleaned, cleaning = clean(source)
    body, around = without_furniture(cleaned, corrections)
    marked = demote_early_annexes(mark_lines(body, corrections))
    mended, mending = mend(marked)
    lines, signing = join_signatures(mended)
    tree = read_tree(lines)
    told = [*cleaning, *around, *sign_repairs(marked), *mending, *signing]
    repairs = sorted(told, key=lambda repair: repair.line)
    placed = place(tree, (line.number for line in marked if line.mark not in LEFT_OUT))
    return Parsed(tree, tuple(repairs), tuple(flags_of(tree)), placed)
