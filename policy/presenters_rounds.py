"""Rounds in the list of the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Round
from .queries_rounds import last_day
from .rounds import may_stop


@dataclass(frozen=True)
class RoundState:
    """How far a round is: kind and icon of its status, and the word."""

    kind: str
    icon: str
    word: str | Promise


@dataclass(frozen=True)
class RoundLine:
    """A round in the list."""

    round: Round
    state: RoundState
    last_day: date
    audience: str
    may_stop: bool


def round_lines(
    rounds: Iterable[Round], day: date, idle: Collection[Round] = ()
) -> list[RoundLine]:
    """Each round with its state on `day`; `idle` are those that ask nobody any more."""
    return [
        RoundLine(
            row,
            round_state(row, day, is_idle=row in idle),
            last_day(row),
            row.get_audience_display(),
            may_stop(row, day),
        )
        for row in rounds
    ]


def round_state(row: Round, day: date, *, is_idle: bool = False) -> RoundState:
    """How far a round is on `day`; `is_idle` where another version took the place of its own."""
    if row.stopped_at:
        return RoundState("wait", "pause", _("Stopped"))
    if is_idle:
        return RoundState("todo", "alert", _("Asks nobody any more"))
    if day < row.opens_on:
        return RoundState("info", "clock", _("Planned"))
    if day > last_day(row):
        return RoundState("ok", "done", _("Over"))
    return RoundState("primary", "clock", _("Running"))
