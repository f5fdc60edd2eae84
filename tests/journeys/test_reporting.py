"""A negative post, from the one who saw it to the answer they get."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core import mail
from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from werksaam import due

from .accessibility import assert_accessible
from .conftest import Enter
from .proofs import download, is_proven
from .steps import QUOTE, be_at, fill_in, send

RESPONSE = "Wij zijn elke werkdag bereikbaar van half negen tot vijf."
ADVICE = "Bel ons gerust als u er last van hebt."
BACKEND = "tests.journeys.refusing.RefusingBackend"


def report_it(page: Page) -> str:
    """A whole report, with axe on the check page and on the confirmation."""
    fill_in(page)
    assert_accessible(page)
    reference = send(page)
    expect(page.locator("#slot")).to_contain_text("Reageer nog niet")
    assert_accessible(page)
    return reference


def take_up(page: Page) -> None:
    """From the queue to the case, taken up."""
    page.goto("/werkvoorraad/")
    be_at(page, "Werkvoorraad")
    assert_accessible(page)
    page.get_by_role("link", name="Negatief bericht").first.click()
    expect(page.get_by_text(QUOTE).first).to_be_visible()
    page.get_by_role("button", name="Oppakken").first.click()
    expect(page.get_by_text("De zaak is nu bij u.")).to_be_visible()
    assert_accessible(page)


def decide(page: Page) -> None:
    """Respond on ground a, with a text to place."""
    page.get_by_role("link", name="Neem een besluit").first.click()
    be_at(page, "Neem een besluit")
    assert_accessible(page)
    page.get_by_label("Reageren, want de feiten kloppen niet").check()
    page.get_by_label("Waarom besluit u dit?").fill("Wij zijn wel bereikbaar.")
    page.get_by_label("Tekst van de reactie online").fill(RESPONSE)
    page.get_by_label("Uw advies aan de melder").fill(ADVICE)
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Een collega leest mee voordat het geldt")).to_be_visible()


def approve(page: Page, case: str) -> None:
    """The second pair of eyes."""
    page.goto(case)
    page.get_by_role("link", name="Lees mee").first.click()
    be_at(page, "Lees mee")
    expect(page.get_by_text(RESPONSE)).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Ja, dit mag worden geplaatst").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Dank u wel voor het meelezen")).to_be_visible()
    assert_accessible(page)


def test_a_report_is_notified_decided_read_along_and_answered(
    enter: Enter, house: House, tmp_path: Path
) -> None:
    reporter, adviser, second = enter(house.reporter), enter(house.adviser), enter(house.colleague)
    reporter.clock.install()
    reference = report_it(reporter)

    assert due.run() == []
    assert sorted(to for sent in mail.outbox for to in sent.to) == sorted(
        str(one.email) for one in (house.adviser, house.colleague, house.secretary)
    )
    reporter.clock.fast_forward(5_000)  # the page looks again by itself
    expect(reporter.locator("#slot")).to_contain_text("Het team is op de hoogte sinds")

    take_up(adviser)
    decide(adviser)
    approve(second, adviser.url)
    assert due.run() == []
    assert house.reporter.email in [to for sent in mail.outbox for to in sent.to]

    reporter.goto(f"/meldingen/{reference}/")
    expect(reporter.get_by_text(ADVICE)).to_be_visible()
    assert_accessible(reporter)
    sent = download(reporter, "Download uw bewijs", tmp_path)
    known = download(reporter, "Bewijs dat het team", tmp_path)
    reporter.goto("/audit/controle/")
    key = download(reporter, "Sleutel", tmp_path)
    assert [is_proven(receipt, key) for receipt in (sent, known)] == [True, True]


def test_the_lock_stays_on_until_the_mail_server_is_back(
    enter: Enter, house: House, settings: Any
) -> None:
    page = enter(house.reporter)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BACKEND
    reference = report_it(page)

    due.run()
    page.goto(f"/meldingen/{reference}/")
    expect(page.locator("#slot")).to_contain_text("Reageer nog niet")

    settings.EMAIL_BACKEND = working
    settings.FAKE_NOW += timedelta(minutes=2)
    due.run()
    page.get_by_role("link", name="Kijk opnieuw").click()
    expect(page.locator("#slot")).to_contain_text("Het team is op de hoogte sinds")
    assert_accessible(page)
