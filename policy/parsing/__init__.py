"""Source text in, tree out. Pure: no Django, no database.

A source goes through small steps, each in a file of its own, so that what
regulations look like elsewhere can be added where it belongs:

    sources      characters and blank space  -> cleaned lines, repairs
    lines        what a line looks like      -> marked lines
    mending      lines broken by layout      -> joined lines, repairs
    grammar      what may follow what        -> the tree, or ParseError
    references   "artikel 5, derde lid"      -> spans that point to an eId
    flags        what is odd in the words    -> flags for an editor
    placing      where every line landed     -> eIds by line number

Every word of the source is in the tree, in order, or in the `found` of a repair.
"""

from .flags import flags_of
from .grammar import read_tree
from .lines import Corrections, Mark, mark_lines
from .mending import LEFT_OUT, mend
from .placing import place
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
    cleaned, cleaning = clean(source)
    marked = mark_lines(cleaned, corrections)
    lines, mending = mend(marked)
    tree = read_tree(lines)
    repairs = sorted([*cleaning, *mending], key=lambda repair: repair.line)
    placed = place(tree, (line.number for line in marked if line.mark not in LEFT_OUT))
    return Parsed(tree, tuple(repairs), tuple(flags_of(tree)), placed)
