"""What became of each part of a text, from one version to a later one."""

from __future__ import annotations

import pytest

from policy.comparing import Kind, Link, compare

from .parts import found, identity, parts, said

TABLE: dict[str, tuple[list[str], list[str], list[tuple[str, list[str]]]]] = {
    "the same": (["x  1  a"], ["x  1  a"], []),
    "other words": (["x  1  a"], ["x  1  b"], [("x", ["changed"])]),
    "another heading": (["x  1  A|a"], ["x  1  B|a"], [("x", ["heading"])]),
    "one put in between": (
        ["x  1  a", "y  2  b"],
        ["x  1  a", "z  2  c", "y  3  b"],
        [("z", ["new"]), ("y", ["renumbered"])],
    ),
    "one that lapsed stands where it stood": (
        ["x  1  a", "y  2  b", "z  3  c"],
        ["x  1  a", "z  2  c"],
        [("y", ["lapsed"]), ("z", ["renumbered"])],
    ),
    "the first that lapsed": (["x  1  a", "y  2  b"], ["y  2  b"], [("x", ["lapsed"])]),
    "the last taken to the front": (
        ["x  1  a", "y  2  b", "z  3  c"],
        ["z  1  c", "x  2  a", "y  3  b"],
        [("z", ["moved"]), ("x", ["renumbered"]), ("y", ["renumbered"])],
    ),
    "one taken to another article, and other words": (
        ["art  1", "  x  1  a", "two  2"],
        ["art  1", "two  2", "  x  1  b"],
        [("x", ["changed", "moved"])],
    ),
    "out of an article that lapsed": (
        ["art  1", "  x  1  a", "two  2"],
        ["two  2", "  x  1  a"],
        [("art", ["lapsed"]), ("x", ["moved"])],
    ),
    "what lapsed behind a lid comes after its items": (
        ["x  1  a", "  i  a.  b", "y  2  c"],
        ["x  1  a", "  i  a.  b", "  j  b.  d"],
        [("j", ["new"]), ("y", ["lapsed"])],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_became_of_each_part(case: str) -> None:
    before, after, expected = TABLE[case]

    assert found(before, after) == expected


def test_what_came_with_a_whole_article_says_so() -> None:
    compared = compare([], parts("art  1  Doel", "  x  1  a"))

    assert [(one.now.eid, one.with_parent, one.depth) for one in compared] == [
        ("art", False, 0),
        ("x", True, 1),
    ]


def test_what_was_split_off_says_from_where() -> None:
    before, after = parts("x  1  a en b"), parts("x  1  a", "y  2  b")
    link = Link(Kind.SPLIT, identity("y"), identity("x"))

    compared = compare(before, after, [link])

    assert said(compared) == [("x", ["changed"]), ("y", ["split"])]
    assert compared[1].elsewhere == (before[0],)


def test_what_was_merged_says_into_what() -> None:
    before, after = parts("x  1  a", "y  2  b"), parts("z  1  a en b")
    links = [Link(Kind.MERGED, identity("z"), identity(one)) for one in ("x", "y")]

    compared = compare(before, after, links)

    assert said(compared) == [("x", ["merged"]), ("y", ["merged"]), ("z", ["new"])]
    assert compared[0].elsewhere == compared[1].elsewhere == (after[0],)


def test_lineage_is_followed_through_a_version_in_between() -> None:
    split_twice = [
        Link(Kind.SPLIT, identity("y"), identity("x")),
        Link(Kind.SPLIT, identity("z"), identity("y")),
    ]

    compared = compare(parts("x  1  a"), parts("x  1  a", "z  2  b"), split_twice)

    assert said(compared) == [("z", ["split"])]
    assert [part.eid for part in compared[1].elsewhere] == ["x"]


def test_links_that_run_in_a_circle_lead_nowhere() -> None:
    circle = [
        Link(Kind.SPLIT, identity("y"), identity("z")),
        Link(Kind.SPLIT, identity("z"), identity("y")),
    ]

    assert said(compare([], parts("y  1  a"), circle)) == [("y", ["new"])]
