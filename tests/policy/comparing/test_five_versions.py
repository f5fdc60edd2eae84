"""A code of an invented body through five versions, and what is always so of a comparison."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.comparing import Compared, Kind, Link, Part, after_of, before_of, compare

from .parts import identity, parts, said

VERSIONS = [
    parts(
        "een  1  Doel|",
        "  een1  1.  Deze regeling helpt u.",
        "twee  2  Regels|",
        "  twee1  1.  U deelt geen namen en geen foto's.",
        "  twee2  2.  U vraagt eerst.",
    ),
    parts(
        "een  1  Doel|",
        "  een1  1.  Deze regeling helpt u op weg.",
        "twee  2  Regels|",
        "  twee1  1.  U deelt geen namen.",
        "  twee3  2.  U deelt geen foto's.",
        "  twee2  3.  U vraagt eerst.",
    ),
    parts(
        "nul  1  Begrippen|",
        "  nul1  1.  Wij zijn het fonds.",
        "een  2  Doel|",
        "  een1  1.  Deze regeling helpt u op weg.",
        "twee  3  Regels|",
        "  twee2  1.  U vraagt eerst.",
        "  twee1  2.  U deelt geen namen.",
        "  twee3  3.  U deelt geen foto's.",
    ),
    parts(
        "nul  1  Begrippen|",
        "  nul1  1.  Wij zijn het fonds.",
        "een  2  Waarom|",
        "  een1  1.  Deze regeling helpt u op weg.",
        "twee  3  Regels|",
        "  twee2  1.  U vraagt eerst.",
        "  vier  2.  U deelt geen namen en beelden.",
    ),
    parts(
        "een  1  Waarom|",
        "  een1  1.  Deze regeling helpt u op weg.",
        "  twee2  2.  U vraagt eerst.",
        "twee  2  Regels|",
        "  vier  1.  U deelt geen namen en geen beelden.",
    ),
]
LINKS = [
    Link(Kind.SPLIT, identity("twee3"), identity("twee1")),
    Link(Kind.MERGED, identity("vier"), identity("twee1")),
    Link(Kind.MERGED, identity("vier"), identity("twee3")),
]
STEPS: list[list[tuple[str, list[str]]]] = [
    [
        ("een1", ["changed"]),
        ("twee1", ["changed"]),
        ("twee3", ["split"]),
        ("twee2", ["renumbered"]),
    ],
    [
        ("nul", ["new"]),
        ("nul1", ["new"]),
        ("een", ["renumbered"]),
        ("twee", ["renumbered"]),
        ("twee2", ["moved"]),
        ("twee1", ["renumbered"]),
        ("twee3", ["renumbered"]),
    ],
    [("een", ["heading"]), ("twee1", ["merged"]), ("twee3", ["merged"]), ("vier", ["new"])],
    [
        ("nul", ["lapsed"]),
        ("nul1", ["lapsed"]),
        ("een", ["renumbered"]),
        ("twee2", ["moved"]),
        ("twee", ["renumbered"]),
        ("vier", ["changed", "renumbered"]),
    ],
]


@pytest.mark.parametrize("step", range(4))
def test_what_changed_from_each_version_to_the_next(step: int) -> None:
    before, after = list(pairwise(VERSIONS))[step]

    assert said(compare(before, after, LINKS)) == STEPS[step]


def test_from_the_first_to_the_last_what_was_split_and_merged_leads_through() -> None:
    merged = next(one for one in compare(VERSIONS[0], VERSIONS[4], LINKS) if one.now.eid == "twee1")

    assert merged.kinds == {Kind.MERGED}
    assert [part.eid for part in merged.elsewhere] == ["vier"]


@pytest.mark.parametrize("pair", combinations_with_replacement(range(5), 2))
def test_what_is_shown_holds_both_versions_whole(pair: tuple[int, int]) -> None:
    before, after = (VERSIONS[number] for number in pair)

    compared = compare(before, after, LINKS)

    assert _later(compared) == after
    assert {part.provision for part in before} == {
        one.before.provision for one in compared if one.before
    }
    assert all(_is_exact(one) for one in compared)


NAMES = ["a", "b", "c", "d", "e"]
TEXTS = st.permutations(NAMES).flatmap(
    lambda names: st.lists(
        st.sampled_from(["Een zin.", "Een andere zin.", ""]), min_size=0, max_size=5
    ).map(
        lambda texts: parts(
            *(f"{n}  {i}  {t}" for i, (n, t) in enumerate(zip(names, texts, strict=False)))
        )
    )
)


@settings(max_examples=100, deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_applied_to_the_old_text_a_comparison_gives_the_new(
    before: list[Part], after: list[Part]
) -> None:
    compared = compare(before, after)

    assert _later(compared) == after
    assert all(_is_exact(one) for one in compared)


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_a_version_beside_itself_differs_in_nothing(text: list[Part]) -> None:
    assert said(compare(text, text)) == []


def _later(compared: list[Compared]) -> list[Part]:
    return [one.after for one in compared if one.after]


def _is_exact(one: Compared) -> bool:
    was = (one.before.heading, one.before.text) if one.before else ("", "")
    now = (one.after.heading, one.after.text) if one.after else ("", "")
    return (before_of(one.heading), before_of(one.text)) == was and (
        after_of(one.heading),
        after_of(one.text),
    ) == now
