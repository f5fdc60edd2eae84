"""A Word file becomes a draft: read, one line put right by hand, accepted, its origin confirmed."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from policy.models import Version
from policy.queries_lineage import unconfirmed
from tests.factories.escalations import House
from tests.policy.lineage.drafts import NEW_LID, second_source
from tests.policy.sources.word_files import word

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import be_at

STRAY = "Dit is een opmerking van de drukker."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_word_file_is_corrected_accepted_and_confirmed(enter: Enter, house: House) -> None:
    page = enter(house.adviser, viewport={"width": 360, "height": 800})

    _give_in(page)
    _put_right(page)
    page.get_by_role("button", name="Aannemen als concept").click()
    be_at(page, "Versie 2")
    page.get_by_role("link", name="Zie waar bepalingen vandaan komen").click()
    be_at(page, "Waar bepalingen vandaan komen")
    assert_accessible(page)
    assert_fits(page)
    page.get_by_role("button", name="Bevestig alle 4 zoals gekozen").click()

    expect(page.get_by_text("Alles is bevestigd.")).to_be_visible()
    draft = Version.objects.get(number=2)
    assert unconfirmed(draft) == []
    assert not draft.texts.filter(text__contains=STRAY).exists()
    assert draft.texts.get(eid="art_4__para_8").text == NEW_LID


def _give_in(page: Page) -> None:
    """The second text, with a line in it that is none of it."""
    lines = [line.strip() for line in second_source().splitlines() if line.strip()]
    lines.insert(lines.index("Artikel 5. Sociale media in privé situaties"), STRAY)
    file = FilePayload(name="code.docx", mimeType=WORD, buffer=word(*lines))
    page.goto("/beheer/versies/")
    page.get_by_role("link", name="Een tekst inlezen").click()
    page.get_by_label("Het bestand").set_input_files(file)
    page.get_by_role("button", name="Lees deze tekst").click()
    be_at(page, "Zo is deze tekst gelezen")
    assert_accessible(page)
    assert_fits(page)


def _put_right(page: Page) -> None:
    """Say of the stray line that it is no part of the text."""
    line = page.locator(".source-lines > li").filter(has_text=STRAY)
    line.get_by_role("link", name="Zeg wat dit is").click()
    page.get_by_label("Hoort niet bij de tekst").check()
    assert_accessible(page)
    page.get_by_role("button", name="Lees de regel zo").click()
    expect(page.get_by_role("link", name="Regel", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
