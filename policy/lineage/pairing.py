"""Which provision is which of the version before, by ever weaker grounds. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum

from .words import Likeliest, Placed, similarity

ALIKE = 0.5
"""From this share of common words on, two texts are taken to be one that was changed."""


class Ground(StrEnum):
    """Why something is proposed; stored with what a person confirmed."""

    PLACE = "place"
    WORDS = "words"
    HEADING = "heading"
    PARTS = "parts"
    SIMILAR = "similar"
    NUMBER = "number"
    KEPT = "kept"
    SHARED = "shared-words"
    NOTHING = "nothing-like-it"
    BY_HAND = "by-hand"


class Pairing:
    """Pairs as they are found; what is paired is looked at no more."""

    def __init__(self, before: Iterable[Placed], after: Iterable[Placed]) -> None:
        self.before = {one.eid: one for one in before}
        self.after = {one.eid: one for one in after}
        self.origin: dict[str, str] = {}
        self.went_to: dict[str, str] = {}
        self.ground: dict[str, Ground] = {}

    def pair(self, before: Placed, after: Placed, ground: Ground) -> None:
        """Take `after` to be `before`, unless either is taken already."""
        if before.eid in self.went_to or after.eid in self.origin:
            return
        self.origin[after.eid], self.went_to[before.eid] = before.eid, after.eid
        self.ground[after.eid] = ground

    def left_before(self) -> list[Placed]:
        """What of the earlier version has no pair yet, in order."""
        return [one for one in self.before.values() if one.eid not in self.went_to]

    def left_after(self) -> list[Placed]:
        """What of the later version has no pair yet, in order."""
        return [one for one in self.after.values() if one.eid not in self.origin]


def paired(before: Iterable[Placed], after: Iterable[Placed]) -> Pairing:
    """All that can be paired by more than its number; `by_number` takes what is left."""
    found = Pairing(before, after)
    _kept(found)
    _in_place(found)
    _alike_in(found, Ground.WORDS, lambda one: (one.kind, one.own) if one.has_words else None)
    _alike_in(found, Ground.WORDS, lambda one: one.own if one.has_words else None)
    _alike_in(found, Ground.HEADING, lambda one: (one.kind, one.own[0]) if one.own[0] else None)
    _by_parts(found)
    _similar(found)
    _by_parts(found)
    return found


def by_number(found: Pairing) -> None:
    """What has no words of its own goes on at the same number.

    Other words at the same number are no ground: the one lapsed, and the other is new.
    """
    for one in found.left_after():
        before = found.before.get(one.eid)
        if before is None or before.kind != one.kind:
            continue
        if not (before.has_words and one.has_words):
            found.pair(before, one, Ground.NUMBER)


def _kept(found: Pairing) -> None:
    """What has the same identity already: it was copied and edited, or confirmed."""
    known = {one.provision: one for one in found.before.values() if one.provision}
    for one in found.after.values():
        if before := known.get(one.provision):
            found.pair(before, one, _ground_of(before, one))


def _ground_of(before: Placed, after: Placed) -> Ground:
    in_place, same = before.eid == after.eid, before.own == after.own
    if same and in_place:
        return Ground.PLACE
    if same and after.has_words:
        return Ground.WORDS
    if before.own[0] and before.own[0] == after.own[0]:
        return Ground.HEADING
    alike = similarity(before.tokens, after.tokens) >= ALIKE
    return Ground.SIMILAR if alike else Ground.NUMBER if in_place else Ground.KEPT


def _in_place(found: Pairing) -> None:
    for one in found.left_after():
        before = found.before.get(one.eid)
        if before is not None and one.has_words and before.own == one.own:
            found.pair(before, one, Ground.PLACE)


def _alike_in(found: Pairing, ground: Ground, what: Callable[[Placed], Hashable]) -> None:
    """Pair those of which `what` is the same and not None; several of them in their order."""
    waiting: dict[Hashable, deque[Placed]] = defaultdict(deque)
    for one in found.left_before():
        waiting[what(one)].append(one)
    for one in found.left_after():
        key = what(one)
        if key is not None and waiting[key]:
            found.pair(waiting[key].popleft(), one, ground)


def _by_parts(found: Pairing) -> None:
    """What holds others is what most of them come from; the deepest first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in reversed(found.after.values()):
        if one.eid not in found.origin and votes[one.eid]:
            _elect(found, one, votes[one.eid])
        if before := found.origin.get(one.eid):
            votes[one.parent][found.before[before].parent] += 1


def _elect(found: Pairing, one: Placed, votes: Counter[str]) -> None:
    before = found.before.get(votes.most_common(1)[0][0])
    if before is None or before.kind != one.kind:
        return
    nothing_of_its_own = before.eid == one.eid and before.own == one.own
    found.pair(before, one, Ground.PLACE if nothing_of_its_own else Ground.PARTS)


def _similar(found: Pairing) -> None:
    """The likest first; of two alike the one in place, then the one of the same kind."""
    likeliest = Likeliest((one.eid, one.tokens) for one in found.left_before())
    free = {one.eid: one for one in found.left_before()}
    pairs = []
    for place, one in enumerate(found.left_after()):
        for eid in dict.fromkeys([one.eid, *likeliest.to(one.tokens)]):
            if (before := free.get(eid)) is None:
                continue
            alike = similarity(before.tokens, one.tokens)
            if alike >= ALIKE:
                pairs.append((-alike, eid != one.eid, before.kind != one.kind, place, before, one))
    for *_rank, before, one in sorted(pairs, key=lambda pair: pair[:4]):
        found.pair(before, one, Ground.SIMILAR)
