"""A draft as a tree of parts. `key` is the identity of a provision, whatever its number. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

LAPSED_TEXT = "[vervallen]"
"""What stands where a provision lapsed and its number was kept."""


class NotPossible(Exception):
    """An operation that this draft can't take; `reason` is a key of `policy.drafting.refusals`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Part:
    """A provision of a draft; `kind` is a value of `ProvisionKind`.

    `named` is the eId that the parser gave it, where `naming` would give another: kept for as
    long as its number stays and it is free; without what it has from the part around it.
    """

    key: str
    kind: str
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Part, ...] = ()
    named: str = ""

    def walk(self) -> Iterator[Part]:
        """This part and all under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Outline:
    """A whole draft. Nothing is changed in place: each change gives another outline."""

    title: str
    roots: tuple[Part, ...]

    def walk(self) -> Iterator[Part]:
        """Every part in reading order."""
        for root in self.roots:
            yield from root.walk()

    def part(self, key: str) -> Part:
        """The part with this key. Raises NotPossible: someone else took it out."""
        found = next((part for part in self.walk() if part.key == key), None)
        if found is None:
            raise NotPossible("gone")
        return found

    def has(self, key: str) -> bool:
        """Whether this provision stands in the draft."""
        return any(part.key == key for part in self.walk())

    def parent(self, key: str) -> Part | None:
        """The part around this one; None for a root."""
        inside = (part for part in self.walk() if any(one.key == key for one in part.children))
        return next(inside, None)

    def siblings(self, key: str) -> tuple[Part, ...]:
        """This part and those beside it, of every kind."""
        around = self.parent(key)
        return around.children if around else self.roots

    def mapped(self, change: Callable[[Part], Part]) -> Outline:
        """Every part changed, from the leaves up."""
        return replace(self, roots=tuple(_mapped(root, change) for root in self.roots))

    def put(self, part: Part) -> Outline:
        """The part of the same key replaced by this one, with what is under it."""
        return self.mapped(lambda one: part if one.key == part.key else one)

    def spliced(self, key: str, instead: tuple[Part, ...]) -> Outline:
        """These parts in the place of the one with `key`."""
        around = self.parent(key)
        children = _spliced(self.siblings(key), key, instead)
        if around is None:
            return replace(self, roots=children)
        return self.put(replace(around, children=children))


def _mapped(part: Part, change: Callable[[Part], Part]) -> Part:
    under = tuple(_mapped(child, change) for child in part.children)
    return change(replace(part, children=under) if under != part.children else part)


def _spliced(parts: tuple[Part, ...], key: str, instead: tuple[Part, ...]) -> tuple[Part, ...]:
    at = next(index for index, one in enumerate(parts) if one.key == key)
    return (*parts[:at], *instead, *parts[at + 1 :])
