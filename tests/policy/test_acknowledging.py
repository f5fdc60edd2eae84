"""Confirming a version: once, by oneself, in the words shown; and the receipt of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import Superseded, confirm, statement
from policy.models import Acknowledgement, Version
from policy.queries_acknowledging import open_obligation
from tests.factories.people import person, sign_in, team
from tests.factories.policy import SOURCE, published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

CONFIRM = "/code/sociale-media-code/v/1/bevestigen/"


@pytest.fixture
def anna() -> User:
    return person("Anna", team=team("Groen"))


@pytest.fixture
def reader(client: Client, anna: User) -> Client:
    return sign_in(client, anna)


def next_version(change_kind: str = "substantive") -> Version:
    return published_code(
        source=SOURCE.replace("belang van sociale media", "nut van sociale media"),
        adopted_on=date(2018, 1, 1),
        published_on=date(2018, 1, 2),
        in_force_on=date(2018, 1, 3),
        retroactive_from=None,
        change_kind=change_kind,
    )


def test_confirming_stores_the_exact_statement(anna: User, standing_code: Version) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")

    assert given.statement == (
        "Ik heb versie 1 van de Sociale media code WerkSaam Westfriesland ontvangen en gelezen."
    )
    assert (given.person_name, given.text_sha256) == ("Anna", standing_code.text_sha256)


def test_the_statement_is_in_the_language_of_the_page(anna: User, standing_code: Version) -> None:
    given = confirm(by=anna, version=standing_code, language="en")

    assert given.statement == statement(standing_code, "en")
    assert given.statement.startswith("I have received and read version 1")


def test_confirming_twice_gives_the_earlier_record(anna: User, standing_code: Version) -> None:
    first = confirm(by=anna, version=standing_code, language="nl")

    assert confirm(by=anna, version=standing_code, language="en") == first
    assert Event.objects.filter(action="acknowledgement.given").count() == 1


def test_a_version_not_in_force_is_not_confirmed(anna: User, standing_code: Version) -> None:
    second = next_version()

    with pytest.raises(Superseded) as refused:
        confirm(by=anna, version=standing_code, language="nl")

    assert refused.value.current == second


def test_an_acknowledgement_never_changes(anna: User, standing_code: Version) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")

    with pytest.raises(DatabaseError), transaction.atomic():
        Acknowledgement.objects.filter(pk=given.pk).update(person_name="Bert")
    with pytest.raises(DatabaseError), transaction.atomic():
        Acknowledgement.objects.filter(pk=given.pk).delete()


def test_a_get_shows_the_statement_and_stores_nothing(
    reader: Client, standing_code: Version
) -> None:
    html = reader.get(CONFIRM).content.decode()

    assert "Ik heb versie 1 van de Sociale media code WerkSaam Westfriesland" in html
    assert "niet dat u het met alles eens bent" in html
    assert not Acknowledgement.objects.exists()


def test_a_post_leads_to_the_receipt(reader: Client, standing_code: Version) -> None:
    response = reader.post(CONFIRM)

    given = Acknowledgement.objects.get()
    assert response.headers["Location"] == f"/bevestigingen/{given.pk}/"


def test_a_second_post_leads_to_the_earlier_receipt(reader: Client, standing_code: Version) -> None:
    assert reader.post(CONFIRM).headers["Location"] == reader.post(CONFIRM).headers["Location"]


def test_extra_fields_change_nothing(reader: Client, anna: User, standing_code: Version) -> None:
    other = person("Bert")

    reader.post(
        CONFIRM,
        {"person": other.pk, "given_at": "2000-01-01", "statement": "Niets", "language": "xx"},
    )

    given = Acknowledgement.objects.get()
    assert (given.person, given.language, given.given_at.year) == (anna, "nl", clock.now().year)
    assert given.statement == statement(given.version, "nl")


def test_a_stale_page_says_where_to_go(reader: Client, standing_code: Version) -> None:
    next_version()

    response = reader.post(CONFIRM)

    assert response.status_code == 409
    assert "/code/sociale-media-code/v/2/bevestigen/" in response.content.decode()
    assert not Acknowledgement.objects.exists()


def test_a_stale_page_of_who_confirmed_before_leads_to_the_receipt(
    reader: Client, anna: User, standing_code: Version
) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")
    next_version()

    assert reader.post(CONFIRM).headers["Location"] == f"/bevestigingen/{given.pk}/"


def test_a_visitor_can_not_confirm(client: Client, standing_code: Version) -> None:
    assert client.post(CONFIRM).status_code == 302
    assert not Acknowledgement.objects.exists()


def test_the_receipt_page_shows_the_proof(
    reader: Client, anna: User, standing_code: Version
) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")

    html = reader.get(f"/bevestigingen/{given.pk}/").content.decode()

    assert "Anna heeft versie 1 gelezen" in html
    assert str(given.pk) in html


def test_the_receipt_file_carries_the_proof(
    reader: Client, anna: User, standing_code: Version
) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")

    response = reader.get(f"/bevestigingen/{given.pk}.json")

    receipt = json.loads(response.content)
    assert json.loads(receipt["leaf"])["action"] == "acknowledgement.given"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("ending", ["/", ".json"])
def test_another_s_receipt_is_a_404(
    client: Client, anna: User, ending: str, standing_code: Version
) -> None:
    given = confirm(by=anna, version=standing_code, language="nl")

    response = sign_in(client, person("Bert")).get(f"/bevestigingen/{given.pk}{ending}")

    assert response.status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    reader: Client,
    anna: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    standing_code: Version,
) -> None:
    confirm(by=anna, version=standing_code, language="nl")
    for nth in range(1, number):
        confirm(by=anna, version=_nth(nth), language="nl")
    reader.get("/bevestigingen/")

    with django_assert_num_queries(11):
        reader.get("/bevestigingen/")


def _nth(nth: int) -> Version:
    return published_code(
        source=SOURCE.replace("belang van", f"belang {nth} van"),
        adopted_on=date(2018 + nth, 1, 1),
        published_on=date(2018 + nth, 1, 2),
        in_force_on=date(2018 + nth, 1, 3),
        retroactive_from=None,
    )


def test_who_was_asked_has_an_open_obligation(anna: User, standing_code: Version) -> None:
    made = asked(standing_code)

    found = open_obligation(anna)

    assert found is not None
    assert (found.round, found.due_on) == (made, made.due_on)


def test_who_confirmed_or_was_not_asked_has_none(anna: User, standing_code: Version) -> None:
    assert open_obligation(anna) is None

    asked(standing_code, confirmed=[anna])

    assert open_obligation(anna) is None


def test_who_is_in_no_team_has_none(standing_code: Version) -> None:
    asked(standing_code)

    assert open_obligation(person()) is None


def test_an_editorial_version_asks_nobody_again(anna: User, standing_code: Version) -> None:
    asked(standing_code, confirmed=[anna])

    next_version("editorial")

    assert open_obligation(anna) is None


def test_a_substantive_version_waits_for_its_round(anna: User, standing_code: Version) -> None:
    asked(standing_code, confirmed=[anna])
    second = next_version()
    assert open_obligation(anna) is None

    asked(second)

    assert open_obligation(anna) is not None


def test_the_code_page_says_what_is_open(reader: Client) -> None:
    with clock.at(datetime(2026, 11, 10, 12, tzinfo=UTC)):
        asked(published_code(), due_on=clock.today() + timedelta(days=10))
        html = reader.get("/code/sociale-media-code/").content.decode()

    assert "Bevestig deze versie uiterlijk 20 november 2026." in html
