"""People and organisations for tests, made by the real acts.

    anna = person("Anna")                       # no team
    desk = person("Carla", roles=[Role.COMMS_ADVISER])
    hall = team("Hal 3", parent=works, manager=boss)
    piet = person("Piet", team=hall)

Every person signs in with ``PASSWORD``; `sign_in(client, person)` does so
without the form.
"""

from collections.abc import Iterable
from datetime import date
from itertools import count

from django.test import Client

from werksaam.people.granting import grant_role
from werksaam.people.joining import add_person, appoint_manager, create_team, join_team
from werksaam.people.models import Entity, Role, Team, User

PASSWORD = "een goed wachtwoord"
LONG_AGO = date(2015, 1, 1)
_numbers = count(1)


def person(
    name: str = "",
    *,
    team: Team | None = None,
    roles: Iterable[Role] = (),
    since: date = LONG_AGO,
    entity: Entity = Entity.WESTFRIESLAND,
    language: str = "nl",
    email: str | None = "",
    personnel_number: str | None = None,
    phone: str = "",
) -> User:
    """Someone with a mail address of their own (`email=None` for someone without)."""
    number = next(_numbers)
    someone = add_person(
        by=None,
        name=name or f"Persoon {number}",
        entity=entity,
        email=f"persoon{number}@werksaam.example" if email == "" else email,
        personnel_number=personnel_number or f"P{number:05}",
        phone=phone,
        language=language,
        password=PASSWORD,
    )
    if team:
        join_team(by=None, person=someone, team=team, starts_on=since)
    for role in roles:
        grant_role(by=None, person=someone, role=role)
    return someone


def team(
    name: str = "",
    *,
    parent: Team | None = None,
    manager: User | None = None,
    since: date = LONG_AGO,
    entity: Entity = Entity.WESTFRIESLAND,
) -> Team:
    """A team, with a manager if one is given (who is made no member of it)."""
    made = create_team(by=None, name=name or f"Team {next(_numbers)}", entity=entity, parent=parent)
    if manager:
        appoint_manager(by=None, person=manager, team=made, starts_on=since)
    return made


def sign_in(client: Client, someone: User) -> Client:
    """Sign `someone` in on `client`, without the form."""
    client.force_login(someone)
    return client
