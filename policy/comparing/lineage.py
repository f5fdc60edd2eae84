"""Where a provision came from and where it went, over several versions. Pure.

A person confirms lineage from one version to the next. Between two versions that lie
further apart, the links are followed one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from .kinds import Kind


@dataclass(frozen=True)
class Link:
    """`provision` was split off from `origin`, or `origin` was merged into it: another one."""

    kind: Kind
    provision: UUID
    origin: UUID


def split_from(links: Iterable[Link], standing: set[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Of every provision split off: the ones it came from, of those in `standing`."""
    above = _sides(links, Kind.SPLIT, down=False)
    return {one: _reached(one, above, standing) for one in above}


def merged_into(links: Iterable[Link], standing: set[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Of every provision merged into another: where its words are now, of those in `standing`."""
    below = _sides(links, Kind.MERGED, down=True)
    return {one: _reached(one, below, standing) for one in below}


def _sides(links: Iterable[Link], kind: Kind, *, down: bool) -> dict[UUID, list[UUID]]:
    sides: dict[UUID, list[UUID]] = defaultdict(list)
    for link in links:
        if link.kind is kind:
            start, end = (link.origin, link.provision) if down else (link.provision, link.origin)
            sides[start].append(end)
    return sides


def _reached(
    start: UUID, sides: Mapping[UUID, list[UUID]], standing: set[UUID]
) -> tuple[UUID, ...]:
    """The first that stand, along every way. Ends also where links run in a circle."""
    seen, waiting = {start}, [start]
    found: list[UUID] = []
    while waiting:
        for other in sides.get(waiting.pop(0), ()):
            if other in seen:
                continue
            seen.add(other)
            (found if other in standing else waiting).append(other)
    return tuple(found)
