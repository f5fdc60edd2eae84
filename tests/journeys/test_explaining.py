"""An explanation is written, turned down, improved and approved; a reader sees it, and still
does not understand the rule."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.escalations import House

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at

PHONE = {"viewport": {"width": 360, "height": 740}}
HERE = "/beheer/toelichtingen/1/nl/artikel-4/lid-8/"
TITLE = "Toelichting bij artikel 4, achtste lid"
HARD = "Bij een dreigende ontsporing dient contactlegging plaats te vinden."
PLAIN = "Loopt het uit de hand? Bel uw leidinggevende."
WHY = "Schrijf korte zinnen met gewone woorden."


def check(page: Page) -> None:
    """What holds for every page that is passed."""
    assert_accessible(page)
    assert_fits(page)


def write(page: Page) -> None:
    """Write an explanation: forget something, look at it as readers do, propose it."""
    page.goto("/beheer/toelichtingen/")
    check(page)
    page.get_by_role("link", name="Artikel 4, achtste lid").click()
    be_at(page, TITLE)
    page.get_by_role("link", name="Een toelichting schrijven").click()
    page.get_by_label("In één regel").fill(HARD)
    page.get_by_label("Voorbeeld 1", exact=False).first.fill("U belt meteen.")
    page.get_by_role("button", name="Voorstellen").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf wat de regel betekent.")
    check(page)
    page.get_by_label("Wat het betekent").fill(HARD)
    page.get_by_label("Dit moet").check()
    page.get_by_label("Mag voorbeeld 1?").select_option("Dit mag")
    page.get_by_role("button", name="Bekijken zoals lezers het zien").click()
    expect(page.get_by_role("heading", name="Zo zien lezers het")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Voorstellen").click()
    expect(page.get_by_text("Uw voorstel wacht op een collega.")).to_be_visible()


def turn_down(page: Page) -> None:
    """A second person reads it beside the text, and turns it down with a reason."""
    page.goto(HERE)
    page.get_by_role("link", name="Lees het naast de tekst en beslis").click()
    be_at(page, "Voorgestelde toelichting bij artikel 4, achtste lid")
    page.locator("summary", has_text="Afwijzen").click()
    check(page)
    page.get_by_label("Waarom niet?").fill(WHY)
    page.get_by_role("button", name="Afwijzen").click()
    expect(page.get_by_text("Het voorstel is afgewezen.")).to_be_visible()
    check(page)


def improve(page: Page) -> None:
    """Who proposed it reads why, and writes a better one from what was there."""
    page.goto(HERE)
    page.get_by_role("link", name="Een betere schrijven").click()
    expect(page.get_by_text(WHY)).to_be_visible()
    page.get_by_label("In één regel").fill(PLAIN)
    page.get_by_label("Wat het betekent").fill("U belt uw leidinggevende. U kiest samen.")
    page.get_by_role("button", name="Voorstellen").click()
    be_at(page, TITLE)


def approve(page: Page) -> None:
    """The second person approves it."""
    page.goto("/beheer/toelichtingen/")
    page.get_by_role("link", name="Lees wat op u wacht, één voor één").click()
    expect(page.get_by_text(PLAIN)).to_be_visible()
    check(page)
    page.get_by_role("button", name="Keur goed").click()
    expect(page.get_by_text("Iedereen ziet die nu.")).to_be_visible()


def does_not_understand(page: Page) -> None:
    """A reader sees the explanation beside the rule, and says not to understand the rule."""
    page.goto("/code/sociale-media-code/")
    lid = page.locator("#art_4__para_8")
    lid.locator("summary", has_text=PLAIN).click()
    expect(lid.get_by_text("Die is niet bindend")).to_be_visible()
    lid.get_by_role("button", name="Ik snap dit niet").click()
    be_at(page, "Dank u voor het doorgeven")
    expect(page.get_by_text(PLAIN)).to_be_visible()
    check(page)


def test_an_explanation_is_turned_down_improved_approved_and_still_not_understood(
    house: House, enter: Enter
) -> None:
    writer, second = enter(house.adviser), enter(house.secretary)
    write(writer)
    turn_down(second)
    improve(writer)
    approve(second)
    does_not_understand(enter(house.reporter, **PHONE))

    second.goto("/beheer/toelichtingen/?bekijk=onbegrepen")

    expect(second.get_by_text("Niet begrepen: minder dan 5 keer")).to_be_visible()
