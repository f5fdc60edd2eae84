"""A discussion that derails while the manager is away: from the phone number to the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from werksaam import due
from werksaam.people.absences import appoint_deputy, record_absence

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, go_on, send, show_nothing

TODAY = date(2026, 11, 23)
SAID = "Ze schelden elkaar uit onder ons bericht."
PLAN = "Eén keer zeggen dat u stopt."
PHONE = {"width": 360, "height": 640}


@pytest.fixture
def away(house: House) -> House:
    """Mara, who manages the reporter, is away; Olga stands in."""
    week = TODAY + timedelta(days=4)
    record_absence(by=None, person=house.manager, starts_on=TODAY, ends_on=week)
    appoint_deputy(by=None, person=house.manager, deputy=house.other, starts_on=TODAY, ends_on=week)
    return house


def report_it(page: Page) -> str:
    """Call, write it down, check who will see it, send; answers the reference."""
    page.goto("/melden/ontsporende-discussie/")
    be_at(page, "Bel eerst uw leidinggevende")
    expect(page.get_by_text("Uw leidinggevende Mara is er vandaag niet.")).to_be_visible()
    look(page)
    page.get_by_label("Ik belde, maar kreeg geen gehoor").check()
    go_on(page)
    page.get_by_label("Facebook").check()
    page.get_by_label("Link naar de discussie").fill("https://facebook.example/groep/ruzie-1")
    look(page)
    go_on(page)
    page.get_by_label("Wat wordt er gezegd?").fill(SAID)
    page.get_by_role("group", name="Doet u zelf mee").get_by_label("Ja").check()
    page.get_by_role("group", name="Gaat het over een collega").get_by_label("Nee").check()
    look(page)
    go_on(page)
    show_nothing(page)
    be_at(page, "Klopt dit?")
    expect(page.get_by_text("Olga (Waarnemer)")).to_be_visible()
    look(page)
    reference = send(page)
    expect(page.get_by_role("heading", name="Bel nu Olga")).to_be_visible()
    look(page)
    return reference


def look(page: Page) -> None:
    """Nothing that axe finds, and no scrolling sideways."""
    assert_accessible(page)
    assert_fits(page)


def agree(page: Page) -> str:
    """From the queue to a strategy; answers the address of the case."""
    page.goto("/werkvoorraad/")
    page.get_by_role("link", name="Ontsporende discussie").click()
    page.get_by_role("button", name="Oppakken").first.click()
    page.get_by_role("link", name="Neem een besluit").first.click()
    look(page)
    page.get_by_label("We spreken een aanpak af").check()
    line = page.get_by_role("group", name="Afspraak 1")
    line.get_by_label("Wat gaat er gebeuren?").fill(PLAN)
    line.get_by_label("De melder").check()
    line.get_by_label("Wanneer is het klaar?").fill("2026-11-24")
    page.get_by_label("Waarom besluit u dit?").fill("Rust helpt.")
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_role("heading", name="Wat er is afgesproken")).to_be_visible()
    expect(page.get_by_role("button", name="Sluit de zaak")).to_have_count(0)
    look(page)
    return page.url


def test_a_deputy_agrees_a_strategy_that_is_done_and_closed(enter: Enter, away: House) -> None:
    reporter, deputy = enter(away.reporter), enter(away.other)
    reference = report_it(reporter)
    assert due.run() == []
    case = agree(deputy)

    reporter.goto("/")
    expect(reporter.get_by_role("heading", name="Doe wat u hebt afgesproken")).to_be_visible()
    look(reporter)
    reporter.get_by_role("link", name="Bekijk de afspraken").click()
    be_at(reporter, reference)
    look(reporter)
    reporter.get_by_role("button", name="Dit is gedaan").click()
    expect(reporter.get_by_text("Gedaan, 10:00")).to_be_visible()
    look(reporter)

    deputy.goto(case)
    deputy.get_by_role("button", name="Sluit").first.click()
    expect(deputy.get_by_text("De zaak is gesloten.")).to_be_visible()
    reporter.goto(f"/meldingen/{reference}/")
    expect(reporter.get_by_text("Uw leidinggevende is klaar")).to_be_visible()


def test_it_is_reported_on_a_phone_without_script(enter: Enter, away: House) -> None:
    page = enter(away.reporter, java_script_enabled=False, viewport=PHONE)

    reference = report_it(page)

    assert due.run() == []
    page.goto(f"/meldingen/{reference}/")
    expect(page.get_by_text("Uw leidinggevende is op de hoogte sinds")).to_be_visible()
    assert_fits(page)
