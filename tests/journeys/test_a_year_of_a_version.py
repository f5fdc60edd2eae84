"""A year in the life of one version: asked of a team, for longer, not of all, and once more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.factories.escalations import MONDAY, House

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at

NEW = "/beheer/rondes/nieuw/"


def days_later(settings: Any, number: int) -> None:
    """The portal's clock goes on; whoever comes in signs in again."""
    settings.FAKE_NOW = MONDAY + timedelta(days=number)


def on(number: int) -> str:
    """A day of the year as a browser fills it in."""
    day: date = MONDAY.date() + timedelta(days=number)
    return day.isoformat()


def fill_in(page: Page, opens: int, due: int) -> None:
    """A round for Hal 3."""
    page.goto(NEW)
    page.get_by_label("Bepaalde teams").check()
    page.get_by_role("checkbox", name="Hal 3").check()
    page.get_by_label("Eerste dag").fill(on(opens))
    page.get_by_label("Laatste dag", exact=True).fill(on(due))


def confirm(page: Page) -> None:
    """From home to the receipt."""
    page.goto("/")
    page.get_by_role("link", name="Lees de code").first.click()
    page.get_by_role("link", name="Lees en bevestig").first.click()
    page.get_by_role("button", name="Ik bevestig").click()
    be_at(page, "Rik heeft versie 1 gelezen")


def test_a_year_in_the_life_of_one_version(enter: Enter, house: House, settings: Any) -> None:
    desk = enter(house.adviser)
    fill_in(desk, 0, 14)
    assert_accessible(desk)
    desk.get_by_role("button", name="Ga verder").click()
    be_at(desk, "Deze ronde openen?")
    assert_accessible(desk)
    desk.get_by_role("button", name="Verander iets").click()
    expect(desk.get_by_role("checkbox", name="Hal 3")).to_be_checked()
    desk.get_by_role("button", name="Ga verder").click()
    desk.get_by_role("button", name="Open de ronde").click()
    be_at(desk, "Ronde vanaf")
    assert_accessible(desk)
    confirm(enter(house.reporter))

    days_later(settings, 16)
    desk = enter(house.adviser)
    desk.goto("/beheer/rondes/")
    desk.get_by_role("row", name="Bepaalde teams").get_by_role("link").first.click()
    desk.get_by_role("link", name="Verleng de ronde").click()
    desk.get_by_role("button", name="Verlengen").click()
    expect(desk.get_by_role("alert")).to_contain_text("Schrijf waarom de ronde langer duurt.")
    assert_accessible(desk)
    desk.get_by_label("Nieuwe laatste dag").fill(on(30))
    desk.get_by_label("Waarom duurt de ronde langer?").fill("Veel mensen waren vrij.")
    desk.get_by_role("button", name="Verlengen").click()
    expect(desk.get_by_role("main")).to_contain_text("Veel mensen waren vrij.")

    desk.goto("/beheer/vrijstellingen/nieuw/")
    desk.get_by_label("Wie hoeft niet te bevestigen?").fill("Olga")
    desk.get_by_label("Eerste dag").fill(on(16))
    desk.get_by_label("Laatste dag").fill(on(60))
    desk.get_by_label("Het contract loopt snel af").check()
    desk.get_by_role("button", name="Bewaren").click()
    be_at(desk, "Vrijstellingen")
    expect(desk.get_by_role("main")).to_contain_text("Olga")
    assert_accessible(desk)

    days_later(settings, 364)
    desk = enter(house.adviser)
    fill_in(desk, 364, 378)
    desk.get_by_label("Vraag het ook opnieuw").check()
    desk.get_by_role("button", name="Ga verder").click()
    desk.get_by_role("button", name="Open de ronde").click()
    be_at(desk, "Ronde vanaf")
    confirm(enter(house.reporter))
    assert house.reporter.acknowledgements.count() == 2
