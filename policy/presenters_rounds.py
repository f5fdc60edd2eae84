"""Rounds in the list of the desk."""

from __future__ import annotations

from collections.abc import Iterable
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


def round_lines(rounds: Iterable[Round], day: date) -> list[RoundLine]:
    """Each round with its state on `day`."""
    return [
        RoundLine(
            row,
            round_state(row, day),
            last_day(row),
            row.get_audience_display(),
            may_stop(row, day),
        )
        for row in rounds
    ]


def round_state(row: Round, day: date) -> RoundState:
    """How far a round is on `day`."""
    if row.stopped_at:
        return RoundState("wait", "pause", _("Stopped"))
    if day < row.opens_on:
        return RoundState("info", "clock", _("Planned"))
    if day > last_day(row):
        return RoundState("ok", "done", _("Over"))
    return RoundState("primary", "clock", _("Running"))
