"""Someone does not confirm, talks about it, and confirms after all; and a question on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from policy.rounds import open_round
from tests.factories.escalations import MONDAY, House

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at

PHONE = {"viewport": {"width": 360, "height": 740}}
REASON = "De regels over privé zijn mij te streng."
CONFIRM = "/code/sociale-media-code/v/1/bevestigen/"


def check(page: Page) -> None:
    """What holds for every page that is passed."""
    assert_accessible(page)
    assert_fits(page)


def ask(page: Page) -> None:
    """Ask about a rule, from the page for confirming."""
    page.goto(CONFIRM)
    page.get_by_role("link", name="Stel uw vraag").click()
    be_at(page, "Waar gaat uw vraag over?")
    check(page)
    page.get_by_role("link", name="Artikel 3, vijfde lid").click()
    be_at(page, "Uw vraag over artikel 3, vijfde lid")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf uw vraag op.")
    check(page)
    page.get_by_label("Wat wilt u weten?").fill("Geldt dit ook thuis?")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("Uw vraag is bij het communicatieteam.")).to_be_visible()
    check(page)


def refuse(page: Page) -> None:
    """Say not to confirm, with a reason."""
    page.goto(CONFIRM)
    check(page)
    page.get_by_role("link", name="Ik bevestig niet").click()
    be_at(page, "Wilt u niet bevestigen?")
    check(page)
    page.get_by_label("Waarom bevestigt u niet?").fill(REASON)
    page.get_by_role("button", name="Ik bevestig niet").click()
    be_at(page, "U bevestigt niet")
    expect(page.get_by_text("Uw leidinggevende vraagt u om een gesprek.")).to_be_visible()
    check(page)


def test_a_refusal_and_its_conversation_then_confirming_after_all(
    enter: Enter, house: House, settings: Any
) -> None:
    day = MONDAY.date()
    last = day + timedelta(days=14)
    open_round(by=house.adviser, version=house.version, opens_on=day, due_on=last)
    # Once to look at with axe, which needs script, and once as who has none.
    watched = enter(house.other, **PHONE)
    ask(watched)
    refuse(watched)
    reader = enter(house.reporter, java_script_enabled=False, **PHONE)
    ask(reader)
    refuse(reader)

    manager = enter(house.manager)
    manager.goto("/")
    expect(manager.get_by_text("Praat met Rik")).to_be_visible()
    manager.get_by_role("link", name="Bekijk wat u kunt doen").last.click()
    be_at(manager, "Een gesprek met Rik")
    assert REASON not in manager.content()
    check(manager)
    manager.get_by_role("button", name="Wij hebben elkaar gesproken").click()
    expect(manager.get_by_text("Gesprek gehouden op 23 november 2026, door Mara")).to_be_visible()
    check(manager)

    reader.goto(CONFIRM)
    expect(reader.get_by_text("Mara heeft vastgelegd")).to_be_visible()
    reader.get_by_role("button", name="Ik bevestig").click()
    be_at(reader, "Rik heeft versie 1 gelezen")
