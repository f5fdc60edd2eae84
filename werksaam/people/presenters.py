"""What the account page shows of a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from werksaam import clock

from .hierarchy import Standing, manager_of, team_of
from .models import Entity, Role, User
from .roles import roles_of
from .second_factor import has_second_factor, needs_second_factor


@dataclass(frozen=True)
class Account:
    """A person as they see themselves here; empty text where there is nothing."""

    name: str
    email: str
    personnel_number: str
    entity: str
    team: str
    manager: str
    roles: tuple[str, ...]
    has_second_factor: bool
    needs_second_factor: bool


def account_of(person: User) -> Account:
    """The account of `person`, today."""
    today = clock.today()
    team, standing = team_of(person, today), manager_of(person, today)
    return Account(
        name=person.name,
        email=person.email or "",
        personnel_number=person.personnel_number or "",
        entity=str(Entity(person.entity).label),
        team=team.name if team else "",
        manager=_manager(standing),
        roles=tuple(str(Role(role).label) for role in sorted(roles_of(person))),
        has_second_factor=has_second_factor(person),
        needs_second_factor=needs_second_factor(person),
    )


def _manager(standing: Standing | None) -> str:
    """Who is the manager today, and for whom they stand in."""
    if standing is None:
        return ""
    ids = {standing.person_id, standing.standing_in_for or standing.person_id}
    names = {person.pk: person.name for person in User.objects.filter(pk__in=ids)}
    name = names[standing.person_id]
    if standing.standing_in_for is None:
        return name
    return _("%(deputy)s, who stands in for %(manager)s") % {
        "deputy": name,
        "manager": names[standing.standing_in_for],
    }
