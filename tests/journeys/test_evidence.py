"""A screenshot, from the one who adds it to the desk that looks at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from escalations.models import Attachment
from tests.factories.escalations import House, a_draft
from tests.factories.images import picture, pixels, use_store
from werksaam.stored_files import read

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .keyboard import follow, press, tab_to, write
from .steps import be_at, send

PHONE = {"width": 360, "height": 740}
IMAGE_LOADED = "i => i.complete && i.naturalWidth > 0"


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    """A store of files of this test alone."""
    return use_store(settings, tmp_path / "attachments")


@pytest.fixture
def screenshot(tmp_path: Path) -> Path:
    """A file to choose."""
    path = tmp_path / "scherm.png"
    path.write_bytes(picture(size=(200, 100)))
    return path


def evidence_step(page: Page, house: House) -> None:
    """To the step of the screenshots, with the rest filled in."""
    draft = a_draft(house.reporter)
    page.goto(f"/melden/negatief-bericht/bewijs/?concept={draft.pk}")
    be_at(page, "Hebt u een schermafbeelding?")


def is_shown(image: Locator) -> None:
    """The browser has the picture: the policy of the page and of the file let it."""
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate(IMAGE_LOADED)


def black_left_half() -> bool:
    """Whether what was sent is black on its left half and not on its right."""
    image = pixels(read(Attachment.objects.get().file))
    left, right = image.crop((0, 0, 100, 100)), image.crop((101, 0, 200, 100))
    return left.getcolors() == [(10_000, (0, 0, 0))] and right.getextrema()[0] != (0, 0)


def test_a_name_is_blacked_out_by_keyboard_and_the_desk_sees_the_rest(
    enter: Enter, house: House, screenshot: Path
) -> None:
    page = enter(house.reporter)
    evidence_step(page, house)
    page.get_by_label("Kies een of meer afbeeldingen").set_input_files(screenshot)
    press(page, "Afbeelding toevoegen")
    is_shown(page.locator("main img"))
    assert_accessible(page)

    follow(page, "Zwart maken")
    be_at(page, "Delen zwart maken")
    press(page, "Nieuw vlak")
    for _ in range(4):  # from 40, 40, 20 by 10 to the left half
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-said]")).to_have_text(
        "Vlak 1: 39 procent van links, 40 van boven, 24 breed, 10 hoog"
    )
    assert_accessible(page)
    for label, value in (("van links", 0), ("van boven", 0), ("breed", 50), ("hoog", 100)):
        field = page.get_by_label(f"Vlak 1: {label}")
        tab_to(page, field)
        page.keyboard.press("Control+a")
        page.keyboard.type(str(value))
    press(page, "Maak zwart")
    expect(page.get_by_text("Delen zijn zwart gemaakt")).to_be_visible()
    press(page, "Verder")
    be_at(page, "Klopt dit?")
    assert_accessible(page)
    send(page)

    assert black_left_half()
    desk = enter(house.adviser)
    desk.goto(Attachment.objects.get().report.case.get_absolute_url())
    is_shown(desk.locator("main .shot img"))
    desk.locator("main .shot summary").click()
    assert_accessible(desk)


def test_a_screenshot_is_sent_without_script(enter: Enter, house: House, screenshot: Path) -> None:
    page = enter(house.reporter, java_script_enabled=False, viewport=PHONE)
    evidence_step(page, house)
    assert_fits(page)
    page.get_by_label("Kies een of meer afbeeldingen").set_input_files(screenshot)
    press(page, "Afbeelding toevoegen")
    expect(page.get_by_text("Dit hebt u toegevoegd")).to_be_visible()
    assert_fits(page)

    follow(page, "Zwart maken")
    be_at(page, "Delen zwart maken")
    assert_fits(page)
    for label, value in (("van links", 0), ("van boven", 0), ("breed", 50), ("hoog", 100)):
        write(page, f"Vlak 1: {label}", str(value))
    press(page, "Bekijk waar de vlakken staan")
    expect(page.locator("[data-rect='1']")).to_have_attribute("width", "50.0")
    press(page, "Maak zwart")
    expect(page.get_by_text("Delen zijn zwart gemaakt")).to_be_visible()
    press(page, "Verder")
    be_at(page, "Klopt dit?")
    assert_fits(page)
    send(page)

    assert black_left_half()


PASTE = """(bytes) => {
  const all = new DataTransfer();
  all.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: all, bubbles: true }));
}"""
DROP = PASTE.replace("ClipboardEvent('paste', { clipboardData", "DragEvent('drop', { dataTransfer")


def test_a_screenshot_is_pasted_and_another_dropped_and_drawn_on(
    enter: Enter, house: House, screenshot: Path
) -> None:
    page = enter(house.reporter)
    evidence_step(page, house)
    for number, script in enumerate((PASTE, DROP), 1):
        page.evaluate(script, list(screenshot.read_bytes()))
        expect(page.get_by_role("button", name="Weghalen")).to_have_count(number)

    page.get_by_role("link", name="Zwart maken").first.click()
    be_at(page, "Delen zwart maken")
    frame = page.locator("[data-stage] svg").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] / 4, frame["y"] + frame["height"] / 4)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    page.mouse.up()

    expect(page.get_by_label("Vlak 1: breed")).to_have_value("25")
    page.get_by_role("button", name="Maak zwart").click()
    expect(page.get_by_text("Delen zijn zwart gemaakt")).to_have_count(1)
