"""The whole way of a report without JavaScript; its form by keyboard alone, at 320 pixels."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from tests.factories.people import PASSWORD
from werksaam import due

from .accessibility import assert_fits
from .conftest import Enter
from .keyboard import follow, pick, press, tick, write
from .proofs import download, is_proven
from .steps import FIRST_STEP, QUOTE, be_at
from .test_reporting import ADVICE, approve, decide, take_up

PHONE = {"width": 320, "height": 640}


def report_by_keyboard(page: Page) -> str:
    """From the first step to the confirmation; answers the reference."""
    be_at(page, "Waar staat het bericht?")
    assert_fits(page)
    pick(page, "Instagram")
    write(page, "Link naar het bericht", "instagram.example/p/1")
    press(page, "Verder")
    be_at(page, "Wat staat er in het bericht?")
    assert_fits(page)
    write(page, "Wat staat er precies?", QUOTE)
    pick(page, "Nee")
    press(page, "Verder")
    be_at(page, "Waarom meldt u dit?")
    assert_fits(page)
    tick(page, "De feiten kloppen niet")
    press(page, "Verder")
    be_at(page, "Hebt u een schermafbeelding?")
    assert_fits(page)
    press(page, "Verder")
    be_at(page, "Klopt dit?")
    assert_fits(page)
    press(page, "Versturen")
    be_at(page, "Uw melding is verstuurd")
    assert_fits(page)
    return page.locator("[data-reference]").inner_text()


def test_a_report_goes_all_the_way_without_script(
    enter: Enter, house: House, tmp_path: Path
) -> None:
    page = enter(java_script_enabled=False, viewport=PHONE)
    page.goto(FIRST_STEP)
    be_at(page, "Inloggen")
    write(page, "E-mailadres of personeelsnummer", house.reporter.email or "")
    write(page, "Wachtwoord", PASSWORD)
    press(page, "Inloggen")
    reference = report_by_keyboard(page)
    expect(page.locator("#slot")).to_contain_text("Reageer nog niet")

    assert due.run() == []
    follow(page, "Kijk opnieuw")
    expect(page.locator("#slot")).to_contain_text("Het team is op de hoogte sinds")
    adviser = enter(house.adviser, java_script_enabled=False)
    take_up(adviser)
    decide(adviser)
    approve(enter(house.colleague, java_script_enabled=False), adviser.url)

    page.goto(f"/meldingen/{reference}/")
    expect(page.get_by_text(ADVICE)).to_be_visible()
    assert_fits(page)
    receipt = download(page, "Download uw bewijs", tmp_path)
    page.goto("/audit/controle/")
    assert is_proven(receipt, download(page, "Sleutel", tmp_path))


def test_an_error_has_the_focus_without_script(enter: Enter, house: House) -> None:
    page = enter(house.reporter, java_script_enabled=False, viewport=PHONE)
    page.goto(FIRST_STEP)
    press(page, "Verder")

    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Kies waar het bericht staat.")).to_be_focused()
    page.keyboard.press("Enter")
    pick(page, "Instagram")
    press(page, "Verder")
    be_at(page, "Wat staat er in het bericht?")
