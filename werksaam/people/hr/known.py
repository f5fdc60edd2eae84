"""What is known of people and teams on a day: four queries, for any number of people."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q

from werksaam.people.models import Membership, Team, TeamManagership, User

from .facts import Known, KnownPerson, KnownTeam, Managing, Stay


def known_on(day: date) -> Known:
    """Everyone, every team, and who manages them on `day` or later."""
    stays = _stays()
    return Known(_people(stays), _teams(), _managing(day))


def _people(stays: dict[int, list[Stay]]) -> tuple[KnownPerson, ...]:
    return tuple(
        KnownPerson(
            pk=person.pk,
            number=person.personnel_number or "",
            name=person.name,
            email=person.email or "",
            phone=person.phone,
            entity=person.entity,
            representative=person.representative_function,
            is_active=person.is_active,
            stays=tuple(stays.get(person.pk, ())),
        )
        for person in User.objects.order_by("pk").defer("password", "last_login").iterator()
    )


def _stays() -> dict[int, list[Stay]]:
    columns = "person_id pk team_id starts_on ends_on entity representative_function".split()
    rows = Membership.objects.current().order_by("starts_on", "pk").values_list(*columns)
    found: defaultdict[int, list[Stay]] = defaultdict(list)
    for person_id, *fields in rows:
        found[person_id].append(Stay(*fields))
    return found


def _teams() -> tuple[KnownTeam, ...]:
    rows = Team.objects.order_by("pk").values_list("pk", "name", "parent_id")
    return tuple(KnownTeam(*row) for row in rows)


def _managing(day: date) -> tuple[Managing, ...]:
    open_ones = TeamManagership.objects.current().filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    )
    rows = open_ones.order_by("pk").values_list("pk", "person_id", "team_id", "ends_on")
    return tuple(Managing(*row) for row in rows)
