"""Files of a version over the web: asked for each time, made only when something changed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from lxml import etree

from policy import handing_out, kept_files
from policy.handing_out import ENDINGS
from policy.models import Version
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, explain, imported_code
from werksaam.documents.pdf import CannotRender
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

PLACE = "/code/sociale-media-code/v/1"
FILES = [*(f"{PLACE}.{ending}" for ending in ENDINGS), f"{PLACE}/samenvatting.pdf"]


@pytest.fixture
def reader(client: Client) -> Client:
    kept_files.forget_all()
    return sign_in(client, person())


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person(roles=[Role.COMMS_ADVISER]))


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no PDF can be made."""

    def broken(*args: object, **kwargs: object) -> bytes:
        raise CannotRender

    kept_files.forget_all()
    monkeypatch.setattr(handing_out, "pdf", broken)


@pytest.mark.parametrize(
    ("file", "content_type", "begins", "name"),
    [
        (".pdf", "application/pdf", b"%PDF-", "sociale-media-code-v1.pdf"),
        (
            ".pdf?met=toelichting",
            "application/pdf",
            b"%PDF-",
            "sociale-media-code-v1-met-toelichting.pdf",
        ),
        (
            "/samenvatting.pdf",
            "application/pdf",
            b"%PDF-",
            "sociale-media-code-v1-samenvatting.pdf",
        ),
        (".xml", "application/akn+xml", b"<?xml", "sociale-media-code-v1.xml"),
    ],
)
def test_a_version_is_a_file(
    reader: Client, file: str, content_type: str, begins: bytes, name: str, standing_code: Version
) -> None:
    response = reader.get(f"{PLACE}{file}")

    assert (response.status_code, response.headers["Content-Type"]) == (200, content_type)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content.startswith(begins)


@pytest.mark.parametrize("file", FILES)
def test_a_file_the_browser_has_is_not_made_again(
    reader: Client, monkeypatch: pytest.MonkeyPatch, file: str, standing_code: Version
) -> None:
    tag = reader.get(file).headers["ETag"]
    monkeypatch.setattr("policy.views.handouts.file_of", None)

    response = reader.get(file, headers={"If-None-Match": tag})

    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("file", FILES)
def test_asking_for_the_head_gives_the_same_headers(
    reader: Client, file: str, standing_code: Version
) -> None:
    whole = reader.get(file)

    head = reader.head(file)

    names = ("ETag", "Content-Type", "Content-Disposition", "Content-Length", "Cache-Control")
    assert head.content == b""
    assert [head.headers[n] for n in names] == [whole.headers[n] for n in names]


def test_a_304_costs_the_same_few_queries_whatever_the_size(
    reader: Client, django_assert_num_queries: Any, standing_code: Version
) -> None:
    tag = reader.get(f"{PLACE}.pdf").headers["ETag"]

    # session, person, roles, the version, the number of facts
    with django_assert_num_queries(5):
        reader.get(f"{PLACE}.pdf", headers={"If-None-Match": tag})


def test_an_approved_explanation_changes_only_the_files_that_hold_it(
    reader: Client, standing_code: Version
) -> None:
    files = (f"{PLACE}.pdf", f"{PLACE}.pdf?met=toelichting", f"{PLACE}/samenvatting.pdf")
    before = [reader.get(file).headers["ETag"] for file in files]
    explain(standing_code)

    after = [reader.get(file).headers["ETag"] for file in files]

    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, False]


def test_the_language_of_the_explanation_can_be_chosen(
    reader: Client, standing_code: Version
) -> None:
    tags = {
        reader.get(f"{PLACE}/samenvatting.pdf?taal={taal}").headers["ETag"]
        for taal in ("nl", "en", "nl")
    }

    assert len(tags) == 2


def test_a_pdf_is_made_once(
    reader: Client, monkeypatch: pytest.MonkeyPatch, standing_code: Version
) -> None:
    first = reader.get(f"{PLACE}.pdf").content
    monkeypatch.setattr(handing_out, "pdf", None)

    assert reader.get(f"{PLACE}.pdf").content == first


