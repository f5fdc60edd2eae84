"""Two versions compared, the text of another day, and the desk's words about a change."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from policy.acknowledging import confirm
from tests.factories.escalations import House
from tests.factories.people import person
from tests.factories.policy import SOURCE, published_code
from werksaam.people.models import Role

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at

VERSIONS = "/code/sociale-media-code/versies/"
WORDS = "Noem altijd de bron. Voor u verandert er niets."


def a_later_version(house: House) -> None:
    """In force, with other words in article 3, fourth lid; somebody confirmed the one before."""
    confirm(by=house.reporter, version=house.version, language="nl")
    published_code(
        by=house.adviser,
        second=house.secretary,
        source=SOURCE.replace("citeert nooit letterlijke", "citeert niet letterlijke"),
        adopted_on=date(2017, 5, 1),
        published_on=date(2017, 5, 10),
        in_force_on=date(2017, 6, 1),
        retroactive_from=date(2017, 4, 25),
    )


def tell_what_changes(page: Page) -> None:
    """The desk, from the version to its words about the one rule that changed."""
    page.goto("/beheer/versies/2/")
    page.get_by_role("link", name="Schrijf wat er verandert").click()
    be_at(page, "Wat er verandert in versie 2")
    assert_accessible(page)
    page.get_by_label("In gewoon Nederlands").fill(WORDS)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Dat is bewaard.")).to_be_visible()


def choose_two(page: Page) -> None:
    """From the list of versions to the comparison."""
    page.goto(VERSIONS)
    assert_accessible(page)
    page.get_by_role("group", name="Van versie").get_by_label("Versie 1").check()
    page.get_by_role("group", name="Met versie").get_by_label("Versie 2").check()
    page.get_by_role("button", name="Vergelijk deze versies").click()
    be_at(page, "Wat er veranderde van versie 1 naar versie 2")


def look_side_by_side(page: Page) -> None:
    """The other way of showing it; on a phone one below the other."""
    page.get_by_role("link", name="Naast elkaar").click()
    expect(page.get_by_role("heading", name="Was, versie 1")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert_fits(page)


def ask_for_another_day(page: Page) -> None:
    """A day to which the later version reaches back, as nobody could know yet."""
    page.goto(VERSIONS)
    page.get_by_label("Geldig op").fill("2017-04-26")
    page.get_by_label("Zoals bekend op").fill("2017-04-26")
    page.get_by_role("button", name="Toon deze tekst").click()
    expect(page.get_by_role("heading", name="Op 26 april 2017 gold versie 1.")).to_be_visible()
    expect(page.get_by_role("img", name="Sinds wanneer elke versie geldt")).to_be_visible()
    assert_accessible(page)


def test_a_reader_sees_what_changed_and_what_applied_on_a_day(enter: Enter, house: House) -> None:
    a_later_version(house)
    tell_what_changes(enter(person("Mira", roles=[Role.COMMS_ADVISER])))
    page = enter(house.reporter)

    choose_two(page)
    expect(page.get_by_text("sinds u voor het laatst bevestigde")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.locator("ins", has_text="niet")).to_be_visible()
    assert_accessible(page)
    look_side_by_side(page)
    ask_for_another_day(page)
