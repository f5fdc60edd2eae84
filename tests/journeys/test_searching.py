"""Searching on a phone, going to a rule, contents that follow, and larger letters that stay."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from tests.factories.policy import explain

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, sign_in
from .test_reading_together import VOICE

PHONE = {"width": 360, "height": 740}
CODE = "/code/sociale-media-code/"


def search(page: Page, words: str) -> None:
    """By the box on the page of the code."""
    page.get_by_label("Zoek in de code, of ga naar lid").fill(words)
    page.get_by_role("button", name="Zoek", exact=True).click()


def test_a_typo_on_a_phone_still_finds_the_rule(enter: Enter, house: House) -> None:
    explain(house.version)
    page = enter(house.reporter, viewport=PHONE, java_script_enabled=False)
    page.goto(CODE)

    search(page, "leidingevende")
    expect(page.locator("mark").first).to_have_text("leidinggevende")
    assert_fits(page)
    page.get_by_role("link", name="Artikel 4, achtste lid").click()

    be_at(page, "Artikel 4, achtste lid")
    page.get_by_role("link", name="Volgende: artikel 5").click()
    be_at(page, "Artikel 5")
    page.goto(CODE)
    search(page, "4.8")
    be_at(page, "Artikel 4, achtste lid")


def test_contents_follow_and_keys_go_from_rule_to_rule(enter: Enter, house: House) -> None:
    explain(house.version)
    page = enter(house.reporter)
    page.add_init_script(VOICE)
    page.goto(CODE)
    current = page.locator(".toc [aria-current=location]")

    page.keyboard.press("/")
    page.keyboard.type("4.8")
    page.keyboard.press("Enter")
    expect(page.locator("#art_4__para_8")).to_be_focused()
    expect(current).to_have_text("4 Sociale media op de werkvloer")
    assert_accessible(page)

    page.keyboard.press("j")
    expect(page.locator("#art_4__para_9")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#art_4__para_8")).to_be_focused()

    lid = page.locator("#art_4__para_8")
    lid.get_by_role("button", name="Lees voor").click()
    expect(lid.get_by_role("button", name="Stop met voorlezen")).to_be_visible()
    assert page.evaluate("window.said")[0].startswith("In het geval dat een online discussie")


def test_larger_letters_are_kept_after_signing_in_again(enter: Enter, house: House) -> None:
    page = enter(house.reporter, viewport=PHONE)
    page.goto(CODE)
    page.get_by_role("link", name="Grotere letters, meer ruimte").click()
    page.get_by_label("Heel groot").check()
    page.get_by_label("Ruim", exact=True).check()
    assert_accessible(page)

    page.get_by_role("button", name="Bewaar dit").click()
    be_at(page, "Sociale media code")
    for address in (CODE, f"{CODE}versies/", "/bij-de-hand/"):
        page.goto(address)
        assert_fits(page)

    elsewhere = enter(viewport=PHONE)
    elsewhere.goto(CODE)
    sign_in(elsewhere, house.reporter)
    expect(elsewhere.locator("html")).to_have_attribute("data-text-size", "largest")
