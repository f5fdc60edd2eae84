"""What the portal says about itself, and keeping a session."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories.people import person, sign_in

pytestmark = pytest.mark.django_db


def test_anyone_may_read_how_accessible_the_portal_is(client: Client) -> None:
    assert client.get("/over/toegankelijkheid/").status_code == 200


def test_the_foot_tells_to_mail_only_where_there_is_an_address(
    client: Client, settings: Settings
) -> None:
    settings.DESK_MAIL = ""
    without = client.get("/over/toegankelijkheid/").content.decode()
    settings.DESK_MAIL = "desk@werksaam.example"
    within = client.get("/over/toegankelijkheid/").content.decode()

    assert ("Bel of mail" in without, "mailto:" in without) == (False, False)
    assert ("Bel of mail" in within, "mailto:desk@werksaam.example" in within) == (True, True)


def test_what_is_kept_is_for_who_is_signed_in(client: Client) -> None:
    response = client.get("/over/uw-gegevens/")

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/account/login/?next=/over/uw-gegevens/",
    )


def test_what_is_kept_names_who_sees_it_and_how_long(client: Client) -> None:
    sign_in(client, person())

    page = client.get("/over/uw-gegevens/").content.decode()

    assert (page.count("<dt>Wie het ziet</dt>"), page.count("<dt>Hoelang</dt>")) == (9, 9)


def test_what_is_kept_presumes_no_violation(client: Client) -> None:
    sign_in(client, person())

    page = client.get("/over/uw-gegevens/").content.decode()

    assert ("over u en een mogelijke overtreding" in page, "overtreding door u" in page) == (
        True,
        False,
    )


def test_staying_signed_in_is_a_sign_of_life(client: Client) -> None:
    sign_in(client, person())

    assert client.post("/blijf-ingelogd/").status_code == 204


def test_staying_is_refused_once_the_session_has_ended(client: Client) -> None:
    assert client.post("/blijf-ingelogd/").status_code == 403


def test_a_page_tells_the_script_when_to_warn(client: Client) -> None:
    sign_in(client, person())

    assert 'data-idle-seconds="1800"' in client.get("/over/uw-gegevens/").content.decode()
