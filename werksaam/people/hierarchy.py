"""The tree of teams on a day: managers, deputies, and who is under whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from werksaam import clock

from .climbing import Organisation, Standing, chain, climb, teams_downward, whole_line
from .models import Absence, Deputyship, Membership, Role, Team, TeamManagership, User
from .roles import people_with

__all__ = [
    "Organisation",
    "Standing",
    "chain",
    "climb",
    "deputies_on",
    "is_absent",
    "is_manager",
    "leads",
    "manager_of",
    "managers_of",
    "organisation_on",
    "team_of",
    "teams_led",
    "teams_led_directly",
    "teams_managed",
    "teams_on",
    "teams_to_lead",
    "whole_line",
]


def manager_of(person: User, day: date, *, excluding: Collection[int] = ()) -> Standing | None:
    """Who acts as the manager of `person` on `day`, passing over who is excluded.

    Never the person, never someone absent or excluded; None if nobody is left.
    """
    return managers_of([person.pk], day, excluding=excluding)[person.pk]


def managers_of(
    person_ids: Collection[int], day: date, *, excluding: Collection[int] = ()
) -> dict[int, Standing | None]:
    """The same for several people, by identifier, for the price of one (6 queries)."""
    organisation = organisation_on(day, person_ids)
    return {pk: climb(organisation, pk, excluding) for pk in person_ids}


def organisation_on(day: date, person_ids: Collection[int]) -> Organisation:
    """The tree, its managers and their deputies on `day`, seen from these people."""
    memberships = Membership.objects.on(day).filter(person__in=person_ids)
    rows = memberships.order_by("starts_on", "pk").values_list("person_id", "team_id")
    teams: dict[int, list[int]] = defaultdict(list)
    for person_id, team_id in rows:
        teams[person_id].append(team_id)
    managers = _grouped(TeamManagership.objects.on(day).values_list("team_id", "person_id"))
    directors = tuple(people_with(Role.DIRECTOR).values_list("pk", flat=True))
    deputies = _grouped(Deputyship.objects.on(day).values_list("person_id", "deputy_id"))
    return Organisation(
        parents=dict(Team.objects.values_list("pk", "parent_id")),
        teams={person_id: tuple(found) for person_id, found in teams.items()},
        managers=managers,
        deputies=deputies,
        absent=_away(day, _members(managers, deputies) | set(directors)),
        directors=directors,
    )


def deputies_on(person: User, day: date) -> list[User]:
    """Who stands in for `person` on `day`: nobody, unless the person is absent that day."""
    if not is_absent(person, day):
        return []
    named = Deputyship.objects.on(day).filter(person=person).order_by("pk")
    found = list(
        User.objects.filter(pk__in=named.values("deputy_id"), is_active=True).order_by("pk")
    )
    away = _away(day, {deputy.pk for deputy in found})
    return [deputy for deputy in found if deputy.pk not in away]


def is_absent(person: User, day: date) -> bool:
    """Whether `person` is away on `day`."""
    return Absence.objects.on(day).filter(person=person).exists()


def teams_managed(person: User, day: date) -> list[Team]:
    """The teams that `person` manages on `day`, and all teams below them, by name."""
    return _teams_of([person.pk], day)


def teams_led(person: User) -> list[Team]:
    """The teams that `person` manages today, and those of managers who are away and for
    whom `person` stands in; and all teams below them, by name (2 queries, and who it is)."""
    return _teams_of(person.acts_for_today, clock.today())


def teams_to_lead(person: User, day: date) -> frozenset[int]:
    """The teams that `person` manages on `day` or later, or may stand in for; not those
    below them (1 query)."""
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    named = Deputyship.objects.current().filter(goes_on, deputy=person).values("person")
    managing = TeamManagership.objects.current().filter(
        goes_on, Q(person=person) | Q(person__in=named)
    )
    return frozenset(managing.values_list("team_id", flat=True))


def teams_led_directly(person: User) -> list[Team]:
    """Of those the teams that have `person`, or whom they stand in for, as their manager."""
    rows = TeamManagership.objects.on(clock.today()).filter(person__in=person.acts_for_today)
    return list(Team.objects.filter(pk__in=rows.values("team_id")).order_by("name", "pk"))


def leads(person: User) -> bool:
    """Whether `person` manages a team today, or stands in for who does."""
    return bool(person.acts_for_today)


def _teams_of(managers: Collection[int], day: date) -> list[Team]:
    rows = TeamManagership.objects.on(day).filter(person__in=managers)
    own = rows.values_list("team_id", flat=True)
    start = frozenset(own)
    if not start:
        return []
    teams = list(Team.objects.order_by("name", "pk"))
    wanted = teams_downward({team.pk: team.parent_id for team in teams}, start)
    return [team for team in teams if team.pk in wanted]


def is_manager(person: User, day: date | None = None) -> bool:
    """Whether `person` manages a team on `day` (today, if none is given)."""
    if day is None:
        return person.manages_today
    return TeamManagership.objects.on(day).filter(person=person).exists()


def team_of(person: User, day: date) -> Team | None:
    """The team of `person` on `day`, as `teams_on` tells it."""
    return teams_on([person], day).get(person.pk)


def teams_on(people: Collection[User], day: date) -> dict[int, Team]:
    """The team that each of `people` is said to be in on `day`, by person (1 query).

    Of several it is the one joined last: a list, a letter and the figures name the same
    one. Who is their manager is another matter: that follows all their teams.
    """
    memberships = Membership.objects.on(day).filter(person__in=people).select_related("team")
    rows = memberships.order_by("starts_on", "pk")
    return {membership.person_id: membership.team for membership in rows}


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, value in sorted(pairs):
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _members(*groups: dict[int, tuple[int, ...]]) -> set[int]:
    return {member for group in groups for members in group.values() for member in members}


def _away(day: date, people: Collection[int]) -> frozenset[int]:
    """Of `people`: those absent on `day` or no longer working here."""
    absent = Absence.objects.on(day).filter(person__in=people).values_list("person_id", flat=True)
    gone = User.objects.filter(pk__in=people, is_active=False).values_list("pk", flat=True)
    return frozenset(absent.union(gone))
