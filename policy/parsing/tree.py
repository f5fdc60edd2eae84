"""What parsing yields: the tree of a regulation, what was mended, what is odd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LONGEST_HEADING = 300
"""Characters in a title or the heading of an article; a longer one is text gone astray."""


TITLE = "title"
"""What `Parsed.placed` says of the line that holds the title: a title is no provision."""


class ParseError(Exception):
    """A line that can't be placed: which (counted from 1), and what was expected there."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"Line {line}: expected {expected}.")
        self.line = line
        self.expected = expected


@dataclass(frozen=True)
class Node:
    """A part of a regulation. `kind` is a value of `ProvisionKind`; `line` is where it begins."""

    kind: str
    eid: str
    number: str = ""
    heading: str = ""
    text: str = ""
    line: int = field(default=0, compare=False)
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Tree:
    """A regulation: its title, and preamble, articles, closing formula, signatories."""

    title: str
    roots: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Every node in reading order."""
        for root in self.roots:
            yield from root.walk()

    def node(self, eid: str) -> Node | None:
        """The node with this eId."""
        return next((node for node in self.walk() if node.eid == eid), None)

    def of_kind(self, kind: str) -> list[Node]:
        """The nodes of one kind, in reading order."""
        return [node for node in self.walk() if node.kind == kind]


@dataclass(frozen=True)
class Repair:
    """Layout damage that was mended: where, what stood there, what stands now, why."""

    line: int
    found: str
    repaired: str
    reason: str


@dataclass(frozen=True)
class Flag:
    """Something odd in the words: for an editor to judge, never mended.

    `message` is plain English; `values` are what it was made of, for other languages.
    """

    code: str
    line: int | None
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parsed:
    """All that a source text yields.

    `placed` says by line number (counted from 1) the eId of the part of the tree in which
    that line landed; `TITLE` for the title. A line that is blank, or that a repair leaves
    out, is not in it. A line that was joined to the one before has the eId of that one.
    """

    tree: Tree
    repairs: tuple[Repair, ...]
    flags: tuple[Flag, ...]
    placed: Mapping[int, str] = field(default_factory=dict)
