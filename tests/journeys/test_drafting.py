"""An amendment from the first word to its publication, by two people; and by keyboard alone."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from policy import publishing
from policy.models import FactKind, Version
from policy.queries import life
from tests.factories.escalations import House
from tests.factories.policy import judge_flags

from . import keyboard
from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at

VERSIONS = "/beheer/versies/"


def test_an_amendment_is_drafted_judged_adopted_and_published(enter: Enter, house: House) -> None:
    page = enter(house.adviser)
    _begin(page)
    colleague = enter(house.colleague)
    colleague.goto(page.url)
    _open(page, "Artikel 4, achtste lid")
    _open(colleague, "Artikel 4, achtste lid")

    _save(page, "Bel direct uw leidinggevende.")
    expect(page.locator("ins").first).to_be_visible()
    _save(colleague, "Overleg eerst.")
    expect(colleague.get_by_role("alert")).to_contain_text("Iemand anders heeft dit intussen")
    assert_accessible(colleague)
    expect(colleague.get_by_label("Tekst")).to_have_value("Overleg eerst.")
    page.get_by_role("link", name="Terug naar het concept").click()

    _split(page, "Artikel 5, eerste lid")
    page.goto(f"{VERSIONS}2/opstellen/")
    assert_accessible(page)
    _judge(page)
    page.goto(f"{VERSIONS}2/opstellen/")
    page.get_by_role("button", name="Zo schrijven").click()
    expect(page.get_by_text("De verwijzing is hersteld.")).to_be_visible()
    page.goto(f"{VERSIONS}2/opstellen/voorbeeld/")
    assert_accessible(page)
    _adopt(page)
    _record_dates(house)
    _publish(enter(house.secretary))

    assert life(Version.objects.get(number=2)).is_published


def test_a_lid_is_added_with_nothing_but_the_keyboard(enter: Enter, house: House) -> None:
    page = enter(house.adviser, java_script_enabled=False)
    _begin(page)
    _open(page, "Artikel 2, eerste lid")

    keyboard.follow(page, "Hier een bepaling toevoegen")
    be_at(page, "Een bepaling toevoegen")
    keyboard.pick(page, "Nieuw: lid, na artikel 2, eerste lid")
    keyboard.write(page, "Tekst", "Ook buiten werktijd.")
    keyboard.press(page, "Toevoegen")

    be_at(page, "Artikel 2, tweede lid")
    assert Version.objects.get(number=2).texts.filter(eid="art_2__para_3").exists()


def _begin(page: Page) -> None:
    page.goto(f"{VERSIONS}1/")
    page.get_by_role("link", name="Een nieuw concept van deze tekst beginnen").click()
    be_at(page, "Een nieuw concept beginnen")
    page.get_by_label("Waar is dit concept voor?").fill("Wijziging 2027")
    page.get_by_role("button", name="Het concept beginnen").click()
    be_at(page, "Concept 2")


def _open(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    be_at(page, name)
    assert_accessible(page)


def _save(page: Page, text: str) -> None:
    page.get_by_label("Tekst").fill(text)
    page.get_by_role("button", name="Bewaren").click()
    page.wait_for_load_state()


def _split(page: Page, name: str) -> None:
    """Before the lid that article 4 refers to, so that this names another one."""
    _open(page, name)
    page.get_by_role("link", name="In tweeën splitsen").click()
    be_at(page, "In tweeën splitsen")
    page.get_by_label("Tevens mag de publicatie", exact=False).check()
    assert_accessible(page)
    page.get_by_role("button", name="Splitsen", exact=True).click()
    be_at(page, name)


def _judge(page: Page) -> None:
    """The stale reference can be judged as well as mended."""
    page.goto(f"{VERSIONS}2/")
    page.get_by_role("link", name="Beoordelen", exact=False).first.click()
    be_at(page, "Iets opvallends beoordelen")
    page.get_by_label("Wat besluit u, en waarom?").fill("Wordt zo hersteld.")
    assert_accessible(page)
    page.get_by_role("button", name="Besluit vastleggen").click()
    be_at(page, "Versie 2")
    assert_accessible(page)


def _adopt(page: Page) -> None:
    page.goto(f"{VERSIONS}2/")
    page.get_by_label("Vastgesteld op").fill("2026-11-20")
    page.get_by_label("Vastgesteld door").fill("Het dagelijks bestuur")
    page.get_by_role("button", name="Leg de vaststelling vast").click()
    page.wait_for_load_state()


def _record_dates(house: House) -> None:
    version = Version.objects.get(number=2)
    for kind in (FactKind.WORKS_COUNCIL_CONSENT, FactKind.PUBLISHED, FactKind.IN_FORCE):
        on = date(2026, 11, 22)
        publishing.record_fact(by=house.adviser, version=version, kind=kind, on=on)
    judge_flags(version, by=house.adviser)


def _publish(page: Page) -> None:
    """By a second person, once nothing stands in the way."""
    page.goto(f"{VERSIONS}2/")
    expect(page.get_by_text("Er staat niets meer in de weg.")).to_be_visible()
    page.get_by_label("De inhoud verandert", exact=False).check()
    page.get_by_label("Wat er verandert, in gewoon Nederlands").fill("Bel direct.")
    page.get_by_role("button", name="Maak deze versie bekend").click()
    page.wait_for_load_state()
