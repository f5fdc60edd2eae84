"""How long things take: half of them within so long, nine in ten within so long. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from policy.suppressing import FEWEST


@dataclass(frozen=True)
class Spread:
    """Of `count` lengths: half took at most `median`, nine in ten at most `ninetieth`."""

    count: int
    median: timedelta
    ninetieth: timedelta


def spread_of(lengths: Sequence[timedelta]) -> Spread | None:
    """The spread; None for fewer than five: then it tells of one of them (bar 23)."""
    if len(lengths) < FEWEST:
        return None
    ordered = sorted(lengths)
    return Spread(len(ordered), _rank(ordered, 50), _rank(ordered, 90))


def _rank(ordered: Sequence[timedelta], percent: int) -> timedelta:
    """The nearest rank: always a length that there was, so no rounding to explain."""
    at = -(-len(ordered) * percent // 100)
    return ordered[at - 1]
