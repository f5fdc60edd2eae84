"""Two versions of a text laid beside one another, part by part. Pure.

The order is that of the later text; what lapsed stands where it stood. A part that only
has another number because one was put in above it is renumbered, not moved: moved is what
stands under another part, or changed places with its neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from .kinds import Kind
from .lineage import Link, merged_into, split_from
from .order import out_of_order
from .words import Run, compare_words

_Below = Mapping[UUID | None, Sequence["Part"]]


@dataclass(frozen=True)
class Part:
    """A part of a version's text, with its own words only. `sha256` covers what is under it."""

    provision: UUID
    parent: UUID | None
    eid: str
    kind: str
    number: str
    heading: str
    text: str
    sha256: str


@dataclass(frozen=True)
class Compared:
    """What became of one part: as it was, as it is, and the words that came and went.

    `elsewhere`: where what was split off came from, or where what was merged went to.
    `with_parent`: it came or went as a part of something larger that did.
    """

    kinds: frozenset[Kind]
    depth: int
    before: Part | None
    after: Part | None
    heading: tuple[Run, ...] = ()
    text: tuple[Run, ...] = ()
    elsewhere: tuple[Part, ...] = ()
    with_parent: bool = False

    @property
    def now(self) -> Part:
        """As it is; of what lapsed, as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(
    before: Iterable[Part], after: Iterable[Part], links: Iterable[Link] = ()
) -> list[Compared]:
    """Every part of either text, in the order of reading; of what stayed, `kinds` is empty.

    The parts are given in the order of their text, each after what it is under.
    """
    sides = _Sides(list(before), list(after), list(links))
    return list(sides.under(None, 0, whole=None))


@dataclass
class _Sides:
    """Both texts, as trees, with what is asked of them for every part."""

    before: list[Part]
    after: list[Part]
    links: list[Link]
    earlier: dict[UUID, Part] = field(init=False)
    later: dict[UUID, Part] = field(init=False)

    def __post_init__(self) -> None:
        self.earlier = {part.provision: part for part in self.before}
        self.later = {part.provision: part for part in self.after}
        self.split = split_from(self.links, set(self.earlier))
        self.merged = merged_into(self.links, set(self.later))
        self.were, self.are = _below(self.before), _below(self.after)
        self.displaced = _displaced(self.were, self.are)

    def under(self, parent: UUID | None, depth: int, *, whole: Kind | None) -> Iterator[Compared]:
        """All below `parent`; `whole` is what became of that, where it came or went."""
        for part in self._children(parent):
            found = self._one(part, depth, whole)
            yield found
            yield from self.under(part.provision, depth + 1, whole=_whole(found))

    def _children(self, parent: UUID | None) -> list[Part]:
        """Those of now, with what lapsed put in after the neighbour it stood behind."""
        lapsed: dict[UUID | None, list[Part]] = defaultdict(list)
        here = {part.provision for part in self.are.get(parent, ())}
        last: UUID | None = None
        for part in self.were.get(parent, ()):
            if part.provision in here:
                last = part.provision
            elif part.provision not in self.later:
                lapsed[last].append(part)
        made = list(lapsed[None])
        for part in self.are.get(parent, ()):
            made += [part, *lapsed[part.provision]]
        return made

    def _one(self, part: Part, depth: int, whole: Kind | None) -> Compared:
        was, now = self.earlier.get(part.provision), self.later.get(part.provision)
        if now is None:
            return self._lapsed(part, depth, whole)
        if was is None:
            return self._new(now, depth, whole)
        words = compare_words(was.heading, now.heading), compare_words(was.text, now.text)
        return Compared(frozenset(self._kinds(was, now)), depth, was, now, *words)

    def _kinds(self, was: Part, now: Part) -> Iterator[Kind]:
        if was.text != now.text:
            yield Kind.CHANGED
        if was.heading != now.heading:
            yield Kind.HEADING
        if was.parent != now.parent or now.provision in self.displaced:
            yield Kind.MOVED
        elif was.number != now.number:
            yield Kind.RENUMBERED

    def _new(self, now: Part, depth: int, whole: Kind | None) -> Compared:
        origins = tuple(self.earlier[one] for one in self.split.get(now.provision, ()))
        kind = Kind.SPLIT if origins else Kind.NEW
        words = compare_words("", now.heading), compare_words("", now.text)
        return Compared(
            frozenset({kind}), depth, None, now, *words, origins, with_parent=kind is whole
        )

    def _lapsed(self, was: Part, depth: int, whole: Kind | None) -> Compared:
        into = tuple(self.later[one] for one in self.merged.get(was.provision, ()))
        kind = Kind.MERGED if into else Kind.LAPSED
        words = compare_words(was.heading, ""), compare_words(was.text, "")
        return Compared(
            frozenset({kind}), depth, was, None, *words, into, with_parent=kind is whole
        )


def _whole(one: Compared) -> Kind | None:
    if one.before is None:
        return Kind.NEW
    return Kind.LAPSED if one.after is None else None


def _below(parts: Iterable[Part]) -> dict[UUID | None, list[Part]]:
    below: dict[UUID | None, list[Part]] = defaultdict(list)
    for part in parts:
        below[part.parent].append(part)
    return below


def _displaced(were: _Below, are: _Below) -> set[UUID]:
    """Those that changed places with a neighbour that stayed under the same part."""
    found: set[UUID] = set()
    for parent, now in are.items():
        place = {part.provision: n for n, part in enumerate(were.get(parent, ()))}
        staying = [part.provision for part in now if part.provision in place]
        found |= out_of_order(staying, [place[one] for one in staying])
    return found
