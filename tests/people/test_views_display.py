"""How someone reads: chosen on a page, kept with the person, on every page, on every device."""

from __future__ import annotations

import pytest
from django.test import Client

from policy.models import Version
from tests.factories.people import person, sign_in
from werksaam.audit.models import Event
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

LARGE = {"text_size": "large", "line_spacing": "wide"}


@pytest.fixture
def anna() -> User:
    return person("Anna")


@pytest.fixture
def reader(client: Client, anna: User) -> Client:
    return sign_in(client, anna)


def test_what_someone_chooses_is_on_every_page(reader: Client) -> None:
    reader.post("/weergave/", LARGE)

    html = reader.get("/").content.decode()

    assert '<html lang="nl" data-text-size="large" data-line-spacing="wide">' in html


def test_it_is_there_again_on_another_device(reader: Client, anna: User) -> None:
    reader.post("/weergave/", LARGE)

    elsewhere = sign_in(Client(), User.objects.get(pk=anna.pk))

    assert b'data-text-size="large"' in elsewhere.get("/").content


def test_the_code_that_a_browser_kept_no_longer_holds(
    reader: Client, standing_code: Version
) -> None:
    before = reader.get("/code/sociale-media-code/").headers["ETag"]

    reader.post("/weergave/", {"text_size": "largest"})
    reader.get("/")  # the page on which the message is shown

    after = reader.get("/code/sociale-media-code/", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert b'data-text-size="largest"' in after.content


@pytest.mark.parametrize(("chosen", "has_keys"), [({}, False), ({"keys": "on"}, True)])
def test_keys_can_be_switched_off(
    reader: Client, chosen: dict[str, str], has_keys: bool, standing_code: Version
) -> None:
    reader.post("/weergave/", chosen)

    html = reader.get("/code/sociale-media-code/").content
    assert (b"js/keys" in html, b"data-keys" in html) == (has_keys, has_keys)


@pytest.mark.parametrize(
    ("next_", "goes_to"),
    [
        ("/code/", "/code/"),
        ("https://elsewhere.example/", "/weergave/"),
        ("//elsewhere.example/", "/weergave/"),
        ("", "/weergave/"),
    ],
)
def test_one_goes_back_to_where_one_was(reader: Client, next_: str, goes_to: str) -> None:
    response = reader.post("/weergave/", LARGE | {"next": next_})

    assert response.headers["Location"] == goes_to


def test_what_is_no_choice_is_refused(reader: Client, anna: User) -> None:
    response = reader.post("/weergave/", {"text_size": "huge"})

    assert response.status_code == 422
    assert User.objects.get(pk=anna.pk).text_size == ""


def test_a_preference_is_no_event(reader: Client) -> None:
    before = Event.objects.count()

    reader.post("/weergave/", LARGE)

    assert Event.objects.count() == before
