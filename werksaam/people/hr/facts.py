"""What is known of people and teams before a list is applied, as plain facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stay:
    """A membership that nothing has replaced."""

    pk: int
    team_id: int
    starts_on: date
    ends_on: date | None
    entity: str
    representative: bool

    def holds_on(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.starts_on <= day and self.goes_on_after(day)

    def goes_on_after(self, day: date) -> bool:
        """Whether it holds on this day or later."""
        return self.ends_on is None or self.ends_on >= day


@dataclass(frozen=True)
class KnownPerson:
    """A person as we know them; `number` and `email` are empty where there is none."""

    pk: int
    number: str
    name: str
    email: str
    phone: str
    entity: str
    representative: bool
    is_active: bool
    stays: tuple[Stay, ...] = ()

    def open_stays(self, day: date) -> tuple[Stay, ...]:
        """Those that hold on `day` or later."""
        return tuple(stay for stay in self.stays if stay.goes_on_after(day))

    def last_day(self) -> date | None:
        """The last day of the last membership; None if that has no end, or there is none."""
        ends = [stay.ends_on for stay in self.stays]
        return None if None in ends else max((day for day in ends if day), default=None)


@dataclass(frozen=True)
class KnownTeam:
    """A team as we know it."""

    pk: int
    name: str
    parent_id: int | None


@dataclass(frozen=True)
class Managing:
    """Someone manages a team, on the day of comparing or later."""

    pk: int
    person_id: int
    team_id: int
    ends_on: date | None


@dataclass(frozen=True)
class Known:
    """All of it."""

    people: tuple[KnownPerson, ...] = ()
    teams: tuple[KnownTeam, ...] = ()
    managing: tuple[Managing, ...] = ()
