"""Two advisers and the secretariat work on one case: linked, handed over, a colleague asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import House, a_claimed_case, a_report

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at

POST = "https://forum.example/hoorn/heg"
WINDOWS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}


def look(page: Page) -> None:
    """Nothing is broken here, and nothing is wider than the window.

    At its end, where what lies at the foot of a phone covers no part of a link.
    """
    page.keyboard.press("Control+End")
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("window", WINDOWS)
def test_a_case_is_linked_handed_over_and_looked_at(
    enter: Enter, house: House, window: str
) -> None:
    case = a_claimed_case(house, address=POST)
    comment = a_report(house.other, address=f"{POST}?comment_id=2").case

    adviser = enter(house.adviser)
    adviser.set_viewport_size(WINDOWS[window])  # type: ignore[arg-type]
    _links(adviser, case, comment)
    _asks(adviser, case)
    _hands_over(adviser, case)

    secretary = enter(house.secretary)
    secretary.set_viewport_size(WINDOWS[window])  # type: ignore[arg-type]
    _reads_and_gives_back(secretary, case)


def _links(page: Page, case: Case, comment: Case) -> None:
    page.goto(case.get_absolute_url())
    be_at(page, case.reference)
    look(page)
    page.get_by_role("button", name="Koppel ze").click()
    expect(page.get_by_text("De zaken zijn gekoppeld.")).to_be_visible()
    expect(page.get_by_role("link", name=comment.reference)).to_be_visible()
    look(page)


def _asks(page: Page, case: Case) -> None:
    page.get_by_label("Interne notitie").fill("Kijk je mee?")
    page.get_by_text("Breng onder de aandacht bij een collega").click()
    page.get_by_label("Sara").check()
    look(page)
    page.get_by_role("button", name="Notitie bewaren").click()
    expect(page.get_by_text("Gevraagd te kijken: Sara")).to_be_visible()


def _hands_over(page: Page, case: Case) -> None:
    page.get_by_role("link", name="Draag over aan een collega").click()
    be_at(page, "Deze zaak overdragen?")
    look(page)
    page.get_by_role("button", name="Overdragen").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een collega.")
    look(page)
    page.get_by_label("Sara").check()
    page.get_by_label("Hoe staat het ermee?").fill("De klant belt om drie uur terug.")
    page.get_by_role("button", name="Overdragen").click()
    expect(page.get_by_text("Sara heeft de zaak nu, en krijgt een mail.")).to_be_visible()


def _reads_and_gives_back(page: Page, case: Case) -> None:
    page.goto("/")
    page.get_by_role("link", name="Lees de notitie").click()
    be_at(page, case.reference)
    expect(page.get_by_role("heading", name="Anna heeft u deze zaak gegeven")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Afdrukken").click()
    be_at(page, case.reference)
    look(page)
    page.goto(case.get_absolute_url())
    page.get_by_role("link", name="Geef de zaak terug").click()
    be_at(page, "Deze zaak overdragen?")
    expect(page.get_by_label("Anna")).to_be_checked()
    page.get_by_label("Hoe staat het ermee?").fill("Ik ben morgen vrij.")
    page.get_by_role("button", name="Overdragen").click()
    expect(page.get_by_text("Anna heeft de zaak nu")).to_be_visible()
