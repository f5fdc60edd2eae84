"""Loading what `routing` decides on: who has which role, who is away, who stands in.

Tier by tier, and each once: most reports stay at the first, the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import QuerySet

from werksaam.compiled_queries import compiled, filled_up
from werksaam.people.hierarchy import Standing, chain, managers_of, organisation_on
from werksaam.people.models import DESK, Absence, Deputyship, Role, RoleGrant, User
from werksaam.people.roles import people_with

from .kinds import Kind, RecipientRule
from .routing import Candidate, Reason, RoutingFacts

Tier = tuple[Candidate, ...]

_OF_STANDING = {
    "manager": Reason.MANAGER,
    "deputy": Reason.DEPUTY,
    "next_level": Reason.NEXT_LEVEL,
    "director": Reason.DIRECTOR,
}


@dataclass(frozen=True)
class Tiers:
    """Tiers in order, read when routing comes to them."""

    readers: tuple[Callable[[], tuple[Tier, ...]], ...]

    def __iter__(self) -> Iterator[Tier]:
        return (tier for read in self.readers for tier in read())


def gather(
    kind: Kind,
    reporter: User,
    named: Mapping[int, str],
    day: date,
    chosen: frozenset[int] = frozenset(),
) -> RoutingFacts:
    """The facts for a report of this kind by `reporter` on `day`.

    `named` are the people in it, and what each is to it: subject or witness; `chosen` those
    to whom it is to go, by kinds that ask. A handful of queries, none per person.
    """
    excluded = frozenset({reporter.pk, *named})
    subjects = [person_id for person_id, relation in named.items() if relation == "subject"]
    return tiers_for(
        kind, reporter=reporter.pk, subjects=subjects, excluded=excluded, day=day, chosen=chosen
    )


def tiers_for(
    kind: Kind,
    *,
    reporter: int,
    subjects: Collection[int],
    excluded: frozenset[int],
    day: date,
    chosen: frozenset[int] = frozenset(),
) -> RoutingFacts:
    """The same, for a report that is there already and whose people are known by identifier."""
    if kind.recipients is RecipientRule.CHOSEN:
        return of_chosen(chosen, excluded, day)
    if kind.recipients is RecipientRule.DESK:
        return of_desk(excluded, day)
    if kind.is_of_advisers:
        return RoutingFacts(_adviser_tiers(day, excluded), excluded)
    under = [reporter] if kind.recipients is RecipientRule.REPORTERS_MANAGER else subjects
    return RoutingFacts(_manager_tiers(under, day, excluded), excluded)


def of_desk(excluded: frozenset[int], day: date) -> RoutingFacts:
    """The same for what is brought to the desk: whoever is a party is left out."""
    return RoutingFacts(_desk_tiers(day, excluded), excluded)


def of_chosen(chosen: frozenset[int], excluded: frozenset[int], day: date) -> RoutingFacts:
    """Whoever was chosen, who stands in for them, and the desk after that (4.7)."""
    theirs = _tiers(lambda: (_chosen(chosen, day),), lambda: (_deputies(chosen, day),))
    return RoutingFacts(Tiers(theirs.readers + _desk_tiers(day, excluded).readers), excluded)


def _chosen(chosen: Collection[int], day: date) -> Tier:
    """Those who still work here, away or not."""
    away = _absent(chosen, day)
    here = User.objects.filter(pk__in=chosen, is_active=True).order_by("pk")
    pks = here.values_list("pk", flat=True)
    return tuple(Candidate(pk, Reason.CHOSEN, pk in away) for pk in pks)


def _desk_tiers(day: date, excluded: frozenset[int]) -> Tiers:
    """The desk of 6.6 ("het secretariaat of de communicatieadviseur") and who follows."""
    members = _desk_members()
    return _tiers(
        lambda: (_desk(members, day),),
        lambda: (_deputies(members, day),),
        lambda: (_next_level(members, day, excluded),),
        lambda: (_directors(day),),
        lambda: (_board_contact(),),
    )


def _adviser_tiers(day: date, excluded: frozenset[int]) -> Tiers:
    """The communications advisers of 3.1, who stands in for one, and the director, who then
    names someone. Nobody stands in for an adviser who is a party."""
    advisers = _advisers()
    others = {pk: reason for pk, reason in advisers.items() if pk not in excluded}
    return _tiers(
        lambda: (_desk(advisers, day),),
        lambda: (_deputies(others, day),),
        lambda: (_directors(day),),
        lambda: (_board_contact(),),
    )


def _manager_tiers(under: Collection[int], day: date, excluded: frozenset[int]) -> Tiers:
    """The manager of these people, who stands in, the next level up, and who follows.

    Whoever manages them but is away comes last but one: better late than nobody.
    """
    return _tiers(
        lambda: _chain(under, day, excluded),
        lambda: (_directors(day),),
        lambda: (_board_contact(),),
        lambda: _chain(under, day, excluded, absent_too=True),
    )


def _tiers(*readers: Callable[[], tuple[Tier, ...]]) -> Tiers:
    return Tiers(tuple(cache(reader) for reader in readers))


def _chain(
    under: Collection[int], day: date, excluded: frozenset[int], *, absent_too: bool = False
) -> tuple[Tier, ...]:
    organisation = organisation_on(day, under)
    away = organisation.absent
    if absent_too:
        organisation = replace(organisation, absent=frozenset())
    standings = [s for person_id in sorted(under) for s in chain(organisation, person_id, excluded)]
    return tuple((candidate(s, absent=s.person_id in away),) for s in standings)


def candidate(standing: Standing, *, absent: bool = False) -> Candidate:
    """A manager, deputy or director as routing sees them."""
    # A deputy is there for the person who is away; a manager for the team.
    team = None if standing.standing_in_for else standing.team_id
    return Candidate(
        standing.person_id,
        _OF_STANDING[standing.reason],
        absent,
        standing.standing_in_for,
        team,
    )


def desk_line(day: date) -> tuple[Tier, Tier]:
    """The desk, and who stands in for someone of the desk, here or not."""
    members = _desk_members()
    return _desk(members, day), _deputies(members, day)


def advisers_line(day: date) -> tuple[Tier, Tier]:
    """The communications advisers, and who stands in for one, here or not."""
    advisers = _advisers()
    return _desk(advisers, day), _deputies(advisers, day)


def last_tiers(day: date) -> tuple[Tier, Tier]:
    """Who comes last, whatever the kind: the director and the contact of the board."""
    return _directors(day), _board_contact()


def _advisers() -> dict[int, Reason]:
    """The active communications advisers."""
    members = _desk_members()
    return {pk: reason for pk, reason in members.items() if reason is Reason.COMMS_ADVISER}


def _desk_members() -> dict[int, Reason]:
    """Active desk members; who has both roles is there as an adviser."""
    found: dict[int, Reason] = {}
    for person_id, role in _desk_grants():
        found.setdefault(person_id, Reason(role))
    return found


@compiled
def _desk_grants() -> QuerySet[RoleGrant, tuple[int, str]]:
    held = RoleGrant.objects.filter(role__in=DESK, revoked_at__isnull=True, person__is_active=True)
    ordered = held.order_by("role", "person_id")  # comms_adviser sorts before secretariat
    return ordered.values_list("person_id", "role")


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
    found = [candidate(standing) for standing in standings if standing is not None]
    return tuple(
        replace(c, reason=Reason.NEXT_LEVEL) if c.reason is Reason.MANAGER else c for c in found
    )


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
    if not person_ids:
        return frozenset()
    return frozenset(pk for (pk,) in _absences(day, *filled_up(list(person_ids))))


@compiled
def _absences(day: date, *people: int) -> QuerySet[Absence, tuple[int]]:
    return Absence.objects.on(day).filter(person__in=people).values_list("person_id")
