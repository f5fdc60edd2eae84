"""What the desk typed about a version is not lost with a session; the address of a form alone
leads to its page."""

from __future__ import annotations

import pytest
from django.test import Client

from policy.drafting.beginning import begin
from policy.models import FactKind, Version
from tests.factories.people import person, sign_in
from werksaam.people.models import Role, User
from werksaam.people.unsent import owner_of_form

pytestmark = pytest.mark.django_db

TYPED = "Dit typte ik."
VERSION = "/beheer/versies/2/"


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def draft(adviser: User, standing_code: Version) -> Version:
    return begin(by=adviser, version=standing_code, note="Voorbeeld")


def address(draft: Version, page: str) -> str:
    provision = draft.texts.get(eid="art_4__para_8").provision_id
    return f"{VERSION}{page}".replace("LID", str(provision))


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("feiten/", "remark"),
        ("vaststellen/", "body"),
        ("bekendmaken/", "change_note_nl"),
        ("nieuw-concept/", "note"),
        ("opstellen/titel/", "title"),
        ("opstellen/bepaling/LID/", "text"),
        ("opstellen/bepaling/LID/toevoegen/", "text"),
    ],
)
def test_what_was_typed_without_a_session_waits_for_its_writer(
    client: Client, adviser: User, draft: Version, page: str, field: str
) -> None:
    here = address(draft, page)
    client.post(here, {"owner": owner_of_form(adviser), field: TYPED})

    shown = sign_in(client, adviser).get(here)

    assert (shown.status_code, TYPED in shown.content.decode()) == (200, True)


def test_what_waited_is_stored_only_when_it_is_sent_again(
    client: Client, adviser: User, draft: Version
) -> None:
    here = address(draft, "feiten/")
    sent = {"kind": FactKind.PUBLISHED, "on": "2026-01-01", "owner": owner_of_form(adviser)}
    client.post(here, sent)

    sign_in(client, adviser).get(here)

    assert not draft.facts.exists()


@pytest.mark.parametrize(
    ("page", "above"),
    [
        ("vaststellen/", ""),
        ("veranderingen/1/LID/", "veranderingen/"),
        ("opstellen/terug/", "opstellen/"),
        ("opstellen/bepaling/LID/verwijzing/", "opstellen/bepaling/LID/"),
    ],
)
def test_the_address_of_a_form_leads_to_its_page(
    client: Client, adviser: User, draft: Version, page: str, above: str
) -> None:
    response = sign_in(client, adviser).get(address(draft, page))

    assert response.headers["Location"] == address(draft, above)


def test_a_form_sent_to_a_page_that_takes_none_is_told_in_words(
    client: Client, adviser: User
) -> None:
    response = sign_in(client, adviser).post("/beheer/versies/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "Deze pagina kunt u zo niet openen" in response.content.decode()
