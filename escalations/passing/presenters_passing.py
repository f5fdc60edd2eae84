"""Where a question has been, for whoever has it now."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from ..kinds import kind
from ..models import Case, CaseParty
from ..presenters_times import since
from ..routing import Reason
from .queries_passing import turns_of


@dataclass(frozen=True)
class TurnLine:
    """One turn: who had it, and since when."""

    name: str
    since: str


def turn_lines(case: Case) -> list[TurnLine]:
    """Every turn in order, once it was passed on; nothing for what was not (0 or 1 query)."""
    if not kind(case.kind).passes_on or not case.turn:
        return []
    turns = groupby(turns_of(case), key=lambda party: party.turn)
    return [_line(list(parties)) for _turn, parties in turns]


def _line(parties: list[CaseParty]) -> TurnLine:
    return TurnLine(", ".join(dict.fromkeys(map(_name, parties))), since(parties[0].since))


def _name(party: CaseParty) -> str:
    """A colleague by name; the team as one, as it is everywhere."""
    is_of_team = party.reason in {Reason.COMMS_ADVISER, Reason.SECRETARIAT}
    return _("The team") if is_of_team else party.person.name
