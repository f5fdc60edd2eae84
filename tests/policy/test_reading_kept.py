"""What a browser may keep of the code: ETag, 304, and for whom it stops holding."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.models import Version
from tests.factories.people import person, sign_in, team
from tests.factories.policy import explain
from werksaam import clock
from werksaam.people.granting import grant_role
from werksaam.people.models import Role, User

from .asking import CHECKED, filled

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CODE = "/code/sociale-media-code/"


@pytest.fixture
def anna() -> User:
    return person("Anna")


@pytest.fixture
def reader(client: Client, anna: User, standing_code: Version) -> Client:
    return sign_in(client, anna)


def etag(client: Client) -> str:
    return client.get(CODE).headers["ETag"]


def again(client: Client, tag: str) -> int:
    return client.get(CODE, headers={"If-None-Match": tag}).status_code


def test_the_page_is_private_and_asked_for_each_time(reader: Client) -> None:
    response = reader.get(CODE)

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert again(reader, response.headers["ETag"]) == 304


def test_a_304_bears_the_same_headers(reader: Client) -> None:
    tag = etag(reader)

    response = reader.get(CODE, headers={"If-None-Match": tag})

    assert (response.headers["ETag"], response.headers["Cache-Control"]) == (
        tag,
        "private, no-cache",
    )


def test_a_304_costs_few_queries(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = etag(reader)

    with django_assert_num_queries(3):
        assert again(reader, tag) == 304


def test_the_page_read_again_costs_few_queries(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag(reader)

    with django_assert_num_queries(3):
        reader.get(CODE)


def test_confirming_ends_it(reader: Client, anna: User) -> None:
    tag = etag(reader)

    confirm(by=anna, version=Version.objects.get(), language="nl")

    assert again(reader, tag) == 200


def test_another_language_ends_it(reader: Client) -> None:
    tag = etag(reader)
    reader.post("/taal/", {"language": "en"})

    assert again(reader, tag) == 200


def test_a_new_explanation_ends_it(reader: Client) -> None:
    tag = etag(reader)

    explain(Version.objects.get())

    assert again(reader, tag) == 200


def test_another_role_ends_it(reader: Client, anna: User) -> None:
    tag = etag(reader)

    grant_role(by=None, person=anna, role=Role.SECRETARIAT)

    assert again(reader, tag) == 200


def test_of_who_may_get_cases_it_holds_for_a_minute(reader: Client, anna: User) -> None:
    team("Groen", manager=anna)
    with clock.at(MONDAY):
        tag = etag(reader)

    with clock.at(MONDAY + timedelta(minutes=1)):
        assert again(reader, tag) == 200


def test_of_everyone_else_it_holds_all_day(reader: Client) -> None:
    with clock.at(MONDAY):
        tag = etag(reader)

    with clock.at(MONDAY + timedelta(minutes=1)):
        assert again(reader, tag) == 304


def test_another_person_has_another(reader: Client) -> None:
    tag = etag(reader)

    assert again(sign_in(Client(), person("Bert")), tag) == 200


def test_a_new_session_has_another(reader: Client, anna: User) -> None:
    tag = etag(reader)

    assert again(sign_in(Client(), anna), tag) == 200


def test_each_answer_has_a_form_token_of_its_own(reader: Client) -> None:
    tokens = [
        re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.get(CODE).content.decode())
        for _ in range(2)
    ]

    assert all(len(token) == 64 for found in tokens for token in found)
    assert tokens[0] != tokens[1]


def test_a_page_with_a_message_is_not_kept(client: Client, standing_code: Version) -> None:
    desk = sign_in(client, person(roles=[Role.SECRETARIAT]))
    desk.post("/beheer/rondes/nieuw/", filled(standing_code) | CHECKED)

    response = desk.get(CODE)

    assert "De ronde voor versie 1 is open." in response.content.decode()
    assert "ETag" not in response.headers
