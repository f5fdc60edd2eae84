"""Whom advice sends people to: who answers for them today, and never to nobody."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from policy import actions
from policy.presenters_whom import Contact, whom_to_ask, whom_to_call
from tests.factories.people import person, sign_in
from werksaam.people.models import User

from .conftest import Desk
from .test_before_you_post import answer

OUT_OF_HAND = ("discussion", "heated")
BOSS = Contact("Mara", "0612345678", "0612345678", "uw leidinggevende", is_manager=True)


@pytest.fixture(autouse=True)
def desk_in_settings(settings: Settings) -> None:
    settings.DESK_PHONE = "0229 28 20 00"
    settings.DESK_MAIL = "communicatie@werksaam.example"


def advised(desk: Desk, someone: User, *answers: str) -> str:
    """What `someone` reads after these answers."""
    desk.published()
    client = Client()
    sign_in(client, someone)
    return client.get(answer(client, *answers)).content.decode()


def test_the_own_manager_is_who_to_ask(desk: Desk) -> None:
    found = whom_to_ask(desk.reader)

    assert found is not None
    assert (found.name, found.is_manager) == (desk.manager.name, True)


def test_without_anyone_inside_it_is_the_contact_of_the_board(
    desk: Desk, settings: Settings
) -> None:
    settings.BOARD_CONTACT_EMAIL = "Bestuur@werksaam.example"
    contact = person("Bea", email="bestuur@werksaam.example")

    found = whom_to_ask(_director(desk))

    assert found is not None
    assert (found.name, found.is_manager) == (contact.name, False)


def test_without_a_contact_of_the_board_there_is_nobody_but_the_desk(desk: Desk) -> None:
    assert whom_to_ask(_director(desk)) is None


@pytest.mark.parametrize(
    ("action", "contact", "name"),
    [
        ("twijfel-imago", BOSS, "Mara"),
        ("twijfel-imago", None, "het communicatieteam"),
        ("nieuwstip", BOSS, "het communicatieteam"),
    ],
)
@pytest.mark.django_db
def test_what_the_portal_can_not_do_is_done_by(
    action: str, contact: Contact | None, name: str
) -> None:
    assert whom_to_call(action, contact).name == name


def test_advice_that_the_portal_can_not_fulfil_holds_the_number_to_call(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(actions._registered, "nieuwstip")

    page = advised(desk, desk.reader, "news").split("</section>")[0]

    assert "Bel of mail hiervoor het communicatieteam." in page
    assert 'href="tel:0229282000"' in page


def test_who_has_a_manager_is_told_nothing_of_another(desk: Desk) -> None:
    page = advised(desk, desk.reader, *OUT_OF_HAND)

    assert "Staat er ‘uw leidinggevende’?" not in page
    assert 'href="/melden/ontsporende-discussie/?eerst-gevraagd"' in page


def test_who_has_no_manager_is_sent_to_the_desk_and_not_to_a_dead_end(desk: Desk) -> None:
    page = advised(desk, _director(desk), *OUT_OF_HAND)

    assert "U hebt er nu geen. Vraag het dan aan het communicatieteam." in page
    assert 'href="/melden/ontsporende-discussie/' not in page.split("<aside")[0]
    assert 'href="tel:0229282000"' in page.split("</section>")[0]


def _director(desk: Desk) -> User:
    return User.objects.get(name="Dirk")
