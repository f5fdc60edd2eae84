"""The tree, against the vectors of RFC 6962's reference code and against pymerkle."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from werksaam.audit import merkle
from werksaam.audit.merkle import Frontier, NodeId, hash_leaf

# The eight leaves and roots of certificate-transparency's merkle_tree_test.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = [
    (0, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (5, 8, [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (1, 5, [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]  # fmt: skip
CONSISTENCY = [
    (1, 1, []),
    (1, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (6, 8, [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 5, [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]  # fmt: skip

leaves = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


def _grown(data: list[bytes]) -> tuple[Frontier, dict[NodeId, bytes]]:
    tree, nodes = Frontier(), dict[NodeId, bytes]()
    for leaf in data:
        nodes |= {(n.level, n.index): n.hash for n in tree.append(hash_leaf(leaf))}
    return tree, nodes


def _root(data: list[bytes]) -> bytes:
    return _grown(data)[0].root()


def _hex(hashes: list[bytes]) -> list[str]:
    return [value.hex() for value in hashes]


def _oracle(data: list[bytes]) -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    for leaf in data:
        tree.append_entry(leaf)
    return tree


def test_empty_tree_has_the_hash_of_nothing() -> None:
    assert Frontier().root() == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_root_is_that_of_the_rfc(size: int) -> None:
    assert _root(LEAVES[:size]).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_inclusion_proof_is_that_of_the_rfc(index: int, size: int, proof: list[str]) -> None:
    nodes = _grown(LEAVES)[1]

    made = merkle.hashes_of_ranges(merkle.inclusion_ranges(index, size), nodes)

    assert _hex(made) == proof


@pytest.mark.parametrize(("old", "new", "proof"), CONSISTENCY)
def test_consistency_proof_is_that_of_the_rfc(old: int, new: int, proof: list[str]) -> None:
    nodes = _grown(LEAVES)[1]

    made = merkle.hashes_of_ranges(merkle.consistency_ranges(old, new), nodes)

    assert _hex(made) == proof


@given(leaves)
def test_root_agrees_with_pymerkle(data: list[bytes]) -> None:
    assert _root(data) == _oracle(data).get_root()


@given(leaves, st.data())
def test_inclusion_is_proven_for_every_leaf(data: list[bytes], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(data) - 1))
    tree, nodes = _grown(data)
    proof = merkle.hashes_of_ranges(merkle.inclusion_ranges(index, len(data)), nodes)

    assert merkle.is_included(hash_leaf(data[index]), index, len(data), proof, tree.root())


@given(leaves, st.data())
def test_inclusion_is_proven_at_its_own_place_alone(data: list[bytes], draw: st.DataObject) -> None:
    data = [bytes([number]) for number, _leaf in enumerate(data)]
    index, other = (draw.draw(st.integers(0, len(data) - 1)) for _ in range(2))
    tree, nodes = _grown(data)
    proof = merkle.hashes_of_ranges(merkle.inclusion_ranges(index, len(data)), nodes)

    held = merkle.is_included(hash_leaf(data[other]), other, len(data), proof, tree.root())

    assert held == (index == other)


@given(leaves, st.data())
def test_consistency_is_proven_with_every_earlier_tree(
    data: list[bytes], draw: st.DataObject
) -> None:
    old = draw.draw(st.integers(1, len(data)))
    tree, nodes = _grown(data)
    proof = merkle.hashes_of_ranges(merkle.consistency_ranges(old, len(data)), nodes)

    assert merkle.is_consistent(old, len(data), proof, _root(data[:old]), tree.root())


@given(leaves, st.data())
def test_consistency_is_not_proven_with_another_tree(
    data: list[bytes], draw: st.DataObject
) -> None:
    old = draw.draw(st.integers(1, len(data)))
    tree, nodes = _grown(data)
    proof = merkle.hashes_of_ranges(merkle.consistency_ranges(old, len(data)), nodes)
    forged = _root([*data[: old - 1], b"something else"])

    assert not merkle.is_consistent(old, len(data), proof, forged, tree.root())


@given(leaves)
def test_a_tree_goes_on_from_its_stored_nodes(data: list[bytes]) -> None:
    nodes = _grown(data)[1]
    wanted = merkle.nodes_of_range(0, len(data))

    tree = Frontier(len(data), [nodes[node] for node in wanted])
    tree.append(hash_leaf(b"next"))

    assert tree.root() == _root([*data, b"next"])


@pytest.mark.parametrize("place", [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_outside_the_tree(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not in a tree"):
        merkle.inclusion_ranges(*place)


@pytest.mark.parametrize("size", [10, 1_000, 1_000_000])
def test_a_proof_needs_few_nodes(size: int) -> None:
    needed = merkle.nodes_of_ranges(merkle.inclusion_ranges(size // 3, size))

    assert len(needed) <= 2 * size.bit_length()
