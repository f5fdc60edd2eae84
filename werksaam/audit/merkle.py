"""The Merkle tree of RFC 6962 (section 2.1) and RFC 9162. Pure.

A node is addressed by `(level, index)`: level 0 holds the leaf hashes, and the
node (l, i) covers the leaves from i·2^l up to (i+1)·2^l. Only complete nodes
have such an address; what stands at the right edge of a tree follows from them.
Appending, the root and every proof need O(log n) of them.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256(b"").digest()

NodeId = tuple[int, int]


@dataclass(frozen=True)
class MadeNode:
    """A complete node that came about."""

    level: int
    index: int
    hash: bytes


def hash_leaf(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def nodes_of_range(start: int, end: int) -> list[NodeId]:
    """The complete nodes that cover the leaves [start, end), from left to right.

    `start` must be a multiple of the greatest power of two in the range, as it
    is for every range that a proof asks for.
    """
    nodes = []
    while start < end:
        level = (end - start).bit_length() - 1
        nodes.append((level, start >> level))
        start += 1 << level
    return nodes


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash over complete nodes that stand side by side, from left to right."""
    if not hashes:
        return EMPTY_ROOT
    value = hashes[-1]
    for left in reversed(hashes[:-1]):
        value = hash_node(left, value)
    return value


class Frontier:
    """A growing tree, known by the complete nodes at its right edge."""

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self._hashes = list(hashes)

    def append(self, leaf_hash: bytes) -> list[MadeNode]:
        """Add a leaf; returns the complete nodes it made, itself first."""
        level, index, value = 0, self.size, leaf_hash
        made = [MadeNode(level, index, value)]
        while index & 1:
            value = hash_node(self._hashes.pop(), value)
            level, index = level + 1, index >> 1
            made.append(MadeNode(level, index, value))
        self._hashes.append(value)
        self.size += 1
        return made

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return fold(self._hashes)


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """The ranges of leaves whose hashes prove leaf `index` in a tree of `size`, deepest first."""
    if not 0 <= index < size:
        raise ValueError(f"Leaf {index} is not in a tree of {size}.")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(old: int, new: int) -> list[tuple[int, int]]:
    """The ranges whose hashes prove that the tree of `new` continues the tree of `old`."""
    if not 0 < old <= new:
        raise ValueError(f"A tree of {new} can't be proven to continue one of {old}.")
    ranges, start, end, is_whole = [], 0, new, True
    while old != end:
        middle = start + _largest_power_below(end - start)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start, is_whole = middle, False
    if not is_whole:
        ranges.append((start, end))
    return ranges[::-1]


def nodes_of_ranges(ranges: Iterable[tuple[int, int]]) -> list[NodeId]:
    """Every complete node that the ranges need."""
    return [node for start, end in ranges for node in nodes_of_range(start, end)]


def hashes_of_ranges(
    ranges: Iterable[tuple[int, int]], nodes: Mapping[NodeId, bytes]
) -> list[bytes]:
    """The hash of each range. Raises KeyError where a node is missing."""
    return [fold([nodes[node] for node in nodes_of_range(*span)]) for span in ranges]


def is_included(
    leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether `proof` shows the leaf at `index` in the tree of `size` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, value = index, size - 1, leaf_hash
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            value = hash_node(sibling, value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = hash_node(value, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and value == root


def is_consistent(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Whether `proof` shows that the new tree continues the old one (RFC 9162, 2.1.4.2)."""
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new:
        return False
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return _climb(path, node, last) == (old_root, new_root)


def _climb(path: Sequence[bytes], node: int, last: int) -> tuple[bytes, bytes] | None:
    was, now = path[0], path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            was, now = hash_node(sibling, was), hash_node(sibling, now)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            now = hash_node(now, sibling)
        node, last = node >> 1, last >> 1
    return (was, now) if last == 0 else None


def _largest_power_below(size: int) -> int:
    """The largest power of two smaller than `size` (which is at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)
