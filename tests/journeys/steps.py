"""The steps that journeys share: coming in, filling in a report, sending it.

Words are the Dutch ones that people see, so a journey breaks where a label does.
"""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories.people import PASSWORD
from werksaam.people.models import User

QUOTE = "Bij WerkSaam wordt de telefoon nooit opgenomen."
FIRST_STEP = "/melden/negatief-bericht/waar/"


def remember(context: BrowserContext, person: User, base_url: str) -> None:
    """Bring someone in without the form, where signing in is not what is shown."""
    client = Client()
    client.force_login(person)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}]
    )


def sign_in(page: Page, person: User) -> None:
    """Fill in the sign-in form that the page shows."""
    page.get_by_label("E-mailadres of personeelsnummer").fill(person.email or "")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def go_on(page: Page) -> None:
    """To the next step of a form."""
    page.get_by_role("button", name="Verder", exact=True).click()


def be_at(page: Page, heading: str) -> None:
    """Wait for the page with this heading (or part of it), its scripts and pictures."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    page.wait_for_load_state()


def go_back(page: Page, *, leaving: str) -> None:
    """The browser's Back, from the page with this heading (or part of it).

    Only once that page is there: while the browser still goes from one to the next,
    it has no page to go back from.
    """
    be_at(page, leaving)
    page.go_back()


def say_where(page: Page, address: str = "https://facebook.example/groep/bericht-1") -> None:
    """The first step of a report."""
    be_at(page, "Waar staat het bericht?")
    page.get_by_label("Facebook").check()
    page.get_by_label("Link naar het bericht").fill(address)
    go_on(page)


def say_what(page: Page, quote: str = QUOTE, *, named: str = "") -> None:
    """The second step; `named` is a colleague that the post names."""
    be_at(page, "Wat staat er in het bericht?")
    page.get_by_label("Wat staat er precies?").fill(quote)
    page.get_by_label("Ja, een collega" if named else "Nee", exact=False).check()
    go_on(page)
    if named:
        be_at(page, "Welke collega")
        page.get_by_label("Naam van de collega").fill(named)
        go_on(page)


def say_why(page: Page) -> None:
    """The last steps of a report: why, and no screenshot."""
    be_at(page, "Waarom meldt u dit?")
    page.get_by_label("De feiten kloppen niet").check()
    go_on(page)
    show_nothing(page)


def pick_up(page: Page) -> None:
    """Take the case that the page shows. On a phone the button is there twice."""
    page.get_by_role("button", name="Oppakken").first.click()


def go_and_decide(page: Page) -> None:
    """From a case to the form of its decision. On a phone the link is there twice."""
    page.get_by_role("link", name="Neem een besluit").first.click()
    be_at(page, "Neem een besluit")


def show_nothing(page: Page) -> None:
    """The last step of every kind: no screenshot."""
    be_at(page, "Hebt u een schermafbeelding?")
    go_on(page)


def fill_in(page: Page, **what: Any) -> None:
    """A whole report, up to checking the answers."""
    page.goto(FIRST_STEP)
    say_where(page)
    say_what(page, **what)
    say_why(page)
    be_at(page, "Klopt dit?")


def send(page: Page) -> str:
    """Send what was checked; answers the reference."""
    page.get_by_role("button", name="Versturen").click()
    be_at(page, "Uw melding is verstuurd")
    reference = page.locator("[data-reference]").inner_text()
    assert re.fullmatch(r"M-[0-9A-Z]{4}-[0-9A-Z]{4}", reference)
    return reference
