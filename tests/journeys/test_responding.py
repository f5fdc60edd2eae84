"""Responding to a post on a phone: guide, draft, decide, read along, place, look again, close."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from escalations.models import Case
from tests.factories.escalations import House, a_claimed_case
from tests.factories.responses import an_approved

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, go_and_decide, go_back, go_on

PHONE = {"width": 360, "height": 640}
TEXT = "Onze telefoon is elke werkdag open."
ADDRESS = "https://facebook.example/groep/reactie-1"


def look(page: Page) -> None:
    """Nothing that axe finds, and no scrolling sideways."""
    assert_accessible(page)
    assert_fits(page)


def walk_the_guide(page: Page) -> None:
    """To the advice, back one question, and on again."""
    page.get_by_role("link", name="Loop de wijzer door").click()
    for answer in ("Nee", "Nee", "Ja, en wij weten zeker wat wel klopt"):
        be_at(page, "Wel of niet reageren?")
        page.get_by_label(answer, exact=True).check()
        go_on(page)
    expect(page.get_by_role("group", name="Wil de schrijver vooral ruzie")).to_be_visible()
    look(page)
    go_back(page, leaving="Wel of niet reageren?")
    expect(page.get_by_role("group", name="Staan er feiten in")).to_be_visible()
    page.get_by_label("Ja, en wij weten zeker wat wel klopt", exact=True).check()
    go_on(page)
    page.get_by_label("Nee", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", name="Overweeg een reactie")).to_be_visible()
    look(page)


def decide(page: Page) -> None:
    """As the guide advised, with the text of the draft."""
    go_and_decide(page)
    expect(page.get_by_label("Reageren, want de feiten kloppen niet")).to_be_checked()
    expect(page.get_by_label("Tekst van de reactie online")).to_have_value(TEXT)
    page.get_by_label("Waarom besluit u dit?").fill("Wij zijn wel bereikbaar.")
    see_the_room(page)
    look(page)
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Een collega leest mee").first).to_be_visible()


def see_the_room(page: Page) -> None:
    """How much is too much is seen at once, and said after a pause."""
    page.get_by_label("Tekst van de reactie online").fill(TEXT + "!" * 5000)
    too_many = f"Tekens te veel: {len(TEXT)}"
    expect(page.locator(".room", has_text=too_many)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=too_many)).to_have_count(1)
    page.get_by_label("Tekst van de reactie online").fill(TEXT)
    expect(page.locator(".room", has_text="Tekens")).to_have_count(0)


def read_along(page: Page, case: Case) -> None:
    page.goto(f"{case.get_absolute_url()}meelezen/")
    page.get_by_label("Ja, dit mag worden geplaatst").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Goedgekeurd door Sara")).to_be_visible()


def place(page: Page, case: Case) -> None:
    page.goto(case.get_absolute_url())
    expect(page.get_by_role("button", name="Sluit de zaak")).to_have_count(0)
    page.get_by_role("link", name="Noteer wat ermee is gebeurd").first.click()
    be_at(page, "Wat is er met de reactie gebeurd?")
    page.get_by_label("Ja, de reactie staat online").check()
    page.get_by_label("Link naar de reactie").fill(ADDRESS)
    look(page)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("link", name=ADDRESS)).to_be_visible()


def watch(page: Page) -> None:
    page.get_by_role("link", name="Kies een dag om opnieuw te kijken").click()
    be_at(page, "Later opnieuw kijken")
    look(page)
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Kijk opnieuw naar het bericht").first.click()
    be_at(page, "Kijk opnieuw naar het bericht")
    page.get_by_label("Wat ziet u nu?").fill("Niemand reageert meer.")
    page.get_by_label("Niets meer: het is klaar").check()
    look(page)
    page.get_by_role("button", name="Bewaren").click()


def close(page: Page) -> None:
    page.get_by_role("button", name="Sluit de zaak").first.click()
    expect(page.get_by_role("status").get_by_text("De zaak is gesloten.")).to_be_visible()
    look(page)


def test_a_post_is_answered_from_guide_to_end_on_a_phone(enter: Enter, house: House) -> None:
    case = a_claimed_case(house)
    page, second = enter(house.adviser, viewport=PHONE), enter(house.secretary, viewport=PHONE)
    page.goto(f"{case.get_absolute_url()}reactie/")
    page.get_by_label("Tekst van de reactie").fill(TEXT)
    look(page)
    page.get_by_role("button", name="Tekst bewaren").click()
    expect(page.get_by_text("Uw tekst is bewaard.")).to_be_visible()

    page.goto(case.get_absolute_url())
    walk_the_guide(page)
    decide(page)
    read_along(second, case)
    place(page, case)
    watch(page)
    close(page)

    reporter = enter(house.reporter, viewport=PHONE)
    reporter.goto(case.reports.get().get_absolute_url())
    expect(reporter.get_by_text("WerkSaam reageerde")).to_be_visible()
    look(reporter)


def test_a_response_is_not_placed_without_script(enter: Enter, house: House) -> None:
    case = an_approved(house).case
    page = enter(house.adviser, java_script_enabled=False, viewport=PHONE)
    page.goto(case.get_absolute_url())

    page.get_by_role("link", name="Noteer wat ermee is gebeurd").first.click()
    page.get_by_label("Nee, wij plaatsen de reactie niet").check()
    page.get_by_label("Waarom plaatst u de reactie niet?").fill("Het bericht is al weg.")
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("Niet geplaatst")).to_be_visible()
    page.get_by_role("button", name="Sluit de zaak").first.click()
    expect(page.get_by_role("status").get_by_text("De zaak is gesloten.")).to_be_visible()
