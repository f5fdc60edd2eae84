"""What differs between two versions of the code. Pure.

`provisions` pairs the parts of two texts by identity and by what a person confirmed about
where they come from (`lineage`), and says what became of each; `words` says which words
came and went. The page for comparing and what a reader who confirmed before must know both rest on
this.

Another kind of change is added in `kinds`, found in `provisions`, and named by the
presenters: a kind they don't know breaks the page. What is compared is only ever paired by
identity: pairing by number would call every renumbered lid another one. `words` must keep
that its runs give back both texts to the letter; everything shown rests on that.
"""

from .blocks import Block, blocks
from .kinds import Kind
from .lineage import Link
from .provisions import Compared, Part, compare
from .words import Run, RunKind, after_of, before_of, compare_words

__all__ = [
    "Block",
    "Compared",
    "Kind",
    "Link",
    "Part",
    "Run",
    "RunKind",
    "after_of",
    "before_of",
    "blocks",
    "compare",
    "compare_words",
]
