"""Retroactive effect that takes days of another version is told before it is recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from policy.effects import Reached, reached_back
from policy.models import FactKind, Version
from policy.queries_reading import code_of
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, published_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/2/feiten/"
SENT = {"kind": FactKind.RETROACTIVE, "on": "2019-01-01"}


@pytest.fixture
def second(client: Client, standing_code: Version) -> Version:
    sign_in(client, person("Carla", roles=[Role.COMMS_ADVISER]))
    return published_code(
        source=changed_source("nooit", "niet"),
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
    )


def recorded(version: Version) -> list[date | None]:
    facts = version.facts.filter(kind=FactKind.RETROACTIVE)
    return list(facts.values_list("on", flat=True))


def test_the_days_that_another_version_loses(second: Version) -> None:
    code = code_of(second.policy)

    found = code and reached_back(code, second, date(2019, 1, 1))

    assert found == [Reached(1, date(2019, 1, 1), date(2020, 1, 2))]


def test_nothing_is_recorded_before_the_effect_is_read(client: Client, second: Version) -> None:
    response = client.post(PAGE, SENT)

    assert response.status_code == 422
    assert response.context["effects"] == (
        "Versie 1 gold van 1 januari 2019 t/m 2 januari 2020. "
        "Voor die dagen geldt straks achteraf versie 2.",
    )
    assert recorded(second) == []


def test_who_says_to_know_it_records_it(client: Client, second: Version) -> None:
    client.post(PAGE, SENT | {"sure": "2019-01-01"})

    assert recorded(second) == [date(2019, 1, 1)]


def test_the_timeline_says_which_version_has_the_word(client: Client, second: Version) -> None:
    client.post(PAGE, SENT | {"sure": "2019-01-01"})

    page = client.get("/code/sociale-media-code/versies/").content.decode()

    assert "Voor de dagen vanaf 1 januari 2019 geldt achteraf versie 2." in page
