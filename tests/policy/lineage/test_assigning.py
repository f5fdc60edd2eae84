"""Which identity follows from what a person says."""

from __future__ import annotations

import pytest

from policy.lineage.assigning import FRESH, GoesOnTwice, Said, StillThere, assign
from policy.lineage.proposing import Kind

EARLIER = {"a": "A", "b": "B", "c": "C"}

CASES = {
    "nothing said changes nothing": ({"a": "A", "b": "B"}, [], [], {"a": "A", "b": "B"}),
    "one gets its old identity back": (
        {"a": "A", "d": "new"},
        [Said(Kind.RENUMBERED, "b", "d")],
        ["a"],
        {"a": "A", "d": "B"},
    ),
    "two change places": (
        {"a": "A", "b": "B"},
        [Said(Kind.RENUMBERED, "b", "a"), Said(Kind.RENUMBERED, "a", "b")],
        [],
        {"a": "B", "b": "A"},
    ),
    "what is new loses an old identity": (
        {"a": "A"},
        [Said(Kind.NEW, "", "a")],
        [],
        {"a": FRESH},
    ),
    "what is new keeps one of its own": (
        {"a": "A", "d": "own"},
        [Said(Kind.NEW, "", "d")],
        ["a"],
        {"a": "A", "d": "own"},
    ),
    "what nobody confirmed yields": (
        {"a": "A", "d": "own"},
        [Said(Kind.RENUMBERED, "a", "d")],
        [],
        {"a": FRESH, "d": "A"},
    ),
    "a split one is another": (
        {"a": "A", "b": "B"},
        [Said(Kind.SPLIT, "a", "b")],
        ["a"],
        {"a": "A", "b": FRESH},
    ),
}


@pytest.mark.parametrize(("now", "said", "firm", "expected"), CASES.values(), ids=CASES.keys())
def test_identities(
    now: dict[str, str], said: list[Said], firm: list[str], expected: dict[str, str]
) -> None:
    assert assign(now, EARLIER, said, firm) == expected


def test_what_was_confirmed_does_not_yield() -> None:
    with pytest.raises(GoesOnTwice) as caught:
        assign({"a": "A", "d": "own"}, EARLIER, [Said(Kind.RENUMBERED, "a", "d")], ["a"])

    assert {caught.value.where, caught.value.other} == {"a", "d"}


def test_two_can_not_be_the_same() -> None:
    said = [Said(Kind.CONTINUES, "a", "a"), Said(Kind.RENUMBERED, "a", "d")]

    with pytest.raises(GoesOnTwice):
        assign({"a": "A", "d": "own"}, EARLIER, said, [])


@pytest.mark.parametrize("kind", [Kind.LAPSED, Kind.MERGED])
def test_what_goes_on_is_not_gone(kind: Kind) -> None:
    with pytest.raises(StillThere) as caught:
        assign({"a": "A", "d": "B"}, EARLIER, [Said(kind, "b", "a")], ["a"])

    assert (caught.value.where, caught.value.other) == ("b", "d")
