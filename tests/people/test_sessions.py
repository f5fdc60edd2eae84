"""How long a session lasts, and what it costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.session_store import SessionStore
from werksaam.people.sessions import clear_expired

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PAGE = "/account/"


@pytest.fixture
def anna(client: Client) -> User:
    someone = person()
    with clock.at(START):
        sign_in(client, someone)
        client.get(PAGE)
    return someone


def status_after(client: Client, **since: float) -> int:
    with clock.at(START + timedelta(**since)):
        return client.get(PAGE).status_code


def test_session_lasts_half_an_hour_without_use(client: Client, anna: User) -> None:
    assert status_after(client, minutes=29, seconds=59) == 200


def test_idle_session_ends_after_half_an_hour(client: Client, anna: User) -> None:
    assert status_after(client, minutes=30, seconds=1) == 302


def test_use_keeps_the_session(client: Client, anna: User) -> None:
    statuses = [status_after(client, minutes=m) for m in (20, 40, 60)]

    assert statuses == [200, 200, 200]


def test_session_ends_after_twelve_hours_however_busy(client: Client, anna: User) -> None:
    for minutes in range(20, 720, 20):
        status_after(client, minutes=minutes)

    assert status_after(client, hours=12, seconds=1) == 302


def test_ended_session_is_gone_from_the_server(client: Client, anna: User) -> None:
    status_after(client, hours=1)

    assert "_auth_user_id" not in client.session


def test_signed_in_page_costs_two_queries_before_its_own(
    client: Client, anna: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(START + timedelta(seconds=30)), django_assert_num_queries(2):
        client.post("/blijf-ingelogd/")


def test_use_is_noted_once_a_minute(
    client: Client, anna: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    status_after(client, minutes=2)

    with clock.at(START + timedelta(minutes=2, seconds=59)), django_assert_num_queries(2):
        client.post("/blijf-ingelogd/")


def test_what_an_ended_session_kept_is_cleared() -> None:
    ended = SessionStore()
    ended["unsent"] = "words of someone"
    ended.set_expiry(datetime(2026, 1, 1, tzinfo=UTC))
    ended.save()

    clear_expired()

    assert not SessionStore().exists(ended.session_key or "")
