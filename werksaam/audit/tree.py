"""The stored nodes of the tree: its size, root and proofs, each in O(log n)."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from werksaam.compiled_queries import compiled, filled_up

from . import merkle
from .merkle import Frontier, NodeId
from .models import Event, Node


class BrokenTree(RuntimeError):
    """A node that must be there is not: the trail was tampered with."""


def size() -> int:
    """How many events there are."""
    last = Event.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def frontier(size: int) -> Frontier:
    """The tree of `size`, ready to grow."""
    wanted = merkle.nodes_of_range(0, size)
    found = stored_nodes(wanted)
    return Frontier(size, [found[node] for node in wanted])


def root(size: int) -> bytes:
    """The root of the tree of the first `size` events."""
    return frontier(size).root()


def inclusion_proof(index: int, size: int) -> list[bytes]:
    """The hashes that prove event `index` in the tree of `size`."""
    return _proof(merkle.inclusion_ranges(index, size))


def consistency_proof(old: int, new: int) -> list[bytes]:
    """The hashes that prove that the tree of `new` continues the tree of `old`."""
    return _proof(merkle.consistency_ranges(old, new))


def stored_nodes(wanted: Collection[NodeId]) -> dict[NodeId, bytes]:
    """The hashes of these nodes, in one query. Raises BrokenTree where one is missing."""
    if not wanted:
        return {}
    levels, indexes = {level for level, _ in wanted}, {index for _, index in wanted}
    # A few more than wanted, at most the square of the tree's height: simpler to ask.
    height, width = filled_up(list(levels)), filled_up(list(indexes))
    rows = _nodes(*height, *width, height=len(height))
    found = {(level, index): bytes(value) for level, index, value in rows}
    if missing := set(wanted) - found.keys():
        raise BrokenTree(f"Node {min(missing)} of the trail is missing: run verify_audit.")
    return found


@compiled
def _nodes(*numbers: int, height: int) -> QuerySet[Node, tuple[int, int, Any]]:
    levels, indexes = numbers[:height], numbers[height:]
    nodes = Node.objects.filter(level__in=levels, index__in=indexes)
    return nodes.values_list("level", "index", "hash")


def _proof(ranges: list[tuple[int, int]]) -> list[bytes]:
    return merkle.hashes_of_ranges(ranges, stored_nodes(merkle.nodes_of_ranges(ranges)))
