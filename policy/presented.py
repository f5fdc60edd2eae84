"""The text of a version as pages show it: plain data, made by `policy.presenters_reading`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

from .actions import Action
from .reading import AnsweredQuestion

Words = str | Promise


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a link where `url` is not empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Example:
    """A situation and whether it is allowed."""

    text: str
    kind: str
    icon: str
    verdict: Words


@dataclass(frozen=True)
class Beside:
    """The explanation beside a text. Not binding, and the page says so."""

    gist: str
    body: str
    force: Words
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Lid:
    """A numbered lid, or the text of an article that has none (then `number` is empty)."""

    eid: str
    number: str
    name: str
    pieces: tuple[Piece, ...]
    under: tuple[Under, ...]
    url: str
    link: str
    citation: str
    ask: str
    beside: Beside | None
    answered: tuple[AnsweredQuestion, ...]
    action: Action | None
    marked: bool = False

    @property
    def items(self) -> tuple[Lid, ...]:
        """Everything under it, also what is under that, in reading order."""
        direct = [one for under in self.under for one in under.leden]
        return tuple(found for one in direct for found in (one, *one.items))

    @property
    def is_asked(self) -> bool:
        """Whether this is what the reader came for, or holds it."""
        return self.marked or any(item.marked for item in self.items)

    @property
    def explained_items(self) -> tuple[Lid, ...]:
        """Those of its items that have an explanation or an answer of their own."""
        return tuple(one for one in self.items if one.beside or one.answered)


@dataclass(frozen=True)
class Under:
    """What stands under a lid: the items of a list, or sentences between and after lists."""

    is_list: bool
    leden: tuple[Lid, ...]


@dataclass(frozen=True)
class Article:
    """An article with its leden; `level` is that of its heading."""

    is_article: ClassVar[bool] = True

    eid: str
    number: str
    heading: str
    url: str
    leden: tuple[Lid, ...]
    level: int = 2
    beside: Beside | None = None
    """What the article as a whole means; one without leden says it beside its own text."""

    @property
    def asked(self) -> Lid | None:
        """The lid that is marked, or that has what is marked in its lists; None for all of it."""
        return next((lid for lid in self.leden if lid.number and lid.is_asked), None)


@dataclass(frozen=True)
class Division:
    """A chapter, a section, an annex or a note: its heading, words of its own, its parts."""

    is_article: ClassVar[bool] = False

    eid: str
    number: str
    heading: str
    leden: tuple[Lid, ...]
    parts: tuple[Division | Article, ...]
    level: int = 2

    @property
    def name(self) -> str:
        """What it is called: its number is as it is printed, "Hoofdstuk 2"."""
        return " ".join(part for part in (self.number, self.heading) if part)


@dataclass(frozen=True)
class Block:
    """A part of the preamble: a line, and the list under it."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """A whole version, ready for the template."""

    preamble: tuple[Block, ...]
    preamble_beside: Beside | None
    preamble_parts: tuple[tuple[str, Beside], ...]
    """Parts of the preamble that have an explanation of their own: their name, and what it says."""
    parts: tuple[Division | Article, ...]
    closing: tuple[str, ...]
    annexes: tuple[Division | Article, ...]
    """What comes after the signatures."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in reading order, wherever they stand."""
        return tuple(_articles((*self.parts, *self.annexes)))


@dataclass(frozen=True)
class Neighbour:
    """The article before or after the one that is read."""

    url: str
    number: str
    heading: str


def _articles(parts: Iterable[Division | Article]) -> Iterator[Article]:
    for part in parts:
        if isinstance(part, Article):
            yield part
        else:
            yield from _articles(part.parts)
