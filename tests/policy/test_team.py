"""A manager sees the own teams and those below, and nobody else does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Version
from policy.queries_acknowledging import figures
from tests.factories.people import person, sign_in, team
from tests.factories.policy import published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.absences import record_absence
from werksaam.people.joining import leave
from werksaam.people.models import Role, Team, User

pytestmark = pytest.mark.django_db

TEAM = "/beheer/team/"


@pytest.fixture
def boss() -> User:
    return person("Baas")


@pytest.fixture
def green(boss: User) -> Team:
    return team("Groen", manager=boss)


def rows(client: Client, boss: User) -> dict[str, list[tuple[str, str]]]:
    response = sign_in(client, boss).get(TEAM)
    assert response.status_code == 200
    return {
        view.name: [(row.name, str(row.word)) for row in view.rows]
        for view in response.context["teams"]
    }


def test_people_are_listed_with_their_state(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    today = clock.today()
    anna, _, cleo = (person(name, team=green) for name in ("Anna", "Bert", "Cleo"))
    person("Dirk", team=green, since=today)
    record_absence(by=None, person=cleo, starts_on=today, ends_on=None, is_leave=True)
    asked(standing_code, confirmed=[anna])

    assert rows(client, boss) == {
        "Groen": [
            ("Bert", "Open"),
            ("Dirk", "Nieuw"),
            ("Cleo", "Met verlof"),
            ("Anna", "Gelezen"),
        ]
    }


def test_who_is_late_stands_first(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    today = clock.today()
    person("Anna", team=green)
    asked(
        standing_code,
        opens_on=today - timedelta(days=20),
        due_on=today - timedelta(days=1),
    )

    assert rows(client, boss) == {"Groen": [("Anna", "Te laat")]}


def test_the_page_says_truly_who_sees_the_names_and_who_is_counted(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    asked(standing_code)
    person(team=green)

    html = sign_in(client, boss).get("/beheer/team/").content.decode()

    assert "U, de leidinggevenden boven u en uw waarnemers zien deze namen." in html
    assert "U staat niet in uw eigen lijst." in html


def test_teams_below_are_shown_and_others_are_not(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    below, other = team("Kwekerij", parent=green), team("Post")
    for name, where in (("Anna", green), ("Bert", below), ("Cleo", other)):
        person(name, team=where)
    asked(standing_code)

    assert list(rows(client, boss)) == ["Groen", "Kwekerij"]


def test_who_left_is_not_in_it(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    anna = person("Anna", team=green)
    person("Bert", team=green)
    asked(standing_code)
    leave(by=None, person=anna, last_day=clock.today() - timedelta(days=1))

    assert rows(client, boss) == {"Groen": [("Bert", "Open")]}


def test_without_a_round_everyone_is_not_asked_yet(
    client: Client, boss: User, green: Team, standing_code: Version
) -> None:
    person("Anna", team=green)
    assert rows(client, boss) == {"Groen": [("Anna", "Nog niet gevraagd")]}


def test_without_a_code_the_page_is_empty(client: Client, boss: User, green: Team) -> None:
    assert rows(client, boss) == {}


@pytest.mark.parametrize("roles", [[], [Role.COMMS_ADVISER], [Role.AUDITOR]])
def test_who_manages_nobody_gets_a_404(client: Client, roles: list[Role]) -> None:
    assert sign_in(client, person(roles=roles)).get(TEAM).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(
    client: Client,
    boss: User,
    green: Team,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    standing_code: Version,
) -> None:
    for _ in range(number):
        person(team=green)
    asked(standing_code)
    sign_in(client, boss).get(TEAM)

    with django_assert_num_queries(QUERIES):
        client.get(TEAM)


QUERIES = 21


def test_figures_of_a_past_moment_can_be_had_again(green: Team) -> None:
    with clock.at(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        version = published_code()
        people = [person(team=green) for _ in range(6)]
        asked(version, confirmed=people[:3])
        moment = clock.now()
        day = clock.today()
        before = _standings(day=day, moment=moment)
    with clock.at(datetime(2026, 11, 9, 9, tzinfo=UTC)):
        leave(by=None, person=people[0], last_day=date(2026, 11, 1))
        person(team=green)

    assert _standings(day=day, moment=moment) == before


def _standings(day: date, moment: datetime) -> list[str]:
    found = figures(day, known_at=moment)
    assert found is not None
    return sorted(member.state.standing for member in found[1])
