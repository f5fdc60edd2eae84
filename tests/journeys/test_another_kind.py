"""Two reporters of one post; and a post that becomes a discussion, with consent."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.escalations import House, a_claimed_case, a_report

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import QUOTE, be_at, fill_in, send

SECRET = "Dit weet alleen de eerste melder."
WHY = "Dit is een gesprek dat ontspoort. Uw leidinggevende helpt u."


def propose(page: Page, case: str) -> None:
    """The handler says that it is another kind of report."""
    page.goto(case)
    page.get_by_role("link", name="Dit is een andere soort melding").click()
    be_at(page, "Dit is een andere soort melding")
    assert_accessible(page)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies welke soort melding het is.")
    page.get_by_label("Ontsporende discussie").check()
    page.get_by_label("Waarom is het een andere soort?").fill(WHY)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Tot het antwoord blijft de zaak bij u.")).to_be_visible()
    assert_accessible(page)


def agree(page: Page) -> None:
    """From home to the choice, and yes."""
    page.goto("/")
    page.get_by_role("link", name="Lees en kies").click()
    be_at(page, "Mogen anderen uw melding zien?")
    expect(page.get_by_text(WHY)).to_be_visible()
    expect(page.get_by_text("Mara", exact=True)).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Ja, zij mogen mijn melding zien").check()
    page.get_by_role("button", name="Verstuur uw keuze").click()
    expect(page.get_by_role("heading", name="Uw melding gaat verder als")).to_be_visible()
    assert_accessible(page)


def test_a_post_becomes_a_discussion_with_consent(enter: Enter, house: House) -> None:
    case = a_claimed_case(house)
    adviser, reporter, manager = (
        enter(house.adviser),
        enter(house.reporter, viewport={"width": 360, "height": 800}),
        enter(house.manager, java_script_enabled=False),
    )
    propose(adviser, case.get_absolute_url())
    manager.goto("/werkvoorraad/")
    expect(manager.get_by_role("link", name="Ontsporende discussie")).to_have_count(0)

    agree(reporter)

    manager.goto("/werkvoorraad/")
    manager.get_by_role("link", name="Ontsporende discussie").first.click()
    expect(manager.get_by_role("heading", level=1)).to_contain_text("Ontsporende discussie")
    answer = adviser.goto(case.get_absolute_url())
    assert answer is not None
    assert answer.status == 404


def test_two_reporters_of_one_post_know_nothing_of_each_other(enter: Enter, house: House) -> None:
    first = a_report(
        house.reporter, address="https://facebook.example/groep/bericht-1", remark=SECRET
    )
    second, adviser = enter(house.other), enter(house.adviser)
    fill_in(second)
    reference = send(second)
    second.goto(f"/meldingen/{reference}/")

    expect(second.get_by_text(QUOTE).first).to_be_visible()
    for hidden in (SECRET, house.reporter.name, first.reference):
        expect(second.get_by_text(hidden)).to_have_count(0)
    assert_accessible(second)

    adviser.goto(first.case.get_absolute_url())
    expect(adviser.get_by_text(SECRET)).to_have_count(1)
    for number in (first.reference, reference):
        expect(adviser.get_by_text(number).first).to_be_visible()
    assert_accessible(adviser)
