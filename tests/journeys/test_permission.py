"""On a phone: a permission from report to the register and its end; a question passed on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.factories.escalations import MONDAY, House
from tests.factories.people import person
from tests.factories.permissions import PARTY
from werksaam import clock, due

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, go_and_decide, go_on, pick_up, send, show_nothing

PHONE: Any = {"width": 360, "height": 740}


def look(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


def report_permission(page: Page) -> None:
    page.goto("/melden/toestemming/")
    be_at(page, "Wie gaf toestemming?")
    page.get_by_label("Een klant").check()
    page.get_by_label("Wat is de naam?").fill(PARTY)
    go_on(page)
    page.get_by_label("Wat mag u delen, en waar?").fill("Eén foto van de tuin.")
    go_on(page)
    be_at(page, "Van wanneer tot wanneer?")
    page.get_by_label("Op welke dag kreeg u toestemming?").fill("2026-11-02")
    page.get_by_label("Wat is de laatste dag?").fill("2026-12-23")
    go_on(page)
    be_at(page, "Waar staat het op papier?")
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("Zonder dat is er geen bewijs")
    look(page)
    page.get_by_label("Waar staat het op papier?").fill("Mail van 2 november.")
    go_on(page)
    be_at(page, "Klopt dit?")
    look(page)
    send(page)


def take_up(page: Page, kind: str) -> None:
    page.goto("/werkvoorraad/")
    page.get_by_role("link", name=kind).first.click()
    pick_up(page)
    go_and_decide(page)


def test_a_permission_is_registered_reminded_of_and_ended(enter: Enter, house: House) -> None:
    holder, desk = enter(house.reporter, viewport=PHONE), enter(house.adviser, viewport=PHONE)
    report_permission(holder)
    take_up(desk, "Toestemming van een ander")
    desk.get_by_label("Klopt: in het register zetten").check()
    desk.get_by_label("Waarom besluit u dit?").fill("Ik las de mail.")
    look(desk)
    desk.get_by_role("button", name="Besluit bewaren").click()
    expect(desk.get_by_text("Uw besluit is bewaard").first).to_be_visible()

    with clock.at(MONDAY + timedelta(days=23)):
        assert due.run() == []
    holder.goto("/meldingen/toestemmingen/")
    look(holder)
    desk.goto("/beheer/toestemmingen/")
    look(desk)
    desk.get_by_role("link", name=PARTY).click()
    look(desk)
    desk.get_by_role("link", name="Beëindig deze toestemming").first.click()
    desk.get_by_label("Waarom geldt ze niet meer?").fill("De klant belde.")
    desk.get_by_role("button", name="Beëindig de toestemming").click()
    expect(desk.get_by_text("Ingetrokken").first).to_be_visible()

    holder.reload()
    expect(holder.get_by_text("Ingetrokken")).to_be_visible()


def test_a_question_is_passed_on_and_taken_over(enter: Enter, house: House) -> None:
    cor, dina = person("Cor", team=house.hall), person("Dina", team=house.hall)
    page = enter(house.reporter, viewport=PHONE)
    page.goto("/melden/doorgeven/")
    page.get_by_label("Wat vraagt of zegt iemand?").fill("Wat kost een dag groen?")
    page.get_by_label("Waar is het gevraagd?").fill("Op Facebook.")
    go_on(page)
    page.get_by_label("Een collega die er verstand van heeft").check()
    go_on(page)
    page.get_by_label("Naam van de collega").fill("Cor")
    go_on(page)
    show_nothing(page)
    be_at(page, "Klopt dit?")
    expect(page.get_by_text("U hebt deze collega gekozen.")).to_be_visible()
    look(page)
    send(page)

    first, second = enter(cor, viewport=PHONE), enter(dina, viewport=PHONE)
    take_up(first, "Vraag voor iemand anders")
    first.get_by_label("Ik geef het door aan iemand die er meer van weet").check()
    first.get_by_label("Een collega die er verstand van heeft").check()
    first.get_by_label("Naam van de collega").fill("Dina")
    first.get_by_label("Waarom besluit u dit?").fill("Zij doet de prijzen.")
    look(first)
    first.get_by_role("button", name="Besluit bewaren").click()
    expect(first.get_by_text("Het is doorgegeven.")).to_be_visible()
    take_up(second, "Vraag voor iemand anders")
    second.get_by_label("Ik neem het over").check()
    second.get_by_label("Waarom besluit u dit?").fill("Dit is mijn werk.")
    second.get_by_role("button", name="Besluit bewaren").click()
    expect(second.get_by_text("Uw besluit is bewaard").first).to_be_visible()
    look(second)
    second.get_by_role("button", name="Sluit de zaak").first.click()
    expect(second.get_by_text("De zaak is gesloten.")).to_be_visible()
