"""Receipts: a PDF that says it in words and holds the proof, and the list of one's own."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from policy import receipts
from policy.acknowledging import confirm
from policy.models import Acknowledgement, PaperForm, Round, Version
from policy.presenters_receipt import receipt_lines, receipt_page, receipt_words
from policy.receipts import as_pdf, proof_of
from tests.factories.people import person, sign_in, team
from werksaam import clock
from werksaam.audit import checkpoints, keyring
from werksaam.documents.pdf import CannotRender
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return person("Anna Żółkiewska", team=team("Groen"))


@pytest.fixture
def given(anna: User, standing_code: Version) -> Acknowledgement:
    return confirm(by=anna, version=standing_code, language="nl")


def inside(content: bytes, given: Acknowledgement) -> str:
    """The JSON that is inside a PDF."""
    with pikepdf.open(BytesIO(content)) as document:
        files = document.attachments
        return files[f"bevestiging-{given.pk}.json"].get_file().read_bytes().decode()


def words_of(given: Acknowledgement, language: str = "nl") -> dict[str, Any]:
    with translation.override(language):
        return receipt_words(given, proof_of(given), "https://portaal.example/audit/controle/", "")


def test_the_pdf_is_handed_out_to_keep(client: Client, anna: User, given: Acknowledgement) -> None:
    response = sign_in(client, anna).get(f"/bevestigingen/{given.pk}.pdf")

    assert (response.headers["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    assert f"bevestiging-{given.pk}.pdf" in response.headers["Content-Disposition"]


def test_the_proof_inside_is_proven_by_another_process(
    given: Acknowledgement, tmp_path: Path
) -> None:
    receipt, key = tmp_path / "receipt.json", tmp_path / "portal.pub"
    receipt.write_text(inside(as_pdf(given), given))
    key.write_text(keyring.public_keys()[0].as_file())

    command = [sys.executable, "-m", "werksaam.audit.verify", str(receipt), "--key", str(key)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=False)

    assert done.returncode == 0


def test_the_page_that_checks_proofs_takes_the_pdf_as_it_is(
    client: Client, given: Acknowledgement
) -> None:
    file = SimpleUploadedFile("bevestiging.pdf", as_pdf(given))

    page = client.post("/audit/controle/", {"file": file})

    assert "Dit bewijs klopt." in page.content.decode()


def test_a_proof_changed_inside_the_pdf_is_not_right(
    client: Client, given: Acknowledgement
) -> None:
    changed, whole = BytesIO(), as_pdf(given)
    other = inside(whole, given).replace("Anna", "Bert").encode()
    with pikepdf.open(BytesIO(whole)) as document:
        name = f"bevestiging-{given.pk}.json"
        document.attachments[name] = pikepdf.AttachedFileSpec(document, other)
        document.save(changed)

    file = SimpleUploadedFile("x.pdf", changed.getvalue())
    page = client.post("/audit/controle/", {"file": file})

    assert "Dit bewijs klopt niet" in page.content.decode()


def test_the_same_record_gives_the_same_file_also_after_the_trail_grew(
    given: Acknowledgement,
) -> None:
    before = as_pdf(given)
    person()
    checkpoints.latest_or_sign()

    assert as_pdf(given) == before


def test_the_pdf_is_in_the_language_of_the_record(anna: User, standing_code: Version) -> None:
    given = confirm(by=anna, version=standing_code, language="en")

    with translation.override("nl"), pikepdf.open(BytesIO(as_pdf(given))) as document:
        assert str(document.Root.Lang) == "en"
        assert document.docinfo["/Title"] == "Anna Żółkiewska has read version 1"


def test_it_says_what_when_how_and_proves_it(given: Acknowledgement) -> None:
    said = words_of(given)
    facts = {pair["name"]: pair["said"] for pair in said["facts"]}

    assert said["statement"] == f"‘{given.statement}’"
    assert facts["Hoe"] == "In het portaal, door u zelf"
    assert said["proof"]["hashes"][0]["said"].replace(" ", "") == given.text_sha256


def test_a_name_that_no_font_has_does_not_stop_it(standing_code: Version) -> None:
    someone = person("Anna 😀", team=team())
    given = confirm(by=someone, version=standing_code, language="nl")
    given.refresh_from_db()

    content = as_pdf(given)

    assert json.loads(inside(content, given))["record"]["person_name"] == "Anna 😀"


def test_when_it_can_not_be_made_the_page_says_so(
    client: Client, anna: User, given: Acknowledgement, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> bytes:
        raise CannotRender

    monkeypatch.setattr(receipts, "pdf", broken)
    response = sign_in(client, anna).get(f"/bevestigingen/{given.pk}.pdf")

    assert response.status_code == 503
    assert "De PDF kan nu niet worden gemaakt" in response.content.decode()
    assert f"/bevestigingen/{given.pk}.json" in response.content.decode()


def test_a_paper_form_says_the_day_of_the_signature(given: Acknowledgement) -> None:
    receipt = proof_of(given)
    given.paper_form = PaperForm(acknowledgement=given, signed_on=clock.today())

    with translation.override("nl"):
        page = receipt_page(given, receipt)

    assert page.how.startswith("Op papier, getekend op ")
    assert "uur" not in page.when


def test_the_list_says_what_is_of_an_earlier_version_or_a_periodic_round(
    given: Acknowledgement,
) -> None:
    given.periodic_round = Round(opens_on=clock.today())

    with translation.override("nl"):
        [line] = receipt_lines([given], valid={2})

    assert [remark.split(",")[0] for remark in line.remarks] == [
        "Opnieuw bevestigd",
        "Een eerdere versie: deze telt niet meer",
    ]


def test_the_list_leads_to_page_pdf_and_json(
    client: Client, anna: User, given: Acknowledgement
) -> None:
    html = sign_in(client, anna).get("/bevestigingen/").content.decode()

    for ending in ("/", ".pdf", ".json"):
        assert f'href="/bevestigingen/{given.pk}{ending}"' in html
