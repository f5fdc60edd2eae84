"""A list from HR for the demo, to try applying one; and a role that waits for a second person."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from django.conf import settings

from werksaam import clock
from werksaam.people.asking_roles import ask_role
from werksaam.people.hierarchy import team_of
from werksaam.people.hr.rows import Column
from werksaam.people.models import Entity, Role, User

from . import organisation as plan
from .people import Cast
from .telling import Step, moment

ADMINISTRATOR = "Functioneel beheer"
NOT_IN_THE_LIST = "Gerrit Spaans"
MOVES, TO_TEAM = "Arie Koopman", "Schoonmaak"
RENAMED, NEW_NAME = "Bilal Yildiz", "Bilal Yildiz-Kaya"
COLUMNS = (
    Column.NUMBER,
    Column.NAME,
    Column.EMAIL,
    Column.PHONE,
    Column.ENTITY,
    Column.TEAM,
    Column.PARENT,
    Column.MANAGER,
    Column.STARTS_ON,
    Column.REPRESENTATIVE,
)
NEWCOMERS = (
    ("209001", "Nienke Vos", f"nienke.vos@{plan.DOMAIN}", "Groen"),
    ("209002", "Tomasz Zielinski", "", "Kwekerij"),
)
NEW_TEAM_BELOW = "Groen"


def steps(cast: Cast, today: int) -> list[Step]:
    """The administrator asks a role for themselves, the day before the day `today`."""
    asked = moment(cast.day(today - 1), "14:20")
    return [Step(asked, partial(_ask, cast))]


def _ask(cast: Cast) -> None:
    ask_role(
        by=cast[ADMINISTRATOR],
        role=Role.SECRETARIAT,
        reason="Ik val twee weken in voor het secretariaat.",
    )


def list_file() -> Path:
    """Where the list is kept."""
    folder: Path = settings.DATA_DIR
    return folder / "demo-personeelslijst.csv"


def write_people_list(cast: Cast) -> None:
    """Everyone as they are, but for a few: so that there is something to see when it is applied."""
    with list_file().open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(_row(cast, person) for person in cast.people.values() if _is_in(person))
        writer.writerows(_new_row(cast, *newcomer) for newcomer in NEWCOMERS)


def _is_in(person: User) -> bool:
    return person.name != NOT_IN_THE_LIST and team_of(person, clock.today()) is not None


def _row(cast: Cast, person: User) -> list[str]:
    team = team_of(person, clock.today())
    assert team is not None
    name = TO_TEAM if person.name == MOVES else team.name
    return [
        person.personnel_number or "",
        NEW_NAME if person.name == RENAMED else person.name,
        person.email or "",
        person.phone,
        str(Entity(person.entity).label),
        name,
        _parent(name),
        _manager(cast, name, person.name),
        "",
        "ja" if person.representative_function else "nee",
    ]


def _new_row(cast: Cast, number: str, name: str, email: str, team: str) -> list[str]:
    manager = _manager(cast, NEW_TEAM_BELOW, name)
    entity = str(Entity.WESTFRIESLAND.label)
    return [number, name, email, "", entity, team, _parent(team), manager, "", "nee"]


def _parent(team: str) -> str:
    return next((one.parent for one in plan.TEAMS if one.name == team), NEW_TEAM_BELOW)


def _manager(cast: Cast, team: str, name: str) -> str:
    """The number of the manager; of who manages the team, that of the next level up."""
    found = next(one for one in plan.TEAMS if one.name == team)
    if found.manager != name:
        return cast[found.manager].personnel_number or ""
    return _manager(cast, found.parent, name) if found.parent else ""
