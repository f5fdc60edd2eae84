"""A draft that came to nothing is no choice, no hit and no file, for the desk neither."""

from __future__ import annotations

import pytest
from django.test import Client

from policy.drafting.dropping import drop
from policy.explaining.standing import Standing
from policy.models import Version
from policy.queries_explaining import explained
from policy.queries_proposals import place_of, to_approve
from tests.factories.escalations import House
from tests.factories.explaining import LID, a_proposal
from tests.factories.people import sign_in
from tests.factories.policy import changed_source, imported_code

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code"
DROPPED = changed_source("dreigt te ontsporen", "dreigt te vertroebelen")


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def dropped(house: House) -> Version:
    draft = imported_code(by=house.adviser, source=DROPPED)
    drop(by=house.adviser, version=draft)
    return draft


@pytest.mark.parametrize(
    "path",
    [
        "/beheer/toelichtingen/?versie=2",
        "/beheer/toelichtingen/2/nl/artikel-4/lid-8/",
        "/beheer/versies/2/herkomst/",
        "/beheer/versies/2/veranderingen/",
        f"{CODE}/vergelijk/1/2/",
        f"{CODE}/zoeken/?q=code&versie=2",
        f"{CODE}/v/2/downloaden/",
        f"{CODE}/v/2/samenvatting/",
        f"{CODE}/v/2.md",
        f"{CODE}/v/2.json",
    ],
)
def test_it_has_no_page(client: Client, house: House, dropped: Version, path: str) -> None:
    assert sign_in(client, house.adviser).get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/beheer/toelichtingen/",
        f"{CODE}/vergelijk/",
        f"{CODE}/versies/",
        f"{CODE}/zoeken/",
    ],
)
def test_it_is_no_choice(client: Client, house: House, dropped: Version, path: str) -> None:
    page = sign_in(client, house.adviser).get(path, follow=True).content.decode()

    assert '<option value="2"' not in page
    assert "/v/2/" not in page


def test_its_words_are_found_nowhere(client: Client, house: House, dropped: Version) -> None:
    path = f"{CODE}/zoeken/?q=vertroebelen&versie=alle"

    assert f"{CODE}/v/2/" not in sign_in(client, house.adviser).get(path).content.decode()


def test_what_was_proposed_for_it_waits_for_nobody(house: House) -> None:
    draft = imported_code(by=house.adviser, source=DROPPED)
    row = a_proposal(house.adviser, draft)
    drop(by=house.adviser, version=draft)
    later = imported_code(by=house.adviser, source=DROPPED.replace("vertroebelen", "vergaan"))

    assert list(to_approve(house.secretary)) == []
    assert explained(later, "nl", LID)[0].standing == Standing.NONE
    place = place_of(row)
    assert place and place.version == later
