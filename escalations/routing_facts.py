"""Loading what `routing` decides on: who has which role, who is away, who stands in.

Tier by tier, and each once: most reports stay at the first, the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings

from werksaam.people.hierarchy import managers_of
from werksaam.people.models import DESK, Absence, Deputyship, Role, RoleGrant, User
from werksaam.people.roles import people_with

from .kinds import Kind, RecipientRule
from .routing import Candidate, Reason, RoutingFacts

Tier = tuple[Candidate, ...]


@dataclass(frozen=True)
class Tiers:
    """Tiers in order, each read when routing comes to it."""

    readers: tuple[Callable[[], Tier], ...]

    def __iter__(self) -> Iterator[Tier]:
        return (read() for read in self.readers)


def gather(kind: Kind, reporter: User, party_ids: Collection[int], day: date) -> RoutingFacts:
    """The facts for a report of this kind by `reporter` on `day`.

    `party_ids` are subjects and witnesses. A handful of queries, none per person.
    """
    excluded = frozenset({reporter.pk, *party_ids})
    return RoutingFacts(_TIERS[kind.recipients](day, excluded), excluded)


def _desk_tiers(day: date, excluded: frozenset[int]) -> Tiers:
    """The desk of 6.6 ("het secretariaat of de communicatieadviseur") and who follows."""
    members = _desk_members()
    readers: tuple[Callable[[], Tier], ...] = (
        lambda: _desk(members, day),
        lambda: _deputies(members, day),
        lambda: _next_level(members, day, excluded),
        lambda: _directors(day),
        _board_contact,
    )
    return Tiers(tuple(cache(reader) for reader in readers))


_TIERS: dict[RecipientRule, Callable[[date, frozenset[int]], Tiers]] = {
    RecipientRule.DESK: _desk_tiers,
}


def _desk_members() -> dict[int, Reason]:
    """Active desk members; who has both roles is there as an adviser."""
    grants = RoleGrant.objects.filter(
        role__in=DESK, revoked_at__isnull=True, person__is_active=True
    ).order_by("role", "person_id")  # comms_adviser sorts before secretariat
    found: dict[int, Reason] = {}
    for person_id, role in grants.values_list("person_id", "role"):
        found.setdefault(person_id, Reason(role))
    return found


def _desk(members: Mapping[int, Reason], day: date) -> Tier:
    away = _absent(members, day)
    return tuple(Candidate(pk, reason, pk in away) for pk, reason in members.items())


def _deputies(members: Collection[int], day: date) -> Tier:
    rows = list(
        Deputyship.objects.on(day)
        .filter(person__in=members, deputy__is_active=True)
        .order_by("pk")
        .values_list("deputy_id", "person_id")
    )
    away = _absent([deputy for deputy, _person in rows], day)
    return tuple(
        Candidate(deputy, Reason.DEPUTY, deputy in away, person) for deputy, person in rows
    )


def _next_level(members: Collection[int], day: date, excluded: frozenset[int]) -> Tier:
    standings = managers_of(sorted(members), day, excluding=excluded).values()
    return tuple(Candidate(s.person_id, Reason.NEXT_LEVEL) for s in standings if s is not None)


def _directors(day: date) -> Tier:
    directors = list(people_with(Role.DIRECTOR).values_list("pk", flat=True))
    away = _absent(directors, day)
    return tuple(Candidate(pk, Reason.DIRECTOR, pk in away) for pk in directors)


def _board_contact() -> Tier:
    """The person whose address is in BOARD_CONTACT_EMAIL, if there is one."""
    address = settings.BOARD_CONTACT_EMAIL
    if not address:
        return ()
    people = User.objects.filter(email__iexact=address, is_active=True)
    return tuple(Candidate(pk, Reason.BOARD_CONTACT) for pk in people.values_list("pk", flat=True))


def _absent(person_ids: Collection[int], day: date) -> frozenset[int]:
    rows = Absence.objects.on(day).filter(person__in=person_ids)
    return frozenset(rows.values_list("person_id", flat=True))
