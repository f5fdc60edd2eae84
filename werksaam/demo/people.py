"""The organisation of the demo, made through the acts, and the list of who can sign in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import make_password

from werksaam import clock
from werksaam.people import absences, granting, hierarchy, joining
from werksaam.people.models import Team, User
from werksaam.people.sealing import unseal
from werksaam.people.second_factor import needs_second_factor

from . import organisation as plan

EMPLOYED_SINCE = date(2019, 3, 1)


@dataclass(frozen=True)
class Cast:
    """Everyone by name, and the teams by name; `first_day` is the day the story begins."""

    people: dict[str, User]
    teams: dict[str, Team]
    first_day: date

    def __getitem__(self, name: str) -> User:
        return self.people[name]

    def day(self, number: int) -> date:
        """The day `number` of the story, counted from its first day."""
        return self.first_day + timedelta(days=number)


def build(first_day: date) -> Cast:
    """Make teams and people as they stood on the first day of the story."""
    teams = _teams()
    people = {name: _person(name, index) for index, name in enumerate(plan.names())}
    cast = Cast(people, teams, first_day)
    for team in plan.TEAMS:
        _fill(cast, team)
    for known in plan.KNOWN:
        for role in known.roles:
            granting.grant_role(by=None, person=people[known.name], role=role)
    _give_passwords(people)
    if settings.REQUIRE_MFA:
        _give_second_factors(cast)
    return cast


def _teams() -> dict[str, Team]:
    teams: dict[str, Team] = {}
    for team in plan.TEAMS:
        parent = teams.get(team.parent)
        teams[team.name] = joining.create_team(
            by=None, name=team.name, entity=team.entity, parent=parent
        )
    return teams


def _person(name: str, index: int) -> User:
    team = next(team for team in plan.TEAMS if name in (team.manager, *team.members))
    known = next((person for person in plan.KNOWN if person.name == name), None)
    return joining.add_person(
        by=None,
        name=name,
        entity=team.entity,
        email=plan.address_of(name),
        personnel_number=str(200001 + index),
        phone=f"000 000 {index // 10:02} {index % 10:02}" if _has_phone(name, team) else "",
        language="en" if name in plan.ENGLISH_READERS else "nl",
        representative_function=name == team.manager or bool(known and known.representative),
    )


def _has_phone(name: str, team: plan.TeamPlan) -> bool:
    """Managers, and who of the desk has duty."""
    return name == team.manager or name in plan.ON_DUTY


def _fill(cast: Cast, team: plan.TeamPlan) -> None:
    row = cast.teams[team.name]
    joining.appoint_manager(by=None, person=cast[team.manager], team=row, starts_on=EMPLOYED_SINCE)
    for name in (team.manager, *team.members):
        if name not in plan.STARTED_LAST_WEEK:
            joining.join_team(by=None, person=cast[name], team=row, starts_on=EMPLOYED_SINCE)


def _give_passwords(people: dict[str, User]) -> None:
    """One hash for all: the password is known anyway, and hashing is slow on purpose."""
    able = [person.name for person in plan.KNOWN] + [plan.SIGNS_IN_BY_NUMBER]
    ids = [people[name].pk for name in able]
    User.objects.filter(pk__in=ids).update(password=make_password(plan.PASSWORD))


def _give_second_factors(cast: Cast) -> None:
    """Whoever needs a second factor has one, with the secret in the list of who can sign in."""
    for known in plan.KNOWN:
        person = cast[known.name]
        if needs_second_factor(person):
            TOTP.activate(person, generate_totp_secret())


def start(cast: Cast, name: str) -> None:
    """Someone's first day is today."""
    team = next(team for team in plan.TEAMS if name in team.members)
    joining.join_team(
        by=cast["Functioneel beheer"],
        person=cast[name],
        team=cast.teams[team.name],
        starts_on=clock.today(),
    )


def go_on_leave(cast: Cast, name: str) -> None:
    """Someone is away from today, for a long time."""
    absences.record_absence(
        by=cast["Functioneel beheer"],
        person=cast[name],
        starts_on=clock.today(),
        ends_on=clock.today() + timedelta(days=120),
        is_leave=True,
    )


def leave(cast: Cast, name: str) -> None:
    """Someone left, two days ago."""
    joining.leave(
        by=cast["Functioneel beheer"],
        person=cast[name],
        last_day=clock.today() - timedelta(days=2),
    )


def list_file() -> Path:
    """Where the list of who can sign in is kept."""
    folder: Path = settings.DATA_DIR
    return folder / "demo-people.json"


def read_list() -> list[dict[str, Any]]:
    """Who can sign in, as written by `write_list`."""
    rows: list[dict[str, Any]] = json.loads(list_file().read_text())
    return rows


def write_list(cast: Cast) -> None:
    """Write who can sign in. Comes last: the file says that the demo is complete."""
    known = [person.name for person in plan.KNOWN] + [plan.SIGNS_IN_BY_NUMBER]
    rows = [_row(cast, name) for name in known]
    list_file().write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def _row(cast: Cast, name: str) -> dict[str, Any]:
    person = cast[name]
    team = hierarchy.team_of(person, clock.today())
    standing = hierarchy.manager_of(person, clock.today())
    manager = User.objects.get(pk=standing.person_id) if standing else None
    known = next((known for known in plan.KNOWN if known.name == name), None)
    return {
        "name": name,
        "email": person.email,
        "personnel_number": person.personnel_number,
        "password": plan.PASSWORD,
        "roles": [str(role) for role in known.roles] if known else [],
        "team": team.name if team else None,
        "manager": (manager.email or manager.personnel_number) if manager else None,
        "totp_secret": _totp_secret(person),
    }


def _totp_secret(person: User) -> str | None:
    held = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    return unseal(held.data["secret"]) if held else None
