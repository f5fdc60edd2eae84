"""Why a report would go where it goes. Pure: facts in, a line for each candidate out.

`routing.route` says who receives. This says of everyone in line how they stand, those
included whom routing never comes to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .routing import Candidate, NobodyEligible, Reason, Recipient, RoutingFacts, route

Key = tuple[int, Reason, int | None]


class Verdict(StrEnum):
    """How a candidate stands."""

    RECEIVES = "receives"
    PARTY = "party"
    GONE = "gone"
    AWAY = "away"
    NOT_NEEDED = "not_needed"
    TOO_CLOSE = "too_close"
    NEXT = "next"


@dataclass(frozen=True)
class Explained:
    """A candidate, and how they stand."""

    candidate: Candidate
    verdict: Verdict


@dataclass(frozen=True)
class Explanation:
    """Everyone in line, in order; `is_nobody` where a report could not be sent."""

    lines: tuple[Explained, ...]
    is_nobody: bool


def explain(
    facts: RoutingFacts, in_line: Iterable[Candidate], gone: Collection[int] = ()
) -> Explanation:
    """Who receives by `facts`, and how everyone `in_line` stands; each person once a reason.

    `gone` are those in line who no longer work here. Whoever receives is always among
    the lines, with the reason that routing gives.
    """
    try:
        receives = route(facts).recipients
    except NobodyEligible:
        receives = ()
    candidates = list(dict.fromkeys(in_line))
    reached = frozenset(_key(c) for tier in facts.tiers for c in tier if not c.absent)
    lines = [
        Explained(c, _verdict(c, receives, facts.excluded, reached, gone))
        for c in (*candidates, *_not_listed(receives, candidates))
    ]
    return Explanation(tuple(lines), is_nobody=not receives)


def _verdict(
    candidate: Candidate,
    receives: Collection[Recipient],
    excluded: frozenset[int],
    reached: Collection[Key],
    gone: Collection[int],
) -> Verdict:
    if _key(candidate) in map(_key, receives):
        return Verdict.RECEIVES
    if candidate.person_id in excluded:
        return Verdict.PARTY
    if candidate.person_id in gone:
        return Verdict.GONE
    if candidate.absent:
        return Verdict.AWAY
    if candidate.standing_in_for is None or _key(candidate) in reached:
        return Verdict.NEXT
    return Verdict.TOO_CLOSE if candidate.standing_in_for in excluded else Verdict.NOT_NEEDED


def _not_listed(
    receives: Collection[Recipient], candidates: Collection[Candidate]
) -> Iterator[Candidate]:
    listed = frozenset(map(_key, candidates))
    for recipient in receives:
        if _key(recipient) not in listed:
            yield Candidate(
                recipient.person_id,
                recipient.reason,
                standing_in_for=recipient.standing_in_for,
                team=recipient.team,
            )


def _key(someone: Candidate | Recipient) -> Key:
    """The same person for the same reason: who is in line twice receives once."""
    return (someone.person_id, someone.reason, someone.standing_in_for)
