"""The portal on a phone: without connection, and as what another app shares with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from escalations.models import Draft
from tests.factories.escalations import House
from tests.factories.images import picture, use_store

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import FIRST_STEP, be_at, go_on

pytestmark = pytest.mark.browser_context_args(
    service_workers="allow", viewport={"width": 360, "height": 740}
)
ADDRESS = "https://facebook.com/groep/bericht-9"
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
KEPT = "caches.match('/typed').then(found => found !== undefined)"
STORED = "[localStorage.length, sessionStorage.length]"
SHARE = """
() => {
  const form = Object.assign(document.createElement("form"), {
    method: "POST", action: "/melden/delen/", enctype: "multipart/form-data",
  });
  const text = Object.assign(document.createElement("input"), { name: "text", id: "shared-text" });
  const images = Object.assign(document.createElement("input"), {
    name: "images", type: "file", multiple: true, id: "shared-images",
  });
  form.append(text, images);
  document.querySelector("main").append(form);
}
"""
"""A form as the device makes it, without a token: no test can press the device's own button."""


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    """A store of files of this test alone."""
    return use_store(settings, tmp_path / "attachments")


def good(page: Page) -> None:
    """Nothing is wrong with this page."""
    assert_accessible(page)
    assert_fits(page)


def test_what_was_typed_without_connection_is_kept_and_sent_by_a_press(
    enter: Enter, house: House
) -> None:
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    page.wait_for_function(READY)
    page.get_by_label("Facebook").check()
    page.get_by_label("Link naar het bericht").fill(ADDRESS)
    page.context.set_offline(True)
    go_on(page)

    be_at(page, "Geen verbinding")
    expect(page.get_by_role("heading", name="Nog niet verstuurd")).to_be_visible()
    good(page)
    assert Draft.objects.exists() is False

    page.context.set_offline(False)
    page.get_by_role("link", name="Probeer opnieuw").click()
    be_at(page, "Waar staat het bericht?")
    expect(page.get_by_label("Link naar het bericht")).to_have_value(ADDRESS)
    expect(page.get_by_role("heading", name="Uw tekst staat er weer")).to_be_visible()
    good(page)
    go_on(page)

    be_at(page, "Wat staat er in het bericht?")
    assert Draft.objects.get().answers["address"] == ADDRESS
    assert page.evaluate(STORED) == [0, 0]


def test_what_was_kept_is_gone_after_signing_out(enter: Enter, house: House) -> None:
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    page.wait_for_function(READY)
    page.get_by_label("Link naar het bericht").fill(ADDRESS)
    page.context.set_offline(True)
    go_on(page)
    be_at(page, "Geen verbinding")
    assert page.evaluate(KEPT) is True
    page.context.set_offline(False)
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()

    be_at(page, "Inloggen")
    assert page.evaluate(KEPT) is False


def test_a_share_ends_in_a_draft(enter: Enter, house: House, tmp_path: Path) -> None:
    page = enter(house.reporter)
    page.goto("/melden/delen/")
    be_at(page, "Delen met het portaal")
    good(page)
    page.evaluate(SHARE)
    page.locator("#shared-text").fill(f"Kijk eens {ADDRESS}")
    image = tmp_path / "scherm.png"
    image.write_bytes(picture())
    page.locator("#shared-images").set_input_files(image)
    page.evaluate("document.querySelector('#shared-text').form.submit()")

    be_at(page, "Dit hebt u gedeeld")
    expect(page.get_by_text(ADDRESS)).to_be_visible()
    expect(page.get_by_text("1 afbeelding")).to_be_visible()
    good(page)
    go_on(page)

    be_at(page, "Waar staat het bericht?")
    expect(page.get_by_label("Link naar het bericht")).to_have_value(ADDRESS)
