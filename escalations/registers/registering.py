"""What a decision puts into a register, or ends there; inside the act that decides.

A register of what the desk verified adds the type of its entries to `_ENTRIES`, who writes
them to `_WRITERS`, and what ends its rows to `_ENDERS`, under the name in `Outcome.registers`
and `.withdraws`. An account name goes in as it was asked for: see `approving`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werksaam.people.models import User

from ..kinds import Outcome
from ..models import Decision
from . import permissions


class EntryMissing(ValueError):
    """This outcome registers something, and what goes into the register is not there."""


class NothingToRegister(ValueError):
    """This outcome registers nothing, yet there is an entry."""


_ENTRIES: dict[str, type] = {"permission": permissions.Terms}
_WRITERS: dict[str, Callable[[Decision, Any, User], object]] = {
    "permission": permissions.register,
}
_ENDERS: dict[str, Callable[[Decision, User], object]] = {
    "permission": permissions.end_those_of,
}


def check(chosen: Outcome, more: object) -> None:
    """Whether what came with the decision fits the outcome.

    Raises EntryMissing, NothingToRegister.
    """
    needed = _ENTRIES.get(chosen.registers)
    if needed and not isinstance(more, needed):
        raise EntryMissing(chosen.slug)
    if isinstance(more, tuple(_ENTRIES.values())) and not needed:
        raise NothingToRegister(chosen.slug)


def write(decision: Decision, chosen: Outcome, more: object, by: User) -> None:
    """Do what the outcome says to its register. Raises as the register does."""
    if chosen.registers in _WRITERS:
        _WRITERS[chosen.registers](decision, more, by)
    if chosen.withdraws:
        _ENDERS[chosen.withdraws](decision, by)
