"""Who must have a second factor sets it up before anything else, and uses it ever after."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from tests.factories.escalations import House

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, sign_in


def code_now(secret: str) -> str:
    """What a phone would show."""
    counter = next(totp.yield_hotp_counters_from_time())
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def test_an_adviser_sets_up_a_second_factor_and_gets_in(
    enter: Enter, house: House, settings: Any
) -> None:
    settings.REQUIRE_MFA = True
    page = enter()
    page.goto("/werkvoorraad/")
    sign_in(page, house.adviser)
    expect(page).to_have_url(re.compile("/account/2fa/totp/activate/"))
    assert_accessible(page)
    assert_fits(page)
    page.goto("/werkvoorraad/")
    expect(page).to_have_url(re.compile("/account/2fa/totp/activate/"))
    page.get_by_label("Code").fill("000000")
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)

    secret = page.locator("#totp-key").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(code_now(secret))
    page.locator("main form button").last.click()
    expect(page).to_have_url(re.compile("/account/2fa/recovery-codes/$"))
    assert_accessible(page)
    assert_fits(page)
    for path in ("/account/", "/account/2fa/recovery-codes/generate/"):
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
    page.goto("/werkvoorraad/")
    be_at(page, "Werkvoorraad")
