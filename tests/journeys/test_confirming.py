"""Read the code, confirm it, and have the receipt checked by who trusts nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from policy.rounds import open_round
from tests.factories.escalations import MONDAY, House
from tests.factories.policy import explain

from .accessibility import assert_accessible
from .conftest import Enter
from .proofs import download, is_proven
from .steps import be_at, sign_in


@pytest.fixture
def asked(house: House) -> House:
    """A house with a round open and the explanations approved."""
    explain(house.version)
    day = MONDAY.date()
    open_round(by=house.adviser, version=house.version, opens_on=day, due_on=day)
    return house


def test_a_confirmed_code_gives_a_receipt_that_others_can_check(
    enter: Enter, asked: House, tmp_path: Path
) -> None:
    page = enter()
    page.goto("/")
    be_at(page, "Inloggen")
    assert_accessible(page)
    sign_in(page, asked.reporter)

    be_at(page, "Goedemorgen")
    assert_accessible(page)
    page.get_by_role("link", name="Lees de code").first.click()
    expect(page.locator("#art_6__para_7")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Lees en bevestig").first.click()
    be_at(page, "Lees en bevestig de code")
    assert_accessible(page)
    page.get_by_role("button", name="Ik bevestig").click()
    be_at(page, "Rik heeft versie 1 gelezen")
    assert_accessible(page)

    receipt = download(page, "Download voor controle", tmp_path)
    page.get_by_role("link", name="Controleer een bewijs").first.click()
    be_at(page, "Controleer een bewijs")
    assert_accessible(page)
    key = download(page, "Sleutel", tmp_path)
    assert is_proven(receipt, key)
    page.get_by_label("Het bestand van uw bewijs").set_input_files(receipt)
    page.get_by_role("button", name="Controleer").click()
    expect(page.get_by_role("status")).to_contain_text("Dit bewijs klopt")
    assert_accessible(page)


def test_a_forged_receipt_is_refused_by_the_page_and_by_the_verifier(
    enter: Enter, asked: House, tmp_path: Path
) -> None:
    page = enter(asked.reporter)
    page.goto(f"/code/{asked.version.policy.slug}/v/1/bevestigen/")
    page.get_by_role("button", name="Ik bevestig").click()
    receipt = download(page, "Download voor controle", tmp_path)
    page.goto("/audit/controle/")
    key = download(page, "Sleutel", tmp_path)
    forged = json.loads(receipt.read_text())
    forged["details"]["actor_name"] = "Olga"
    receipt.write_text(json.dumps(forged))

    page.get_by_label("Het bestand van uw bewijs").set_input_files(receipt)
    page.get_by_role("button", name="Controleer").click()

    expect(page.get_by_role("alert")).to_contain_text("Dit bewijs klopt niet")
    assert_accessible(page)
    assert not is_proven(receipt, key)
