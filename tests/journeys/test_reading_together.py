"""Reading the code with someone on a tablet, the notice, and contesting it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from policy.models import ReadingTogether
from policy.rounds import open_round
from tests.factories.escalations import MONDAY, House
from tests.factories.people import PASSWORD, person
from tests.factories.policy import explain
from werksaam.people.models import Role, User

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at, go_back

TABLET = {"width": 768, "height": 1024}
PHONE = {"width": 360, "height": 740}
LAST = 33
VOICE = """
window.said = [];
const voice = { lang: 'nl-NL', localService: true };
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [voice], cancel() {}, addEventListener() {},
  speak: (words) => window.said.push(words.text),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def trainer(house: House) -> User:
    """Someone who reads along; a round runs, and the code is explained."""
    explain(house.version)
    day = MONDAY.date()
    open_round(by=house.adviser, version=house.version, opens_on=day, due_on=day)
    return person("Tim", roles=[Role.TRAINER], team=house.hall)


def begin(page: Page) -> None:
    """From the start page into the locked view."""
    page.goto("/samen-lezen/")
    page.get_by_label("Personeelsnummer of naam").fill("Rik")
    page.get_by_role("button", name="Zoek").click()
    assert_accessible(page)
    page.get_by_role("link", name="Rik", exact=True).click()
    be_at(page, "Lees de code met Rik")
    assert_accessible(page)
    page.get_by_role("button", name="Begin met lezen").click()
    be_at(page, f"Deel 1 van {LAST}")


def read_to_the_end(page: Page) -> None:
    """Every part, one by one."""
    for number in range(2, LAST + 1):
        page.get_by_role("link", name="Volgende").click()
        be_at(page, f"Deel {number} van {LAST}")
    page.get_by_role("link", name="Wij hebben alles gelezen").click()
    be_at(page, "U hebt alles gelezen")


def test_on_a_tablet_to_the_notice_and_contested_at_home(
    enter: Enter, house: House, trainer: User
) -> None:
    page = enter(trainer, viewport=TABLET)
    begin(page)
    page.get_by_role("link", name="Volgende").click()
    be_at(page, "Deel 2 van")
    expect(page.get_by_role("button", name="Lees de tekst voor")).to_have_count(0)
    assert_accessible(page)
    assert_fits(page)
    page.goto("/werkvoorraad/")
    go_back(page, leaving="Deel 2 van")
    be_at(page, "Deel")

    page.goto("/samen-lezen/deel/1/")
    read_to_the_end(page)
    assert_accessible(page)
    page.get_by_label("Uw eigen wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Dit verklaar ik").click()
    be_at(page, "Wij hebben de code samen gelezen")
    assert_accessible(page)
    assert_fits(page)
    page.get_by_role("button", name="Klaar, uitloggen").click()
    be_at(page, "Het lezen is afgelopen")
    assert_accessible(page)
    go_back(page, leaving="Het lezen is afgelopen")
    be_at(page, "Inloggen")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

    home = enter(house.reporter)
    home.goto("/bevestigingen/")
    home.get_by_role("link", name="Dit klopt niet").click()
    assert_accessible(home)
    home.get_by_role("button", name="Ik betwist dit").click()
    expect(home.get_by_text("U hebt het betwist.")).to_be_visible()
    assert_accessible(home)
    home.goto("/")
    expect(home.get_by_role("link", name="Lees en bevestig").first).to_be_visible()


def test_it_is_read_without_script_on_a_phone(enter: Enter, house: House, trainer: User) -> None:
    page = enter(trainer, viewport=PHONE, java_script_enabled=False)
    begin(page)
    page.get_by_role("button", name="English").click()
    be_at(page, f"Part 1 of {LAST}")
    page.get_by_role("button", name="Nederlands").click()
    assert_fits(page)

    page.get_by_role("link", name="Stoppen").click()
    be_at(page, "Wilt u stoppen met lezen?")
    assert_fits(page)
    page.get_by_role("button", name="Ja, stoppen en uitloggen").click()

    be_at(page, "Het lezen is afgelopen")
    assert not ReadingTogether.objects.exists()


def test_it_asks_after_four_minutes_leaves_after_five_and_reads_aloud(
    enter: Enter, house: House, trainer: User
) -> None:
    page = enter(trainer, viewport=TABLET)
    page.add_init_script(VOICE)
    begin(page)
    page.get_by_role("link", name="Volgende").click()
    page.get_by_role("button", name="Lees de tekst voor").click()
    assert page.evaluate("said.join()").startswith("Deze code is van toepassing")

    page.clock.install()
    page.reload()
    page.clock.fast_forward(4 * 60 * 1000 + 2000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Ja, verder lezen").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    page.clock.fast_forward(5 * 60 * 1000 + 2000)

    be_at(page, "Het lezen is afgelopen")
    page.goto("/samen-lezen/")
    be_at(page, "Inloggen")
