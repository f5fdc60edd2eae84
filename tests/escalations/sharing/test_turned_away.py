"""A share of who must first do something else waits in the session, and is no draft yet."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from escalations.models import Draft
from tests.factories.escalations import House
from tests.factories.people import sign_in

SHARE = "/melden/delen/"
POST = "https://facebook.example/groep/bericht-7"
OF_A_DEVICE = {"Sec-Fetch-Site": "none"}


@pytest.fixture
def phone(house: House, client: Client, settings: Any) -> Client:
    """The phone of an adviser who gave a password, and no code yet."""
    settings.REQUIRE_MFA = True
    TOTP.activate(house.adviser, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    return sign_in(client, house.adviser)


def waits(phone: Client, settings: Any) -> bool:
    """Whether the page of sharing shows it, once the code was given."""
    settings.REQUIRE_MFA = False
    return POST in phone.get(SHARE).content.decode()


def test_who_owes_a_code_finds_the_share_after_it(phone: Client, settings: Any) -> None:
    response = phone.post(SHARE, {"url": POST}, headers=OF_A_DEVICE)

    assert response.headers["Location"].endswith("/reauthenticate/?next=%2Fmelden%2Fdelen%2F")
    assert (waits(phone, settings), Draft.objects.exists()) == (True, False)


def test_who_owes_a_password_finds_the_share_after_it(house: House, client: Client) -> None:
    sign_in(client, house.reporter)
    type(house.reporter).objects.update(password_is_temporary=True)
    client.post(SHARE, {"url": POST}, headers=OF_A_DEVICE)
    type(house.reporter).objects.update(password_is_temporary=False)

    assert POST in client.get(SHARE).content.decode()


def test_another_website_makes_nothing_wait(phone: Client, settings: Any) -> None:
    phone.post(SHARE, {"url": POST}, headers={"Sec-Fetch-Site": "cross-site"})

    assert waits(phone, settings) is False
