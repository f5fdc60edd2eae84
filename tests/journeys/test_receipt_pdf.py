"""A receipt on paper proves itself to others; and the auditor takes figures out."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from playwright.sync_api import expect

from policy.rounds import open_round
from tests.factories.escalations import MONDAY, House
from tests.factories.people import person
from werksaam.people.models import Role

from .accessibility import assert_accessible
from .conftest import Enter
from .proofs import download, is_proven
from .steps import be_at


def a_round(house: House) -> None:
    """Opened today, with enough people asked to show figures."""
    for number in range(4):
        person(f"Collega {number}", team=house.hall)
    day = MONDAY.date()
    open_round(by=house.adviser, version=house.version, opens_on=day, due_on=day)


def test_the_json_taken_out_of_the_pdf_is_proven_elsewhere(
    enter: Enter, house: House, tmp_path: Path
) -> None:
    a_round(house)
    page = enter(house.reporter)
    page.goto(f"/code/{house.version.policy.slug}/v/1/bevestigen/")
    page.get_by_role("button", name="Ik bevestig").click()
    be_at(page, "Rik heeft versie 1 gelezen")
    page.get_by_role("link", name="Uw bevestigingen").first.click()
    be_at(page, "Uw bevestigingen")
    assert_accessible(page)

    receipt = tmp_path / "uit-de-pdf.json"
    with pikepdf.open(download(page, "PDF van", tmp_path)) as document:
        [name] = document.attachments
        receipt.write_bytes(document.attachments[name].get_file().read_bytes())

    page.goto("/audit/controle/")
    assert is_proven(receipt, download(page, "Sleutel", tmp_path))
    page.get_by_label("Het bestand van uw bewijs").set_input_files(receipt)
    page.get_by_role("button", name="Controleer").click()
    expect(page.get_by_role("status")).to_contain_text("Dit bewijs klopt")


def test_an_auditor_takes_figures_out_with_a_reason(enter: Enter, house: House) -> None:
    a_round(house)
    page = enter(person("Aad", roles=[Role.AUDITOR]))
    page.goto("/audit/")
    page.get_by_role("link", name="Cijfers over bevestigen").click()
    be_at(page, "Cijfers")
    assert_accessible(page)
    page.get_by_role("link", name="Neem deze cijfers mee").click()
    be_at(page, "Cijfers meenemen")
    page.get_by_role("button", name="Download de cijfers").click()
    expect(page.get_by_role("alert")).to_contain_text("Zeg waar u de cijfers voor nodig hebt")
    assert_accessible(page)

    page.get_by_label("Waar hebt u de cijfers voor nodig?").fill("Jaarlijkse controle")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download de cijfers").click()

    assert started.value.suggested_filename == f"cijfers-{MONDAY.date()}.xlsx"
    page.goto("/audit/")
    expect(page.get_by_role("main")).to_contain_text("Cijfers over bevestigen geëxporteerd")
