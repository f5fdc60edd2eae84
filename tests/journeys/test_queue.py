"""The queue by keyboard alone: what comes first, picking it up, deciding, the next; what is new."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import House, a_case, a_report
from werksaam import clock

from .accessibility import assert_accessible
from .conftest import Enter
from .keyboard import pick, tab_to, write
from .steps import be_at

QUEUE = "/werkvoorraad/"


def in_focus(page: Page) -> str:
    """The number of the case whose row has the focus."""
    found = page.evaluate("document.activeElement.closest('[data-case]')?.dataset.case ?? ''")
    return str(found)


def test_by_keyboard_alone_from_the_gravest_case_to_the_next(enter: Enter, house: House) -> None:
    ordinary = a_case(house)
    grave = a_report(house.other, address="https://a.example/1", why=["threat"]).case
    page = enter(house.adviser)
    page.goto(QUEUE)
    be_at(page, "Werkvoorraad")
    expect(page.locator(".tag", has_text="Zeer ernstig")).to_be_visible()
    assert_accessible(page)
    _look_at_the_keys(page)

    page.keyboard.press("j")
    assert in_focus(page) == grave.reference
    page.keyboard.press("j")
    assert in_focus(page) == ordinary.reference
    page.keyboard.press("k")
    page.keyboard.press("c")
    be_at(page, grave.reference)
    _decide(page)

    following = page.get_by_role("link", name=f"Volgende zaak: {ordinary.reference}")
    tab_to(page, following)
    page.keyboard.press("Enter")
    be_at(page, ordinary.reference)
    assert Case.objects.get(pk=grave.pk).state == "decided"


def _look_at_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Toetsen")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("jk")
    expect(page.get_by_role("searchbox")).to_have_value("jk")
    page.get_by_role("heading", level=1).evaluate("document.activeElement.blur()")


def _decide(page: Page) -> None:
    tab_to(page, page.get_by_role("link", name="Neem een besluit").first)
    page.keyboard.press("Enter")
    be_at(page, "Neem een besluit")
    pick(page, "Niet reageren")
    write(page, "Waarom besluit u dit?", "Het valt vanzelf stil.")
    tab_to(page, page.get_by_role("button", name="Besluit bewaren"))
    page.keyboard.press("Enter")


def test_a_new_case_appears_without_taking_the_focus(enter: Enter, house: House) -> None:
    first = a_case(house)
    page = enter(house.adviser)
    page.clock.install()
    page.goto(QUEUE)
    be_at(page, "Werkvoorraad")
    page.keyboard.press("j")
    with clock.at(clock.now() + timedelta(minutes=1)):
        second = a_report(house.other, address="https://a.example/1").case

    page.clock.fast_forward(31_000)
    expect(page.get_by_role("status").filter(has_text="1 nieuwe zaak.")).to_be_visible()
    assert in_focus(page) == first.reference
    assert page.locator("[data-case]").count() == 1

    page.get_by_role("button", name="Toon ze").click()
    expect(page.locator(f"[data-case='{second.reference}']")).to_be_visible()
    assert_accessible(page)
