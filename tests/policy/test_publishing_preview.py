"""Before publishing, the desk sees whom a version would ask again."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Version
from tests.factories.people import person, sign_in, team
from tests.factories.policy import changed_source, imported_code, published_code
from tests.policy.asking import asked
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

DRAFT = "/beheer/versies/2/"


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person("Carla", roles=[Role.COMMS_ADVISER]))


def a_draft_after(confirmed: int, people: int = 6) -> Version:
    """A draft after a version that some of a team confirmed."""
    hall = team("Hal")
    here = [person(team=hall) for _ in range(people)]
    asked(published_code(), confirmed=here[:confirmed])
    return imported_code(source=changed_source("nooit", "niet"))


def test_a_substantive_version_asks_who_confirmed(desk: Client) -> None:
    a_draft_after(confirmed=5)

    response = desk.get(DRAFT)

    again = response.context["again"]
    assert (again.confirmed, [(row.name, row.people) for row in again.teams]) == (5, [("Hal", 5)])
    assert "5 mensen die al bevestigden, krijgen de vraag opnieuw." in response.content.decode()
    assert "5 bevestigingen blijven geldig." in response.content.decode()


def test_small_teams_are_left_out(desk: Client) -> None:
    office = team("Kantoor")
    people = [person(team=office) for _ in range(4)]
    a_draft_after(confirmed=6)
    asked(Version.objects.get(number=1), confirmed=people[:2])

    again = desk.get(DRAFT).context["again"]

    assert [(row.name, row.people) for row in again.teams] == [("Hal", None), ("Kantoor", None)]


def test_of_few_people_no_number_is_told(desk: Client) -> None:
    a_draft_after(confirmed=2, people=3)

    page = desk.get(DRAFT).content.decode()

    assert "2 mensen die al bevestigden" not in page


def test_without_a_version_before_it_nobody_is_asked_again(desk: Client) -> None:
    imported_code()

    page = desk.get("/beheer/versies/1/").content.decode()

    assert "Dus vraagt u het niemand opnieuw." in page


def test_a_published_version_shows_none(desk: Client, standing_code: Version) -> None:
    assert desk.get("/beheer/versies/1/").context["again"] is None


@pytest.mark.parametrize("people", [1, 3])
def test_the_preview_takes_the_same_queries_for_any_number(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    a_draft_after(confirmed=people, people=people)
    desk.get(DRAFT)

    with django_assert_num_queries(QUERIES):
        desk.get(DRAFT)


QUERIES = 43
