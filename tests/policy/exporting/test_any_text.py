"""Whatever the words and the structure: a file comes out, and nothing is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy.exporting import to_json, to_xml
from policy.exporting.akoma_ntoso import allowed
from policy.exporting.paper import to_words
from policy.parsing.tree import Node, Tree

from .opened import rendered
from .reading_back import tree_in_json, tree_in_xml
from .test_akoma_ntoso import errors_in
from .texts import published

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LISTED = ("paragraph", "item", "alinea", "wrap_up")


def _named(eid: str, node: Node) -> Node:
    """The same, with eIds that are unique."""
    children = tuple(_named(f"{eid}__{n}", child) for n, child in enumerate(node.children))
    return Node(node.kind, eid, node.number, node.heading, node.text, children=children)


LEAVES = st.builds(
    Node,
    st.sampled_from(LISTED),
    st.just(""),
    st.sampled_from(["", "1", "2a", "1°"]),
    st.just(""),
    WORDS,
)
DEEPER = st.recursive(
    LEAVES,
    lambda under: st.builds(
        lambda node, children: Node(node.kind, "", node.number, "", node.text, children=children),
        LEAVES,
        st.lists(under, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
ARTICLES = st.builds(
    lambda heading, text, children: Node("article", "", "1", heading, text, children=children),
    WORDS,
    WORDS,
    st.lists(DEEPER, max_size=3).map(tuple),
)
TREES = st.builds(
    lambda title, roots: Tree(
        f"T{title}", tuple(_named(f"art_{n}", root) for n, root in enumerate(roots))
    ),
    WORDS,
    st.lists(ARTICLES, max_size=3),
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(TREES)
@QUICK
def test_json_holds_it_as_it_is(tree: Tree) -> None:
    assert tree_in_json(to_json(published(tree))) == tree


@given(TREES)
@QUICK
def test_xml_is_valid_and_holds_it_but_for_what_xml_forbids(tree: Tree) -> None:
    written = to_xml(published(tree))

    assert errors_in(written) == []
    assert tree_in_xml(written) == _as_in_xml(tree)


@given(TREES)
@settings(QUICK, max_examples=8)  # each letter without a glyph takes milliseconds to find out
def test_a_pdf_comes_out(tree: Tree) -> None:
    assert rendered("code", to_words(published(tree))).standards == ("2", "A", "1")


def _as_in_xml(tree: Tree) -> Tree:
    def changed(node: Node) -> Node:
        children = tuple(changed(child) for child in node.children)
        heading, text = allowed(node.heading), allowed(node.text)
        return Node(node.kind, node.eid, node.number, heading, text, children=children)

    return Tree(allowed(tree.title), tuple(changed(root) for root in tree.roots))
