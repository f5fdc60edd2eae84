"""A newcomer gets an account, a place, roles and a way in, in one act."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from werksaam import clock
from werksaam.acting import act

from .granting import grant_role
from .joining import add_person, join_team
from .models import Entity, Role, Team, User
from .passwords import keep_given
from .roles import has_role, people_with


class NotAdministrator(ValueError):
    """People are added by an administrator; the first one by nobody, while there is none."""


@dataclass(frozen=True)
class Newcomer:
    """Who is to be added; a mail address or a personnel number, or both."""

    name: str
    entity: Entity
    email: str | None = None
    personnel_number: str | None = None
    roles: Collection[Role] = ()
    team: Team | None = None


@act
def welcome(*, by: User | None, newcomer: Newcomer, given: str | None = None) -> User:
    """Add `newcomer`, from today in their team. `given` is a temporary password, hashed.

    Without one the person chooses a password by mail. `by` is None only while
    nobody is an administrator. Raises NotAdministrator.
    """
    _refuse_others(by)
    person = add_person(
        by=by,
        name=newcomer.name,
        entity=newcomer.entity,
        email=newcomer.email,
        personnel_number=newcomer.personnel_number,
    )
    if newcomer.team:
        join_team(by=by, person=person, team=newcomer.team, starts_on=clock.today())
    for role in newcomer.roles:
        grant_role(by=by, person=person, role=role)
    if given:
        keep_given(by=by, person=person, hashed=given)
    return person


def _refuse_others(by: User | None) -> None:
    if by is None:
        allowed = not people_with(Role.ADMINISTRATOR).exists()
    else:
        allowed = by.is_active and has_role(by, Role.ADMINISTRATOR)
    if not allowed:
        raise NotAdministrator
