"""An account name on a phone: asked, refused, asked again, approved; then its holder leaves."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import House
from werksaam import due
from werksaam.people.joining import close_account

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at, go_and_decide, go_on, pick_up, send

PHONE: Any = {"viewport": {"width": 360, "height": 740}}


def ask(page: Page, handle: str) -> str:
    """A whole request, sent; answers the page of the report."""
    page.goto("/melden/accountnaam/")
    name(page, handle)
    be_at(page, "Waarvoor, en vanaf wanneer?")
    page.get_by_label("Waarvoor gebruikt u het account?").fill("Laten zien wat ons team maakt.")
    page.get_by_label("Vanaf wanneer wilt u de naam gebruiken?").fill("2026-12-01")
    assert_accessible(page)
    go_on(page)
    be_at(page, "Klopt dit?")
    expect(page.get_by_text("Ook wie later communicatieadviseur wordt.")).to_be_visible()
    assert_accessible(page)
    return f"/meldingen/{send(page)}/"


def name(page: Page, handle: str) -> None:
    """The first step."""
    be_at(page, "Welke naam wilt u gebruiken?")
    page.get_by_label("Instagram").check()
    page.get_by_label("Welke naam precies?").fill(handle)
    assert_accessible(page)
    go_on(page)


def decide(page: Page, outcome: str, advice: str = "") -> None:
    """Pick up the case that is open, and decide it."""
    page.goto(Case.objects.get(state="open").get_absolute_url())
    assert_accessible(page)
    pick_up(page)
    go_and_decide(page)
    page.get_by_label(outcome).check()
    page.get_by_label("Waarom besluit u dit?").fill("Dit past bij de andere namen.")
    page.get_by_label("Uw advies aan de melder").fill(advice)
    assert_accessible(page)
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Uw besluit is bewaard.")).to_be_visible()


def test_from_asking_to_another_holder_on_a_phone(enter: Enter, house: House) -> None:
    reporter, adviser = enter(house.reporter, **PHONE), enter(house.adviser, **PHONE)
    first = ask(reporter, "WerkSaamNieuws")
    expect(reporter.get_by_text("Nog niet goedgekeurd: gebruik WerkSaamNieuws")).to_be_visible()
    assert_accessible(reporter)
    decide(adviser, "Deze naam niet goedkeuren", "Kies een naam van uw team.")
    reporter.goto(first)
    expect(reporter.get_by_text("Niet goedgekeurd: gebruik WerkSaamNieuws")).to_be_visible()
    expect(reporter.get_by_text("Kies een naam van uw team.")).to_be_visible()

    second = ask(reporter, "@werksaam.hal3")
    decide(adviser, "Precies deze naam goedkeuren")
    reporter.goto(second)
    expect(reporter.get_by_text("Goedgekeurd: werksaam.hal3 op Instagram")).to_be_visible()
    assert_accessible(reporter)
    reporter.goto("/accounts-register/?q=hal3")
    expect(reporter.get_by_role("link", name="werksaam.hal3")).to_be_visible()
    assert_accessible(reporter)

    close_account(by=house.director, person=house.reporter)
    due.run()
    adviser.goto("/")
    adviser.get_by_role("link", name="Bekijk welke naam").click()
    be_at(adviser, "Accounts en goedgekeurde namen")
    assert_accessible(adviser)
    adviser.get_by_role("link", name="werksaam.hal3 op Instagram").click()
    be_at(adviser, "Wat gebeurt er met deze naam?")
    adviser.get_by_label("Iemand anders neemt de naam over").check()
    adviser.get_by_label("Wie neemt de naam over?").fill(house.other.name)
    adviser.get_by_label("Waarom?").fill("Zij beheert het account nu.")
    assert_accessible(adviser)
    adviser.get_by_role("button", name="Bewaren").click()
    expect(adviser.get_by_text("De naam is overgegaan.")).to_be_visible()
    expect(adviser.get_by_text(house.other.name)).to_be_visible()
