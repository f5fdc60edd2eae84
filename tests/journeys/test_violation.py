"""A violation: heard, answered, a measure, an objection; and one about a manager."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import mail
from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import MONDAY, House
from werksaam import due

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at, go_on, send, show_nothing

FINDINGS = "Op 20 november stond er een klantenlijst op uw Facebook."
BELOW_A_CASE = ("", "ontvankelijk/", "voorleggen/", "niet-horen/", "dag/", "besluit/", "bezwaar/")


def report(page: Page, about: str) -> str:
    """A whole report of a violation."""
    page.goto("/melden/overtreding/")
    be_at(page, "Lees dit eerst")
    expect(page.get_by_role("link", name="huisvoorklokkenluiders.nl")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Er kwam vertrouwelijke informatie online").check()
    go_on(page)
    page.get_by_label("Naam van de collega").fill(about)
    go_on(page)
    be_at(page, "Wat is er gebeurd?")
    page.get_by_label("Facebook").check()
    page.get_by_label("Wat deed of schreef uw collega?").fill("Een klantenlijst op Facebook.")
    go_on(page)
    show_nothing(page)
    be_at(page, "Klopt dit?")
    return send(page)


def take_up(page: Page, case: str) -> None:
    """Pick the case up and find it concrete and substantiated."""
    page.goto(f"/zaken/{case}/")
    page.get_by_role("button", name="Oppakken").first.click()
    page.get_by_role("link", name="In behandeling nemen", exact=True).click()
    page.get_by_label("Wat is er concreet").fill("Er is een foto.")
    assert_accessible(page)
    page.get_by_role("button", name="In behandeling nemen").click()


def decide(page: Page, outcome: str, measure: str = "") -> None:
    """Take the decision on the page of the case."""
    page.get_by_role("link", name="Neem een besluit").first.click()
    page.get_by_label(outcome).check()
    page.get_by_label("Waarom besluit u dit?").fill("De lijst stond er een dag op.")
    if measure:
        page.get_by_label("Welke maatregel?").fill(measure)
    assert_accessible(page)
    page.get_by_role("button", name="Besluit bewaren").click()


def answer(page: Page) -> None:
    """The subject answers the findings, with someone who helps."""
    page.get_by_role("link", name="Geef uw antwoord").click()
    page.get_by_label("Wat is uw antwoord?").fill("Dat was ik niet.")
    page.get_by_label("Wie helpt u?").fill("Teun van de vakbond")
    assert_accessible(page)
    page.get_by_role("button", name="Antwoord versturen").click()


def object_to(page: Page) -> None:
    """The subject objects to the decision."""
    page.get_by_role("link", name="Bezwaar maken").click()
    page.get_by_label("Waarom bent u het er niet mee eens?").fill("Het klopt niet.")
    assert_accessible(page)
    page.get_by_role("button", name="Bezwaar versturen").click()
    expect(page.get_by_text("Uw bezwaar is verstuurd.")).to_be_visible()
    assert_accessible(page)


def test_heard_with_an_answer_then_a_measure_then_the_next_level(
    enter: Enter, house: House, settings: Any
) -> None:
    reporter = enter(house.reporter)
    reference = report(reporter, house.other.name)
    case = Case.objects.get().reference

    manager = enter(house.manager)
    take_up(manager, case)
    manager.get_by_role("link", name="Leg de bevindingen voor").click()
    manager.get_by_label("Wat legt u voor").fill(FINDINGS)
    assert_accessible(manager)
    manager.get_by_role("button", name="Versturen aan uw collega").click()
    expect(manager.get_by_text("Uw collega mag nog antwoorden.")).to_be_visible()
    assert_accessible(manager)

    subject = enter(house.other, viewport={"width": 360, "height": 740})
    subject.goto("/")
    subject.get_by_role("link", name="Lees en antwoord").click()
    be_at(subject, "Een melding over u")
    expect(subject.get_by_text(FINDINGS)).to_be_visible()
    assert house.reporter.name not in subject.locator("main").inner_text()
    assert_accessible(subject)
    answer(subject)

    settings.FAKE_NOW = MONDAY + timedelta(minutes=10)
    manager.reload()
    expect(manager.get_by_text("Teun van de vakbond")).to_be_visible()
    decide(manager, "Gegrond: er volgt een maatregel", "Een schriftelijke waarschuwing.")

    subject.goto(f"/zaken/{case}/")
    expect(subject.get_by_text("Een schriftelijke waarschuwing.")).to_be_visible()
    object_to(subject)

    gone = manager.goto(f"/zaken/{case}/")
    assert gone and gone.status == 404
    settings.FAKE_NOW = MONDAY + timedelta(minutes=20)
    director = enter(house.director)
    take_up(director, case)
    expect(director.get_by_text("Het klopt niet.")).to_be_visible()
    director.get_by_role("link", name="Niet horen, met een reden").click()
    director.get_by_label("Waarom hoort u").fill("Alles is gezegd.")
    assert_accessible(director)
    director.get_by_role("button", name="Reden bewaren").click()
    decide(director, "Ongegrond")

    reporter.goto(f"/meldingen/{reference}/")
    told = reporter.locator("main").inner_text()
    hidden = ("maatregel", "waarschuwing", "bezwaar", "Ongegrond", "voorgelegd")
    assert ("Behandeld" in told, [word for word in hidden if word in told]) == (True, [])
    assert_accessible(reporter)


def test_one_about_a_manager_goes_a_level_up_and_the_manager_sees_nothing(
    enter: Enter, house: House
) -> None:
    reference = report(enter(house.reporter), house.manager.name)
    case = Case.objects.get().reference
    due.run()

    manager = enter(house.manager)
    manager.goto("/werkvoorraad/")
    expect(manager.get_by_text("De werkvoorraad is leeg")).to_be_visible()
    for path in [f"/zaken/{case}/{below}" for below in BELOW_A_CASE]:
        answer = manager.goto(path)
        assert (path, answer and answer.status) == (path, 404)
    answer = manager.goto(f"/meldingen/{reference}/")
    assert answer and answer.status == 404
    assert house.manager.email not in [to for sent in mail.outbox for to in sent.to]

    director = enter(house.director)
    director.goto("/werkvoorraad/")
    expect(director.get_by_text("Een klantenlijst op Facebook.")).to_be_visible()
    director.goto(f"/zaken/{case}/")
    be_at(director, case)
    assert_accessible(director)
