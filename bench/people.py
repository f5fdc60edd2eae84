"""An organisation of a hundred thousand people who were asked to confirm twenty versions.

Stored by the batch, below the acts, in the database of the benchmark alone: what is
measured reads the rows the same, and no trail is asked of them.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import connection, transaction

from policy.models import (
    ChangeKind,
    Exemption,
    ExemptionReason,
    FactKind,
    Policy,
    Round,
    Version,
    VersionFact,
)
from tests.factories.people import person
from werksaam import clock
from werksaam.audit.guards import lifted
from werksaam.people.models import Absence, Entity, Membership, Role, Team, User

TEAM_SIZE = 50
BATCH = 2_000
FIRST_DAY = date(2015, 1, 1)
_CONFIRMED = (
    "INSERT INTO policy_acknowledgement (id, person_id, person_name, version_id, text_sha256,"
    " statement, language, confirmed_on, given_at) VALUES (%s, %s, %s, %s, '', '', 'nl', %s, %s)"
)


@dataclass(frozen=True)
class Organisation:
    """What a benchmark asks about."""

    desk: User
    someone: User
    version: Version
    open_round: Round


def build(*, people: int, versions: int, seed: int = 1) -> Organisation:
    """Fill an empty database; the last version is asked by a round that runs."""
    with lifted(), transaction.atomic():
        return _build(people, versions, random.Random(seed))  # noqa: S311


def _build(people: int, versions: int, chance: random.Random) -> Organisation:
    desk = person("Carla", roles=[Role.COMMS_ADVISER])
    teams = _teams(people // TEAM_SIZE)
    staff = _staff(people)
    _memberships(staff, teams, chance)
    _away(staff, desk, chance)
    made = _versions(versions, desk)
    for version in made:
        _confirmations(staff, version, chance)
    return Organisation(desk, staff[0], made[-1], _round(made[-1], desk))


def _teams(count: int) -> list[Team]:
    """A tree: every tenth team has nine below it."""
    made: list[Team] = []
    for number in range(count):
        parent = made[number - number % 10] if number % 10 else None
        made.append(
            Team.objects.create(name=f"Team {number}", entity=_entity(number), parent=parent)
        )
    return made


def _entity(number: int) -> str:
    return Entity.VERLONING if number % 4 == 0 else Entity.WESTFRIESLAND


def _staff(count: int) -> list[User]:
    rows = (
        User(name=f"Persoon {n}", personnel_number=f"B{n:06}", entity=_entity(n), password="!")
        for n in range(count)
    )
    return User.objects.bulk_create(rows, batch_size=BATCH)


def _memberships(staff: list[User], teams: list[Team], chance: random.Random) -> None:
    """One in twenty changed teams; the others are where they began."""
    moved = clock.today() - timedelta(days=100)
    rows: list[Membership] = []
    for number, one in enumerate(staff):
        began = FIRST_DAY + timedelta(days=chance.randrange(4_000))
        team = teams[number % len(teams)]
        if chance.random() < 0.05 and began < moved:
            rows.append(_membership(one, team, began, moved - timedelta(days=1)))
            team, began = chance.choice(teams), moved
        rows.append(_membership(one, team, began))
    Membership.objects.bulk_create(rows, batch_size=BATCH)


def _membership(one: User, team: Team, first: date, last: date | None = None) -> Membership:
    return Membership(person=one, team=team, starts_on=first, ends_on=last, entity=one.entity)


def _away(staff: list[User], desk: User, chance: random.Random) -> None:
    """Two in a hundred on leave now or before, one exempt."""
    today = clock.today()
    leave = [
        Absence(
            person=one,
            starts_on=today - timedelta(days=chance.randrange(20, 90)),
            ends_on=chance.choice([None, today - timedelta(days=5)]),
            is_leave=True,
        )
        for one in chance.sample(staff, len(staff) // 50)
    ]
    Absence.objects.bulk_create(leave, batch_size=BATCH)
    exempt = [
        Exemption(
            person=one,
            starts_on=today - timedelta(days=9),
            ends_on=today + timedelta(days=30),
            reason=ExemptionReason.OTHER_AGREEMENT,
            decided_by=desk,
        )
        for one in chance.sample(staff, len(staff) // 100)
    ]
    Exemption.objects.bulk_create(exempt, batch_size=BATCH)


def _versions(count: int, desk: User) -> list[Version]:
    """One every half year; every third is editorial, and so is the last but one."""
    policy = Policy.objects.create(slug="sociale-media-code", citation_title="Sociale media code")
    made: list[Version] = []
    for number in range(1, count + 1):
        kind = ChangeKind.EDITORIAL if number % 3 == 0 else ChangeKind.SUBSTANTIVE
        version = Version.objects.create(
            policy=policy, number=number, title="Code", change_kind=kind, created_by=desk
        )
        on = clock.today() - timedelta(days=182 * (count - number) + 30)
        for fact in (FactKind.ADOPTED, FactKind.PUBLISHED, FactKind.IN_FORCE, FactKind.RELEASED):
            VersionFact.objects.create(version=version, kind=fact, on=on, recorded_by=desk)
        made.append(version)
    return made


def _confirmations(staff: list[User], version: Version, chance: random.Random) -> None:
    """Seven in ten confirmed, within three weeks of its first day."""
    first = version.facts.get(kind=FactKind.IN_FORCE).on
    assert first is not None
    rows = _rows(staff, version, first, chance)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            cursor.executemany(_CONFIRMED, batch)


def _rows(
    staff: list[User], version: Version, first: date, chance: random.Random
) -> Iterator[tuple[str, int, str, int, date, datetime]]:
    now = clock.now()
    for one in staff:
        if chance.random() < 0.7:
            on = first + timedelta(days=chance.randrange(21))
            yield uuid.uuid4().hex, one.pk, one.name, version.pk, on, now


def _round(version: Version, desk: User) -> Round:
    return Round.objects.create(
        version=version,
        opens_on=clock.today() - timedelta(days=20),
        due_on=clock.today() + timedelta(days=10),
        opened_by=desk,
    )
