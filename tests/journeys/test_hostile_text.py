"""Whatever someone types is text: nothing of it runs, and no element comes of it (bar 36)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.escalations import KIND, House
from tests.factories.people import person
from tests.factories.policy import changed_source, imported_code
from werksaam.audit.checkpoints import latest_or_sign
from werksaam.people.models import Role

from .conftest import Enter
from .steps import be_at, go_on, show_nothing

HOSTILE = (
    "\"'><script data-hostile>alert(1)</script><img data-hostile src=x onerror=alert(1)>"
    "<svg data-hostile onload=alert(1)></svg></textarea><a data-hostile href=javascript:alert(1)>"
    "{{ 7|add:7 }}{% now 'Y' %}"
)
ADDRESS = "https://x.example/?a=%22'><script/data-hostile>alert(1)</script>"
FIELDS = "main :is(textarea, input[type=text], input[type=search], input[type=email]):visible"


def no_harm(page: Page) -> None:
    """No element came of the text; what ran is noted by `enter` and fails the test."""
    page.wait_for_load_state()
    assert (page.url, page.locator("[data-hostile]").count()) == (page.url, 0)


def fill_everything(page: Page) -> None:
    """The text in every field, and the first of what can be chosen."""
    for field in page.locator(FIELDS).all():
        field.fill(HOSTILE)
    names = page.locator("main input[type=radio]").evaluate_all("all => all.map(e => e.name)")
    for name in set(names):
        page.locator(f'main input[type=radio][name="{name}"]').first.check()


def post(page: Page, path: str, button: str = "") -> None:
    """Fill in everything on a page, and press a button of it (the first)."""
    page.goto(path)
    fill_everything(page)
    page.get_by_role("main").get_by_role("button", name=button).first.click()
    no_harm(page)


def report(page: Page) -> str:
    """A report with the text in every field; answers its address."""
    page.goto(f"/melden/{KIND}/waar/")
    fill_everything(page)
    go_on(page)
    expect(page.get_by_role("alert")).to_be_visible()  # no address
    no_harm(page)
    page.get_by_label("Link naar het bericht").fill(ADDRESS)
    go_on(page)
    be_at(page, "Wat staat er in het bericht?")
    fill_everything(page)
    go_on(page)
    be_at(page, "Welke collega")
    fill_everything(page)
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("data-hostile")  # no such colleague
    no_harm(page)
    page.get_by_label("Naam van de collega").fill("Olga")
    go_on(page)
    page.get_by_label("Iets anders").check()
    fill_everything(page)
    go_on(page)
    show_nothing(page)
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    no_harm(page)
    page.get_by_role("button", name="Versturen").click()
    no_harm(page)
    page.get_by_role("link", name="Bekijk uw melding").click()
    post(page, page.url, "Bericht versturen")
    return page.url


def handle(page: Page) -> str:
    """The case with the text in every field; answers its address."""
    page.goto("/werkvoorraad/")
    no_harm(page)
    page.get_by_role("button", name="Oppakken").first.click()
    case = page.url
    post(page, case, "Bericht versturen")
    post(page, case, "Notitie bewaren")
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    post(page, f"{case}wachten/")
    page.get_by_role("button", name="Ga verder zonder antwoord").click()
    post(page, f"{case}besluit/", "Besluit bewaren")
    return case


def test_hostile_text_in_every_field_of_a_report_stays_text(enter: Enter, house: House) -> None:
    named = HOSTILE[:150]
    house.adviser.name = house.reporter.name = named
    house.adviser.save()
    house.reporter.save()
    reporter, adviser, second = enter(house.reporter), enter(house.adviser), enter(house.colleague)

    mine = report(reporter)
    case = handle(adviser)
    post(second, f"{case}meelezen/", "Bewaren")
    post(adviser, f"{case}heropenen/")

    for page, path in (
        (reporter, mine),
        (reporter, "/"),
        (reporter, "/meldingen/"),
        (reporter, "/melden/"),
        (adviser, case),
        (adviser, "/"),
        (second, "/werkvoorraad/"),
    ):
        page.goto(path)
        no_harm(page)
    post(reporter, f"{mine}intrekken/")


def test_hostile_text_in_every_other_form_stays_text(enter: Enter, house: House) -> None:
    imported_code(by=house.colleague, source=changed_source("nooit", "niet"))
    latest_or_sign()
    officer = enter(person(HOSTILE[:150], roles=[Role.PRIVACY_OFFICER]))
    desk, stranger = enter(house.adviser), enter()

    post(desk, "/beheer/versies/2/", "Leg de vaststelling vast")
    post(desk, "/beheer/versies/2/", "Leg dit vast")
    post(desk, "/beheer/versies/2/", "Maak deze versie bekend")
    post(desk, "/beheer/rondes/nieuw/")
    post(desk, "/werkvoorraad/", "Zoek")
    post(desk, "/account/password/change/")
    post(officer, "/audit/1/", "Toon de namen")
    post(officer, "/audit/controle/", "Controleer")
    post(stranger, "/account/login/", "Inloggen")
    post(stranger, "/account/password/reset/")
    for page, path in ((desk, "/beheer/versies/2/"), (officer, "/audit/"), (officer, "/audit/1/")):
        page.goto(path)
        no_harm(page)
