"""Doubts, an accusation and a tip, from the page where one chooses to the end, on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from werksaam import due

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, go_and_decide, go_on, pick_up, send, show_nothing

PHONE: Any = {"width": 360, "height": 640}
ADVICE = "Laat de laatste zin weg."


def look(page: Page) -> None:
    """Nothing that axe finds, and no scrolling sideways."""
    assert_accessible(page)
    assert_fits(page)


def choose(page: Page, label: str) -> None:
    """From "Report something" to the first step of a kind."""
    page.goto("/melden/")
    be_at(page, "Meld iets")
    page.get_by_role("link", name=label).click()
    page.wait_for_load_state()


def say_which_post(page: Page, question: str, text: str) -> None:
    """The step that is about the post."""
    look(page)
    page.get_by_label(question).fill(text)
    page.get_by_label("Nog niet. Ik wil het plaatsen").check()
    page.get_by_label("Facebook").check()
    named = page.get_by_role("group", name="Noemt het bericht een collega")
    named.get_by_label("Nee", exact=True).check()
    go_on(page)


def doubt_about_the_name(page: Page) -> None:
    choose(page, "Twijfel over de goede naam")
    be_at(page, "Over welk bericht twijfelt u?")
    say_which_post(page, "Wat staat er in het bericht?", "Weer maandag. Zucht.")
    be_at(page, "Waarover twijfelt u?")
    page.get_by_label("Waarom kan het de goede naam").fill("Klinkt het te negatief?")
    go_on(page)
    show_nothing(page)


def doubt_whether_it_is_right(page: Page) -> None:
    choose(page, "Twijfel of het klopt")
    be_at(page, "Wat wilt u plaatsen?")
    say_which_post(page, "Wat staat er in uw bericht?", "De kantine gaat dicht.")
    be_at(page, "Wat weet u niet zeker?")
    page.get_by_label("Welk stuk klopt misschien niet?").fill("Of dat waar is.")
    go_on(page)
    show_nothing(page)


def tell_of_a_mistake(page: Page) -> None:
    choose(page, "Beschuldiging of eigen fout")
    be_at(page, "Wat is er gebeurd?")
    page.get_by_label("Ik maakte online een fout").check()
    page.get_by_label("Waar gaat het over?").fill("Ik schreef een verkeerde datum.")
    page.get_by_role("group", name="Beschuldigt een collega u?").get_by_label(
        "Nee", exact=True
    ).check()
    look(page)
    go_on(page)
    be_at(page, "Waar staat het?")
    page.get_by_label("Facebook").check()
    page.get_by_label("Nog niet").check()
    go_on(page)
    show_nothing(page)


def pass_on_news(page: Page) -> None:
    choose(page, "Nieuwstip")
    be_at(page, "Wat is uw nieuws?")
    page.get_by_label("Vertel uw nieuws").fill("Wij maakten duizend bankjes.")
    page.get_by_label("Op welke dag is het, of was het?").fill("2026-12-01")
    page.get_by_role("group", name="Staan er mensen").get_by_label("Nee", exact=True).check()
    look(page)
    go_on(page)
    be_at(page, "Hebt u een foto?")
    go_on(page)


def settle(page: Page, label: str, outcome: str, advice: str) -> None:
    """Whoever handles it: from the queue to a closed case."""
    page.goto("/werkvoorraad/")
    page.get_by_role("link", name=label).first.click()
    pick_up(page)
    go_and_decide(page)
    look(page)
    page.get_by_label(outcome).check()
    page.get_by_label("Waarom besluit u dit?").fill("Zo is het rustiger.")
    page.get_by_label("Uw advies aan de melder").fill(advice)
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Uw besluit is bewaard").first).to_be_visible()
    look(page)
    page.get_by_role("button", name="Sluit de zaak").first.click()
    expect(page.get_by_text("De zaak is gesloten.")).to_be_visible()


WALKS = {
    "twijfel-imago": (
        doubt_about_the_name,
        "manager",
        ("Twijfel over de goede naam", "Advies geven", ADVICE),
        "Uw leidinggevende heeft advies voor u",
    ),
    "twijfel-juistheid": (
        doubt_whether_it_is_right,
        "adviser",
        ("Twijfel of het klopt", "Advies geven", ADVICE),
        "Wij hebben advies voor u",
    ),
    "beschuldiging": (
        tell_of_a_mistake,
        "adviser",
        ("Beschuldiging of eigen fout", "om het te verbeteren", ADVICE),
        "Verbeter uw bericht",
    ),
    "nieuwstip": (
        pass_on_news,
        "adviser",
        ("Nieuwstip", "Wij gebruiken het niet", ""),
        "Wij gebruiken uw nieuws deze keer niet",
    ),
}


@pytest.mark.parametrize("kind", WALKS)
def test_from_report_to_close(house: House, enter: Enter, kind: str) -> None:
    fill_in, who, decision, answer = WALKS[kind]
    reporter = enter(house.reporter, viewport=PHONE)
    fill_in(reporter)
    be_at(reporter, "Klopt dit?")
    look(reporter)
    reference = send(reporter)
    look(reporter)
    due.run()

    settle(enter(getattr(house, who), viewport=PHONE), *decision)

    reporter.goto(f"/meldingen/{reference}/")
    expect(reporter.get_by_role("heading", name=answer)).to_be_visible()
    look(reporter)


def test_a_doubt_goes_all_the_way_without_script(house: House, enter: Enter) -> None:
    _fill_in, who, decision, answer = WALKS["twijfel-juistheid"]
    reporter = enter(house.reporter, viewport=PHONE, java_script_enabled=False)
    doubt_whether_it_is_right(reporter)
    be_at(reporter, "Klopt dit?")
    reference = send(reporter)
    due.run()

    settle(enter(getattr(house, who), viewport=PHONE, java_script_enabled=False), *decision)

    reporter.goto(f"/meldingen/{reference}/")
    expect(reporter.get_by_role("heading", name=answer)).to_be_visible()
    expect(reporter.get_by_text(ADVICE)).to_be_visible()
