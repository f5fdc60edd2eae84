"""What a list would change: what the preview shows, and what is then done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from .rows import Row

MANY = 0.2
"""More than a fifth of the people leaving at once is a slip more often than the truth."""


@dataclass(frozen=True)
class TeamRef:
    """A team: one that is known, or one that the list makes (`pk` is None)."""

    name: str
    pk: int | None = None


@dataclass(frozen=True)
class NewTeam:
    """A team that is not there yet."""

    team: TeamRef
    entity: str
    parent: TeamRef | None


@dataclass(frozen=True)
class ChangedTeam:
    """A team that gets another name, another place, or both."""

    pk: int
    old_name: str
    name: str
    moves: bool = False
    parent: TeamRef | None = None


@dataclass(frozen=True)
class Arrival:
    """Someone who is new."""

    row: Row
    team: TeamRef
    starts_on: date


@dataclass(frozen=True)
class Change:
    """Details of someone that change: field, what it was, what it becomes."""

    person_id: int
    name: str
    fields: tuple[tuple[str, str | bool, str | bool], ...]


@dataclass(frozen=True)
class Placement:
    """Memberships that end the day before, and one that begins (or none does).

    `returns` says that the person had left; `reopens` that the account was closed.
    """

    person_id: int
    name: str
    was_in: tuple[int, ...]
    ending: tuple[int, ...]
    team: TeamRef | None
    starts_on: date
    ends_on: date | None
    returns: bool = False
    reopens: bool = False


@dataclass(frozen=True)
class Staying:
    """A last day that goes, or becomes later."""

    person_id: int
    name: str
    membership: int
    ends_on: date | None


@dataclass(frozen=True)
class Leaving:
    """Someone's last day; `is_absent` where the list no longer has them."""

    person_id: int
    name: str
    last_day: date
    is_absent: bool


@dataclass(frozen=True)
class NewManager:
    """Someone who is to manage a team, by personnel number: they may be new themselves.

    `person_id` is None then.
    """

    person_id: int | None
    number: str
    name: str
    team: TeamRef
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class FormerManager:
    """Someone who no longer manages a team."""

    pk: int
    person_id: int
    team_id: int


@dataclass(frozen=True)
class Differences:
    """All that a list changes, in the order in which it is done."""

    day: date
    listed: int = 0
    employed: int = 0
    new_teams: tuple[NewTeam, ...] = ()
    changed_teams: tuple[ChangedTeam, ...] = ()
    changes: tuple[Change, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    placements: tuple[Placement, ...] = ()
    staying: tuple[Staying, ...] = ()
    former_managers: tuple[FormerManager, ...] = ()
    new_managers: tuple[NewManager, ...] = ()
    leaving: tuple[Leaving, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many of each; for the trail, the preview and whoever waits."""
        returned = sum(placement.returns for placement in self.placements)
        return {
            "new": len(self.arrivals),
            "changed": len(self.changes),
            "moved": len(self.placements) - returned,
            "returned": returned,
            "staying": len(self.staying),
            "left": len(self.leaving),
            "new_teams": len(self.new_teams),
            "changed_teams": len(self.changed_teams),
            "new_managers": len(self.new_managers),
            "former_managers": len(self.former_managers),
        }

    @property
    def changed_people(self) -> int:
        """How many people stay and see something change."""
        changed = {change.person_id for change in self.changes}
        placed = {placement.person_id for placement in self.placements}
        return len(changed | placed | {one.person_id for one in self.staying})

    @property
    def number(self) -> int:
        """How many things change."""
        return sum(self.counts.values())

    @property
    def concerned(self) -> frozenset[int]:
        """Everyone known of whom something changes."""
        several = (
            self.changes,
            self.placements,
            self.staying,
            self.former_managers,
            self.new_managers,
            self.leaving,
        )
        found = {one.person_id for ones in several for one in ones}
        return frozenset(number for number in found if number is not None)

    @property
    def many_leave(self) -> bool:
        """Whether so many leave that it must be said to be meant."""
        return len(self.leaving) > MANY * self.employed

    @property
    def fingerprint(self) -> str:
        """The same for the same changes; a preview that was agreed to is known by it."""
        return hashlib.sha256(repr(self).encode()).hexdigest()
