"""How the explanation of one text stands, in one language: what the desk must know of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Became(StrEnum):
    """What became of one proposal: the values of `policy.models.Outcome`."""

    WAITING = "waiting"
    APPROVED = "approved"
    TURNED_DOWN = "turned_down"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """How it stands, in the order in which it asks for attention."""

    STALE = "stale"
    PROPOSED = "proposed"
    TURNED_DOWN = "turned_down"
    WITHDRAWN = "withdrawn"
    NONE = "none"
    APPROVED = "approved"


@dataclass(frozen=True)
class Told:
    """One proposal: for which text, and what became of it."""

    text_sha256: str
    became: str


OPEN = frozenset({Became.WAITING, Became.APPROVED})


def standing(told: Sequence[Told], same: Collection[str], later: Collection[str] = ()) -> Standing:
    """How a text is explained, given all proposals for its provision, the latest last.

    `same` are the hashes that its words have, one for every number they ever had; `later` are
    those that the provision has in later versions.

    What was taken back or replaced says nothing: it is as if it had not been proposed.
    """
    here = [one.became for one in told if one.text_sha256 in same]
    if Became.WAITING in here:
        return Standing.PROPOSED
    if Became.APPROVED in here:
        return Standing.APPROVED
    judged = [one for one in here if one in (Became.TURNED_DOWN, Became.WITHDRAWN)]
    if judged:
        is_withdrawn = judged[-1] == Became.WITHDRAWN
        return Standing.WITHDRAWN if is_withdrawn else Standing.TURNED_DOWN
    elsewhere = {one.text_sha256 for one in told if one.became in OPEN}
    return Standing.STALE if elsewhere - set(same) - set(later) else Standing.NONE
