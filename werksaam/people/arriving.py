"""Many people come at once: the same as adding each and placing them, in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from werksaam.acting import act
from werksaam.audit.recording import record

from .joining import address_as_kept
from .models import Membership, Team, User

BATCH = 500
"""How many to add at a time, so that whoever waits is told how far it is."""


@dataclass(frozen=True)
class Newcomer:
    """Someone who is new, without a password, and the membership that begins it."""

    name: str
    entity: str
    email: str | None
    personnel_number: str
    phone: str
    language: str
    representative_function: bool
    team: Team
    starts_on: date
    ends_on: date | None


@act
def arrive(*, by: User | None, newcomers: Sequence[Newcomer]) -> list[User]:
    """Store these newcomers with their memberships, and the events of both; in their order."""
    people = User.objects.bulk_create([_person(newcomer) for newcomer in newcomers])
    memberships = Membership.objects.bulk_create(
        _membership(person, newcomer) for person, newcomer in zip(people, newcomers, strict=True)
    )
    for person, membership in zip(people, memberships, strict=True):
        record("person.added", by=by, about=person, facts={"entity": person.entity})
        record(membership.ACTION, by=by, about=membership, facts={"change": "began"})
    return people


def _person(newcomer: Newcomer) -> User:
    return User(
        name=newcomer.name,
        entity=newcomer.entity,
        email=address_as_kept(newcomer.email),
        personnel_number=newcomer.personnel_number,
        phone=newcomer.phone,
        language=newcomer.language,
        representative_function=newcomer.representative_function,
        password=make_password(None),
    )


def _membership(person: User, newcomer: Newcomer) -> Membership:
    return Membership(
        person=person,
        team=newcomer.team,
        starts_on=newcomer.starts_on,
        ends_on=newcomer.ends_on,
        entity=newcomer.entity,
        representative_function=newcomer.representative_function,
    )
