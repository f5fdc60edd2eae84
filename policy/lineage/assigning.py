"""Which identity every provision of a draft gets by what a person says. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from .proposing import GONE, Kind

GOES_ON = frozenset({Kind.CONTINUES, Kind.RENUMBERED})
FRESH = ""
"""In place of an identity: one that is to be minted."""


@dataclass(frozen=True)
class Said:
    """What a person says of one provision: eIds of the version before, and of this one."""

    kind: Kind
    before: str
    after: str


class Contradiction(Exception):
    """What is said can't all be true. `where` is the eId that it is about, `other` another."""

    def __init__(self, where: str, other: str) -> None:
        super().__init__(f"{where} / {other}")
        self.where = where
        self.other = other


class GoesOnTwice(Contradiction):
    """Two provisions, `where` and `other`, would be one and the same earlier one."""


class StillThere(Contradiction):
    """`where` is said to be gone, but `other` goes on from it."""


def assign(
    now: Mapping[str, str],
    earlier: Mapping[str, str],
    said: Collection[Said],
    firm: Collection[str],
) -> dict[str, str]:
    """The identity of every provision, by eId, from those it has `now` and the `earlier` ones.

    `firm` are the places that nobody may take an identity from unsaid: they were confirmed, or
    stand unchanged. Any other that holds what someone claims gets a fresh one. Raises
    GoesOnTwice and StillThere.
    """
    claimed = _claimed(said, earlier)
    asked = {one.after for one in said if one.kind not in GONE}
    assigned = {eid: claimed.get(eid, held) for eid, held in now.items()}
    for eid in asked - claimed.keys():
        if now[eid] in earlier.values():
            assigned[eid] = FRESH
    _yield_to(claimed, assigned, set(now) - asked - set(firm))
    _refuse_twice(assigned)
    _refuse_still_there(said, earlier, assigned)
    return assigned


def _claimed(said: Iterable[Said], earlier: Mapping[str, str]) -> dict[str, str]:
    return {one.after: earlier[one.before] for one in said if one.kind in GOES_ON}


def _yield_to(
    claimed: Mapping[str, str], assigned: dict[str, str], yielding: Collection[str]
) -> None:
    for eid in yielding:
        if assigned[eid] in claimed.values():
            assigned[eid] = FRESH


def _refuse_twice(assigned: Mapping[str, str]) -> None:
    places: dict[str, str] = {}
    for eid, identity in assigned.items():
        if identity != FRESH and identity in places:
            raise GoesOnTwice(eid, places[identity])
        places[identity] = eid


def _refuse_still_there(
    said: Iterable[Said], earlier: Mapping[str, str], assigned: Mapping[str, str]
) -> None:
    place_of = {identity: eid for eid, identity in assigned.items()}
    for one in said:
        if one.kind in GONE and earlier[one.before] in place_of:
            raise StillThere(one.before, place_of[earlier[one.before]])
