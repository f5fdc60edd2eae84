"""Opening a round, and the desk's pages about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Round
from policy.rounds import CannotOpen, open_round
from tests.factories.people import person, sign_in
from tests.factories.policy import imported_code, published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

NEW = "/beheer/rondes/nieuw/"


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def days(opens: int = 0, due: int = 14) -> dict[str, date]:
    today = clock.today()
    return {"opens_on": today + timedelta(days=opens), "due_on": today + timedelta(days=due)}


def test_a_round_is_opened_by_someone_for_a_version(adviser: User) -> None:
    version = published_code()

    made = open_round(by=adviser, version=version, **days())

    assert (made.version, made.opened_by) == (version, adviser)


def test_a_draft_can_not_be_asked(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=imported_code(), **days())

    assert list(refused.value.errors) == ["version"]


def test_due_before_opening_is_refused(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=published_code(), **days(opens=3, due=2))

    assert list(refused.value.errors) == ["due_on"]


def test_a_round_never_changes() -> None:
    made = asked(published_code())

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(due_on=date(2030, 1, 1))


def test_the_desk_opens_a_round_with_a_form(desk: Client, adviser: User) -> None:
    version = published_code()

    response = desk.post(NEW, {"version": version.pk, **days(), "opened_by": person().pk})

    assert response.headers["Location"] == "/beheer/rondes/"
    assert Round.objects.get().opened_by == adviser


def test_what_is_wrong_is_told_at_its_field(desk: Client) -> None:
    version = published_code()

    response = desk.post(NEW, {"version": version.pk, **days(opens=3, due=2)})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["due_on"]
    assert 'href="#id_due_on"' in response.content.decode()


@pytest.mark.parametrize("field", ["version", "opens_on", "due_on"])
def test_every_field_is_needed(desk: Client, field: str) -> None:
    version = published_code()
    filled = {"version": version.pk, **days()} | {field: ""}

    response = desk.post(NEW, filled)

    assert list(response.context["form"].errors) == [field]


def test_a_draft_is_no_choice(desk: Client) -> None:
    draft = imported_code()

    response = desk.post(NEW, {"version": draft.pk, **days()})

    assert list(response.context["form"].errors) == ["version"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    version = published_code()
    for _ in range(number):
        asked(version)
    desk.get("/beheer/rondes/")

    with django_assert_num_queries(QUERIES):
        desk.get("/beheer/rondes/")


QUERIES = 6


@pytest.mark.parametrize("address", ["/beheer/rondes/", NEW, "/beheer/versies/"])
@pytest.mark.parametrize("roles", [[], [Role.DIRECTOR], [Role.ADMINISTRATOR], [Role.AUDITOR]])
def test_the_pages_are_for_the_desk(client: Client, address: str, roles: list[Role]) -> None:
    assert sign_in(client, person(roles=roles)).get(address).status_code == 404
