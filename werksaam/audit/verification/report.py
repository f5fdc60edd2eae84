"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from django.core.exceptions import ValidationError
from django.db import DatabaseError

UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, ValidationError, DatabaseError)
"""What reading a row raises into which somebody put what does not belong there."""


class Outcome(IntEnum):
    """The exit code of `verify_audit`."""

    SOUND = 0
    BROKEN = 1
    RESTORED = 3


@dataclass(frozen=True)
class Problem:
    """Something that is not as it must be. `where` is an event, a seal, a record."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass
class Report:
    """All of it. Warnings are worth a look and break nothing."""

    size: int = 0
    seals: int = 0
    records: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    gaps: list[Problem] = field(default_factory=list)

    def broken(self, where: str, what: str) -> None:
        """Something is broken."""
        self.problems.append(Problem(where, what))

    @property
    def outcome(self) -> Outcome:
        """Sound, broken, or restored from a backup with a known gap."""
        if self.problems:
            return Outcome.BROKEN
        return Outcome.RESTORED if self.gaps else Outcome.SOUND