def test_when_a_pdf_can_not_be_made_the_page_says_so_and_names_the_others(
    reader: Client, monkeypatch: pytest.MonkeyPatch, standing_code: Version
) -> None:
    refuse(monkeypatch)

    response = reader.get(f"{PLACE}.pdf")

    page = response.content.decode()
    assert response.status_code == 503
    assert "De PDF kan nu niet worden gemaakt" in page
    assert page.count("Dit bestand kan nu niet worden gemaakt.") == 3
    assert f'href="{PLACE}.txt"' in page


@pytest.mark.parametrize(("digest", "status"), [("right", 200), ("0" * 64, 404), ("", 404)])
def test_an_address_can_name_the_text_by_its_hash(
    reader: Client, digest: str, status: int, standing_code: Version
) -> None:
    asked = standing_code.text_sha256 if digest == "right" else digest

    response = reader.get(f"{PLACE}.json?sha256={asked}")

    assert response.status_code == status


def test_a_file_that_is_not_there_names_those_that_are(
    reader: Client, standing_code: Version
) -> None:
    page = reader.get(f"{PLACE}.docx").content.decode()

    assert "Er is geen bestand dat eindigt op .docx." in page
    assert [ending for ending in ENDINGS if f'href="{PLACE}.{ending}"' in page] == list(ENDINGS)


@pytest.mark.parametrize(
    "file", [".txt", ".docx", "/samenvatting.pdf", "/samenvatting/", "/downloaden/"]
)
def test_a_file_of_a_version_that_is_not_there_names_the_nearest(
    reader: Client, file: str, standing_code: Version
) -> None:
    response = reader.get(f"/code/sociale-media-code/v/9{file}")

    assert response.status_code == 404
    assert f'<a href="{PLACE}/">' in response.content.decode()


def test_another_ending_of_a_version_one_may_not_see_is_the_usual_404(reader: Client) -> None:
    imported_code()

    page = reader.get(f"{PLACE}.docx").content.decode()

    assert "Er is geen bestand" not in page


def test_the_files_of_a_draft_say_so_and_change_with_its_text(desk: Client) -> None:
    draft = imported_code()
    before = desk.get(f"{PLACE}.xml")
    draft.texts.filter(eid="art_1").update(text="Anders.")

    after = desk.get(f"{PLACE}.xml", headers={"If-None-Match": before.headers["ETag"]})

    assert "Concept, niet vastgesteld." in before.content.decode()
    assert "-v1-concept.xml" in before.headers["Content-Disposition"]
    assert (after.status_code, "Anders." in after.content.decode()) == (200, True)


def test_the_xml_bears_the_identity_of_provisions(reader: Client, standing_code: Version) -> None:
    root = etree.fromstring(reader.get(f"{PLACE}.xml").content)

    article = root.find(".//{*}article")
    assert article is not None
    assert article.get("GUID") == str(standing_code.texts.get(eid="art_1").provision_id)


def test_the_work_is_the_same_in_a_later_version(desk: Client, standing_code: Version) -> None:
    imported_code(source=changed_source("nooit", "niet"))

    works = {work_in(desk.get(f"/code/sociale-media-code/v/{n}.xml").content) for n in (1, 2)}

    assert works == {"/akn/nl/act/werksaam-westfriesland/2017-04-13/sociale-media-code"}


def work_in(content: bytes) -> str | None:
    """Which work an Akoma Ntoso file says it is of."""
    work = etree.fromstring(content).find(".//{*}FRBRWork/{*}FRBRuri")
    return None if work is None else work.get("value")


def test_the_metadata_of_the_pdf_tells_which_text_it_is(
    reader: Client, standing_code: Version
) -> None:
    with pikepdf.open(BytesIO(reader.get(f"{PLACE}.pdf").content)) as document:
        assert document.docinfo["/Title"] == standing_code.title
        assert not document.attachments
