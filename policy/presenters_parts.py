"""The code in parts that are read one at a time: the preamble, then each lid.

The lines of signing at the end are nobody's to read aloud, so they are no part.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .presented import Article, Beside, Block, Division, Lid
from .presenters_reading import book
from .reading import ReadingTree


@dataclass(frozen=True)
class Part:
    """What is on the screen at once: a text, and what it means in plain words."""

    name: str
    heading: str
    blocks: tuple[Block, ...]
    beside: Beside | None


@dataclass(frozen=True)
class Place:
    """Where in the code one is: part `number` of `total`."""

    part: Part
    number: int
    total: int

    @property
    def previous(self) -> int | None:
        """The number of the part before; None at the beginning."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the part after; None at the end."""
        return self.number + 1 if self.number < self.total else None


def parts_of(tree: ReadingTree) -> list[Part]:
    """The whole version in the order of reading."""
    whole = book(tree)
    preamble = Part(
        _("Preamble: who decided this and why"), "", whole.preamble, whole.preamble_beside
    )
    leden = [_part(article, lid) for article in whole.articles for lid in article.leden]
    annexes = [_annex(annex) for annex in whole.annexes if isinstance(annex, Division)]
    return [
        *([preamble] if whole.preamble else []),
        *leden,
        *(one for one in annexes if one.blocks),
    ]


def place_in(tree: ReadingTree, number: int) -> Place | None:
    """The part with this number, counted from 1; None where there is none."""
    parts = parts_of(tree)
    if not 1 <= number <= len(parts):
        return None
    return Place(parts[number - 1], number, len(parts))


def _part(article: Article, lid: Lid) -> Part:
    return Part(capfirst(lid.name), article.heading, (_block(lid),), lid.beside)


def _annex(annex: Division) -> Part:
    """The words of an annex or a note; articles in it are parts of their own."""
    return Part(annex.name, "", tuple(_block(lid) for lid in annex.leden), None)


def _block(lid: Lid) -> Block:
    items = tuple(f"{item.number} {_words(item)}".strip() for item in lid.items)
    return Block(_words(lid), items)


def _words(lid: Lid) -> str:
    return "".join(piece.text for piece in lid.pieces)
