"""Who is somebody's manager today: pure climbing through the tree of teams.

The order is that of the product: the manager, the manager's deputy on a day
that the manager is absent, the next level up, the director. Whoever is
excluded (a party to the case) is passed over, and nobody ever stands above
themselves. A deputy stands in for absence only: when a manager has a conflict,
the deputy is too close to it, and the next level up decides.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

T = TypeVar("T")
Reason = Literal["manager", "deputy", "next_level", "director"]


@dataclass(frozen=True)
class Organisation:
    """The organisation on one day, by identifier; only what holds on that day."""

    parents: Mapping[int, int | None]
    """Team → the team above it."""
    teams: Mapping[int, tuple[int, ...]]
    """Person → the teams they belong to."""
    managers: Mapping[int, tuple[int, ...]]
    """Team → its managers."""
    deputies: Mapping[int, tuple[int, ...]]
    """Person → who stands in for them."""
    absent: frozenset[int]
    """Who is away, or no longer works here."""
    directors: tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """Who acts as manager, and why it is them."""

    person_id: int
    reason: Reason
    standing_in_for: int | None = None
    """For a deputy: the person who is absent."""
    team_id: int | None = field(default=None, compare=False)
    """The team whose manager (or whose manager's deputy) it is; None for a director."""


def climb(
    organisation: Organisation, person_id: int, excluding: Collection[int] = ()
) -> Standing | None:
    """The person to act as manager of `person_id`; None if nobody is left."""
    barred = frozenset(excluding) | {person_id}
    reason: Reason = "manager"
    for team in teams_upward(organisation, organisation.teams.get(person_id, ())):
        chosen = _available(organisation, organisation.managers.get(team, ()), barred, reason)
        if chosen:
            return replace(chosen, team_id=team)
        if person_id not in organisation.managers.get(team, ()):
            # Who manages this team themselves has the next level as own manager.
            reason = "next_level"
    return _available(organisation, organisation.directors, barred, "director")


def chain(
    organisation: Organisation, person_id: int, excluding: Collection[int] = ()
) -> Iterator[Standing]:
    """Who acts as manager of `person_id`, then who would if that one could not, and so on."""
    barred = set(excluding)
    while standing := climb(organisation, person_id, barred):
        yield standing
        barred.add(standing.person_id)


def whole_line(organisation: Organisation, person_id: int) -> Iterator[Standing]:
    """Everyone in the line above `person_id`, each team's managers and then their deputies,
    here or not: among them is everyone that `climb` can choose."""
    reason: Reason = "manager"
    for team in teams_upward(organisation, organisation.teams.get(person_id, ())):
        managers = organisation.managers.get(team, ())
        for standing in _with_deputies(organisation, managers, reason):
            yield replace(standing, team_id=team)
        if person_id not in managers:
            reason = "next_level"
    yield from _with_deputies(organisation, organisation.directors, "director")


def _with_deputies(
    organisation: Organisation, people: Collection[int], reason: Reason
) -> Iterator[Standing]:
    for person in people:
        yield Standing(person, reason)
    for person in people:
        for deputy in organisation.deputies.get(person, ()):
            yield Standing(deputy, "deputy", standing_in_for=person)


def teams_upward(organisation: Organisation, start: Collection[int]) -> Iterator[int]:
    """The teams in `start`, then those above them, level by level, each once."""
    seen: set[int] = set()
    level = list(start)
    while level:
        fresh = [team for team in dict.fromkeys(level) if team not in seen]
        seen.update(fresh)
        yield from fresh
        parents = (organisation.parents.get(team) for team in fresh)
        level = [parent for parent in parents if parent is not None]


def teams_downward(parents: Mapping[T, T | None], start: Collection[T]) -> frozenset[T]:
    """The teams in `start` and all below them, by whatever they are known by."""
    found = set(start)
    while True:
        below = {team for team, parent in parents.items() if parent in found} - found
        if not below:
            return frozenset(found)
        found |= below


def _available(
    organisation: Organisation,
    candidates: Collection[int],
    barred: frozenset[int],
    reason: Reason,
) -> Standing | None:
    for candidate in candidates:
        if candidate not in barred and candidate not in organisation.absent:
            return Standing(candidate, reason)
    for candidate in candidates:
        if candidate in barred:
            continue
        for deputy in organisation.deputies.get(candidate, ()):
            if deputy not in barred and deputy not in organisation.absent:
                return Standing(deputy, "deputy", standing_in_for=candidate)
    return None
