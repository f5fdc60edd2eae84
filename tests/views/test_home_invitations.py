"""The home page of the desk: invitations that did not arrive."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from policy.handing_over import hand_over
from policy.models import Round
from tests.factories.escalations import House
from tests.factories.people import person, sign_in
from tests.policy.inviting import a_round, local, mailed_at
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning(settings: Any) -> None:
    settings.FAKE_NOW = local("2026-11-23 09:00")


@pytest.fixture
def opened(standing_house: House) -> Round:
    """A round of this morning; two people have no address."""
    for name in ("Piet", "Bep"):
        person(name, team=standing_house.hall, email=None)
    made = a_round(standing_house.version, "2026-11-23", "2026-12-11")
    mailed_at("2026-11-23 09:00")
    return made


def to_do(client: Client, someone: User) -> str:
    """What stands on the home page about invitations that did not arrive."""
    page = sign_in(client, someone).get("/").content.decode()
    found = re.search(r"<h3>([^<]*uitnodiging[^<]*)</h3>", page)
    return found[1] if found else ""


def test_the_desk_reads_how_many_did_not_arrive(
    client: Client, standing_house: House, opened: Round
) -> None:
    assert to_do(client, standing_house.adviser) == "2 uitnodigingen kwamen niet aan"
    assert f"/beheer/rondes/{opened.pk}/uitnodigingen/" in client.get("/").content.decode()


def test_what_was_handed_over_is_done(client: Client, standing_house: House, opened: Round) -> None:
    hand_over(by=standing_house.adviser, people=[User.objects.get(name="Piet")])
    assert to_do(client, standing_house.adviser) == "Eén uitnodiging kwam niet aan"

    hand_over(by=standing_house.adviser, people=[User.objects.get(name="Bep")])
    assert to_do(client, standing_house.adviser) == ""


def test_nobody_else_reads_it(client: Client, standing_house: House, opened: Round) -> None:
    for someone in (standing_house.manager, standing_house.director, standing_house.reporter):
        assert to_do(client, someone) == ""
