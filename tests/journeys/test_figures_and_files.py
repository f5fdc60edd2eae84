"""Figures about reports, the report for the board, and the whole file of a case in hand."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from escalations.triage import claim
from tests.escalations.working.opened import unpacked
from tests.factories.escalations import House, a_report
from tests.factories.images import a_report_with_images
from tests.policy.exporting.opened import pages_of

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at


def saved(page: Page, button: str, folder: Path) -> bytes:
    """The file that a button gives."""
    with page.expect_download() as given:
        page.get_by_role("button", name=button).click()
    path = folder / given.value.suggested_filename
    given.value.save_as(path)
    return path.read_bytes()


def is_well_shown(page: Page, heading: str) -> None:
    be_at(page, heading)
    assert_accessible(page)
    assert_fits(page)


def test_the_director_sees_figures_on_a_phone_and_takes_a_report_to_the_board(
    enter: Enter, house: House, tmp_path: Path
) -> None:
    for number in range(6):
        a_report(house.reporter, address=f"https://x.example/{number}")
    page = enter(house.director, viewport={"width": 360, "height": 780})
    page.goto("/beheer/cijfers/")
    page.get_by_role("link", name="Meldingen", exact=True).click()
    is_well_shown(page, "Cijfers over meldingen")
    page.set_viewport_size({"width": 1280, "height": 900})
    is_well_shown(page, "Cijfers over meldingen")

    page.get_by_role("link", name="Jaarverslag voor het bestuur").click()
    is_well_shown(page, "Jaarverslag voor het bestuur")
    page.get_by_label("Waar hebt u de cijfers voor nodig?").fill("Voor de vergadering.")
    pages = pages_of(saved(page, "Het verslag maken (PDF)", tmp_path))

    assert "Er kwamen 6 meldingen binnen." in pages[0]


def test_the_desk_takes_out_figures_and_the_file_of_a_case(
    enter: Enter, house: House, tmp_path: Path
) -> None:
    case = claim(by=house.adviser, case=a_report_with_images(house.reporter).case)
    page = enter(house.adviser)
    page.goto("/beheer/cijfers/meldingen/uitvoer/")
    is_well_shown(page, "Cijfers meenemen")
    page.get_by_label("Als gewone tekst (CSV)").check()
    page.get_by_label("Waar hebt u de cijfers voor nodig?").fill("Voor het jaarplan.")
    assert "weggelaten" in saved(page, "Download de cijfers", tmp_path).decode("utf-8-sig")

    page.goto(case.get_absolute_url())
    page.get_by_role("link", name="Het dossier meenemen (ZIP)").click()
    is_well_shown(page, "Het hele dossier meenemen")
    page.get_by_label("Nee", exact=True).check()
    page.get_by_label("Waarvoor hebt u het dossier nodig?").fill("De jurist vraagt erom.")
    found = unpacked(saved(page, "Het dossier downloaden (ZIP)", tmp_path))

    assert found.unlike_the_list() == set()
    assert set(found.proofs(tmp_path).values()) == {0}
