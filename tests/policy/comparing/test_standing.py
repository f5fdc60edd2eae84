"""What differs between two versions, provision by provision; and whether a text names someone."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest

from policy.comparing import Change, Kind, Stood, changes
from policy.naming_asker import names

NAMESPACE = UUID(int=0)


def stood(name: str, eid: str = "", words: str = "a") -> Stood:
    """A provision known by `name`, at `eid`."""
    return Stood(uuid5(NAMESPACE, name), eid or name, words)


SAME = stood("one")

TABLE: dict[str, tuple[list[Stood], list[Stood], list[Change]]] = {
    "the same text": ([SAME], [SAME], []),
    "other words": ([SAME], [stood("one", words="b")], [Change(Kind.CHANGED, "one")]),
    "a new one": ([], [SAME], [Change(Kind.NEW, "one")]),
    "one that lapsed": ([SAME], [], [Change(Kind.LAPSED, "one")]),
    "another number": ([SAME], [stood("one", "two")], [Change(Kind.MOVED, "two", "one")]),
    "another number and other words": (
        [SAME],
        [stood("one", "two", "b")],
        [Change(Kind.CHANGED, "two", "one")],
    ),
    "two that changed places": (
        [stood("x", "1"), stood("y", "2")],
        [stood("y", "1"), stood("x", "2")],
        [Change(Kind.MOVED, "1", "2"), Change(Kind.MOVED, "2", "1")],
    ),
    "another one with the number of one that lapsed": (
        [stood("x", "1")],
        [stood("y", "1")],
        [Change(Kind.NEW, "1"), Change(Kind.LAPSED, "1")],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_became_of_each_provision(case: str) -> None:
    before, after, expected = TABLE[case]

    assert changes(before, after) == expected


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Piet Mol vroeg dit.", "Piet Mol", True),
        ("Meneer MOL vroeg dit.", "Piet Mol", True),
        ("Piet\nMol vroeg dit.", "Piet Mol", True),
        ("Hij keek naar de molen.", "Piet Mol", False),
        ("Wil iemand dit?", "Wil Jansen", False),
        ("Dat vroeg Samira el Idrissi.", "Samira el Idrissi", True),
        ("Idrissi vroeg het.", "Samira el Idrissi", True),
        ("Wat is de bo?", "Jan Bo", False),
        ("Wat u wilt.", "", False),
        ("", "Piet Mol", False),
    ],
)
def test_a_text_names_someone_by_name_or_last_name(text: str, name: str, found: bool) -> None:
    assert names(text, name) is found
