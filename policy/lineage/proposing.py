"""What became of each provision, as a proposal for a person to confirm. Pure.

Every earlier provision is accounted for once (it goes on, perhaps under another number, was
merged, or lapsed), every later one too (it goes on from one, was split off, or is new).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .pairing import ALIKE, Ground, Pairing, by_number, paired
from .words import Likeliest, Placed, containment, similarity

_MOSTLY = 0.6
"""From this share of its words on, a text is taken to come from another."""
_ENOUGH = 3
"""Fewer words than this are no ground for anything."""
_DOUBTFUL = frozenset({Ground.NUMBER, Ground.HEADING, Ground.KEPT})


class Kind(StrEnum):
    """What became of a provision; the values of `LineageKind`."""

    CONTINUES = "continues"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    LAPSED = "lapsed"


GONE = frozenset({Kind.MERGED, Kind.LAPSED})
"""What is said of an earlier provision; everything else is said of a later one."""


@dataclass(frozen=True)
class Proposal:
    """What became of one provision: the eIds where it stood and stands, why, and how alike.

    `before` is empty for a new one, `after` for a lapsed one.
    """

    kind: Kind
    before: str
    after: str
    ground: Ground
    similarity: float

    @property
    def about(self) -> tuple[bool, str]:
        """Of which provision it speaks: whether that is gone, and its eId."""
        gone = self.kind in GONE
        return gone, self.before if gone else self.after

    @property
    def is_certain(self) -> bool:
        """Whether it stands where it stood with the words it had: that needs nobody."""
        return self.ground is Ground.PLACE

    @property
    def is_doubtful(self) -> bool:
        """Whether it would go on with other words: never confirmed with others at one stroke."""
        return self.ground in _DOUBTFUL and self.similarity < ALIKE


def propose(before: Iterable[Placed], after: Iterable[Placed]) -> list[Proposal]:
    """What became of every provision: in the order of the later version, then what is gone."""
    found = paired(before, after)
    split, merged = _split(found), _merged(found)
    _spare(found, split, merged)
    return [
        *(_later(found, one, split) for one in found.after.values()),
        *(_gone(found, one, merged) for one in found.left_before()),
    ]


def _spare(found: Pairing, split: Mapping[str, str], merged: Mapping[str, str]) -> None:
    """Pair by number what is neither split off nor merged."""
    aside = Pairing(
        [one for one in found.left_before() if one.eid not in merged],
        [one for one in found.left_after() if one.eid not in split],
    )
    by_number(aside)
    for after, before in aside.origin.items():
        found.pair(found.before[before], found.after[after], Ground.NUMBER)


def _later(found: Pairing, one: Placed, split: Mapping[str, str]) -> Proposal:
    if before := found.origin.get(one.eid):
        kind = Kind.CONTINUES if before == one.eid else Kind.RENUMBERED
        alike = _alike(found.before[before], one)
        return Proposal(kind, before, one.eid, found.ground[one.eid], alike)
    if source := split.get(one.eid):
        alike = _alike(found.before[source], one)
        return Proposal(Kind.SPLIT, source, one.eid, Ground.SHARED, alike)
    return Proposal(Kind.NEW, "", one.eid, Ground.NOTHING, 0.0)


def _gone(found: Pairing, one: Placed, merged: Mapping[str, str]) -> Proposal:
    if target := merged.get(one.eid):
        alike = _alike(one, found.after[target])
        return Proposal(Kind.MERGED, one.eid, target, Ground.SHARED, alike)
    return Proposal(Kind.LAPSED, one.eid, "", Ground.NOTHING, 0.0)


def _alike(before: Placed, after: Placed) -> float:
    return 1.0 if before.own == after.own else similarity(before.tokens, after.tokens)


def _split(found: Pairing) -> dict[str, str]:
    """Of what has no origin: the earlier provision that lost these words."""
    lost = {
        before: found.before[before].tokens - found.after[after].tokens
        for before, after in found.went_to.items()
    }
    return _sources(found.left_after(), lost)


def _merged(found: Pairing) -> dict[str, str]:
    """Of what went nowhere: the later provision that gained these words."""
    gained = {
        after: found.after[after].tokens - found.before[before].tokens
        for before, after in found.went_to.items()
    }
    return _sources(found.left_before(), gained)


def _sources(left: Iterable[Placed], words: Mapping[str, Counter[str]]) -> dict[str, str]:
    likeliest = Likeliest(words.items())
    found: dict[str, str] = {}
    for one in left:
        if one.tokens.total() < _ENOUGH:
            continue
        shares = {eid: containment(one.tokens, words[eid]) for eid in likeliest.to(one.tokens)}
        best = max(shares, key=lambda eid: shares[eid], default="")
        if best and shares[best] >= _MOSTLY:
            found[one.eid] = best
    return found
