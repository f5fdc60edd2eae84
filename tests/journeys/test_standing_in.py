"""A manager goes away and names a deputy; the deputy is too close, and it goes one level up."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import House
from tests.factories.managers import a_discussion_draft
from tests.factories.people import person
from werksaam import due

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at


def type_into(page: Page, label: str, text: str) -> None:
    """Go to a field and type, with the keyboard alone."""
    page.get_by_label(label).focus()
    page.keyboard.press("End")
    page.keyboard.type(text)


def test_a_deputy_gets_the_report_and_steps_aside(enter: Enter, house: House) -> None:
    wim = person("Wim Waarnemer")
    _goes_away(enter(house.manager), wim.name)
    case = _reports(enter(house.reporter), house, wim.name)
    _steps_aside(enter(wim), case)
    due.run()

    director = enter(house.director)
    director.goto(case.get_absolute_url())
    be_at(director, case.reference)
    assert_accessible(director)
    manager = enter(house.manager).goto(case.get_absolute_url())
    assert manager and manager.status == 404


def _goes_away(page: Page, deputy: str) -> None:
    page.goto("/afwezigheid/")
    assert_accessible(page)
    type_into(page, "Eerste dag weg", "11232026")
    type_into(page, "Laatste dag weg", "11272026")
    type_into(page, "Wie neemt waar?", "Wim")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Wij kennen geen collega")
    assert_accessible(page)
    type_into(page, "Wie neemt waar?", " Waarnemer")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Neemt waar: {deputy}")).to_be_visible()
    page.goto("/")
    expect(page.get_by_text(f"{deputy} neemt voor u waar t/m 27 november.").first).to_be_visible()
    assert_accessible(page)


def _reports(page: Page, house: House, deputy: str) -> Case:
    draft = a_discussion_draft(house.reporter)
    page.goto(f"/melden/ontsporende-discussie/controleren/?concept={draft.pk}")
    who = page.locator("ul.who")
    expect(who).to_contain_text(deputy)
    expect(who).to_contain_text("Neemt waar voor Mara, die weg is.")
    assert_accessible(page)
    page.get_by_role("button", name="Versturen").click()
    be_at(page, "Uw melding is verstuurd")
    return Case.objects.get()


def _steps_aside(page: Page, case: Case) -> None:
    page.goto("/")
    expect(page.get_by_text("U neemt waar voor Mara t/m 27 november.")).to_be_visible()
    page.goto(case.get_absolute_url())
    page.get_by_role("link", name="Ik trek mij terug").click()
    be_at(page, "Trekt u zich terug uit deze zaak?")
    assert_accessible(page)
    type_into(page, "Waarom trekt u zich terug?", "De melder is mijn broer.")
    page.get_by_role("button", name="Ik trek mij terug").press("Enter")
    expect(page.get_by_text("U hebt u teruggetrokken")).to_be_visible()
    answer = page.goto(case.get_absolute_url())
    assert answer and answer.status == 404
