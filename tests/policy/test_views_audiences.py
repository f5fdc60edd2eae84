"""The desk chooses of whom a round asks what, and sees whom that touches."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from policy.acknowledging import confirm
from policy.models import Round, Version
from policy.presenters_round import TeamTouched
from tests.factories.people import person, sign_in, team
from tests.policy.asking import CHECKED, NEW, filled
from werksaam.people.joining import create_team
from werksaam.people.models import Entity, Role, Team, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


@pytest.fixture
def works() -> Team:
    return team("Werkplein")


def test_the_desk_chooses_teams_and_sees_whom_it_touches(
    desk: Client, version: Version, works: Team
) -> None:
    office = team("Kantoor")
    for _ in range(5):
        person(team=works)
        person(team=office)

    response = desk.post(NEW, filled(version, audience="teams", teams=[works.pk]))

    assert response.context["audience"] == ["Werkplein"]
    assert response.context["by_team"] == (TeamTouched("Werkplein", 5),)


def test_no_two_audiences_give_a_small_team_away(
    desk: Client, version: Version, works: Team
) -> None:
    office, small = team("Kantoor"), team("Directie")
    people = [person(team=place) for place in (works, office) for _ in range(6)]
    people += [person(team=small) for _ in range(2)]
    confirm(by=people[-1], version=version, language="nl")

    told = [
        desk.post(NEW, filled(version, audience="teams", teams=[one.pk for one in chosen])).context
        for chosen in ([office], [office, small])
    ]

    assert [page["numbers"] for page in told] == [None, None]
    assert [page["by_team"] for page in told] == [
        (TeamTouched("Kantoor", 6),),
        (TeamTouched("Directie", None), TeamTouched("Kantoor", 6)),
    ]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"audience": "teams"}, "teams"),
        ({"audience": "entities"}, "entities"),
        ({"audience": "teams", "teams": ["x"]}, "teams"),
        ({"audience": "nobody"}, "audience"),
        ({"reminder_days": ["soon"]}, "reminder_days"),
        ({"reminder_days": ["10"], "due": 0}, "reminder_days"),
        ({"is_periodic": "on"}, "is_periodic"),
        ({"invitation_nl": "x" * 2001}, "invitation_nl"),
    ],
)
def test_what_is_wrong_with_an_audience_or_plan_is_told_at_its_field(
    desk: Client, version: Version, changed: dict[str, Any], field: str
) -> None:
    response = desk.post(NEW, filled(version, **changed) | CHECKED)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not Round.objects.exists()


def test_nothing_is_lost_on_going_back(desk: Client, version: Version, works: Team) -> None:
    person(team=works)
    sent = filled(version, audience="teams", teams=[works.pk], reminder_days=[5])

    page = desk.post(NEW, sent | {"back": "1"})

    form = page.context["form"]
    assert (page.status_code, form.errors) == (200, {})
    assert (form["teams"].value(), form["invitation_nl"].value()) == (
        [str(works.pk)],
        "Lees de code.",
    )


def test_the_page_to_check_sends_all_of_it_again(
    desk: Client, version: Version, works: Team
) -> None:
    person(team=works)
    sent = filled(version, audience="teams", teams=[works.pk], reminder_days=["5", "1"])

    page = desk.post(NEW, sent).content.decode()

    for name, value in (("teams", works.pk), ("reminder_days", 5), ("reminder_days", 1)):
        assert f'type="hidden" name="{name}" value="{value}"' in page
    assert "Lees de code." in page


def test_a_small_audience_is_not_told_apart(desk: Client, version: Version, works: Team) -> None:
    confirm(by=person(team=works), version=version, language="nl")

    response = desk.post(NEW, filled(version, audience="teams", teams=[works.pk]))

    assert response.context["numbers"] is None
    assert response.context["by_team"] == (TeamTouched("Werkplein", None),)
    assert "Al bevestigd" not in response.content.decode()


def test_a_team_that_belongs_to_another_is_named_with_it(desk: Client, works: Team) -> None:
    create_team(by=None, name="Hal", entity=Entity.WESTFRIESLAND, parent=works)

    page = desk.get(NEW).content.decode()

    assert "Hal <small>in Werkplein</small>" in page
