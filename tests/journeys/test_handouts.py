"""Taking the code along: from the code to its files, and on paper from the browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from tests.factories.policy import explain
from tests.policy.exporting.opened import opened, pages_of

from .accessibility import assert_accessible
from .conftest import Enter
from .proofs import download
from .steps import be_at


def to_the_files(page: Page, house: House) -> None:
    """By the tools of the code."""
    page.goto(f"/code/{house.version.policy.slug}/")
    page.get_by_role("link", name="Downloaden en afdrukken").click()
    be_at(page, "Downloaden en afdrukken")


def test_a_reader_takes_the_official_text_along(enter: Enter, house: House, tmp_path: Path) -> None:
    page = enter(house.reporter)
    to_the_files(page, house)
    assert_accessible(page)

    paper = opened(download(page, "De officiële tekst (PDF", tmp_path).read_bytes())

    assert paper.title == house.version.title
    assert all(house.version.text_sha256 in words.replace("\n", "") for words in paper.pages)


def test_the_sheet_for_the_wall_is_one_page_from_the_browser_too(
    enter: Enter, house: House
) -> None:
    explain(house.version)
    page = enter(house.reporter)
    to_the_files(page, house)
    page.get_by_role("link", name="direct afdrukken").click()
    be_at(page, "in het kort")
    assert_accessible(page)
    expect(page.get_by_role("img", name="QR-code naar de code")).to_be_visible()

    pages = pages_of(page.pdf(format="A4"))

    assert len(pages) == 1
    assert "Negatief bericht gezien? Meld het." in pages[0]
    assert "Uitloggen" not in pages[0]


def test_the_code_printed_from_the_browser_is_a_document(enter: Enter, house: House) -> None:
    page = enter(house.reporter)
    page.goto(f"/code/{house.version.policy.slug}/")

    pages = pages_of(page.pdf(format="A4"))

    whole = " ".join(pages)
    assert "De voorzitter, A.J. de Jong" in whole
    assert all(house.version.text_sha256 in words for words in pages)
    assert [words for words in ("Uitloggen", "Inhoud", "Downloaden") if words in whole] == []
