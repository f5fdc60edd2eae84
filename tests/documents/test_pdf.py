"""A PDF of ours: tagged, fit for an archive, always the same, and never markup from outside."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst

from werksaam.documents import pdf as documents
from werksaam.documents.pdf import Attached, CannotRender, pdf

AT = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)
REPLACED = "Sommige tekens staan er als nummer."
PROOF = Attached("bewijs.json", '{"naam": "Żak"}', "application/json", "Het bewijs")
XMP = {
    "part": "{http://www.aiim.org/pdfa/ns/id/}part",
    "conformance": "{http://www.aiim.org/pdfa/ns/id/}conformance",
    "ua": "{http://www.aiim.org/pdfua/ns/id/}part",
    "title": "{http://purl.org/dc/elements/1.1/}title",
}


def said(name: str) -> dict[str, Any]:
    """The words of a receipt about someone of this name."""
    return {
        "title": f"{name} heeft versie 1 gelezen",
        "author": "WerkSaam",
        "foot": "Sociale media code",
        "kind": "Bewijs",
        "statement": "Ik heb versie 1 gelezen.",
        "facts": [{"name": "Wie", "said": name}],
        "proof": {"title": "Bewijs", "lines": [], "hashes": [{"name": "Tekst", "said": "b27e"}]},
        "check": {
            "title": "Controleren",
            "lines": [],
            "address": "https://portaal.example/",
            "qr": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
            "alt": "QR-code",
        },
    }


def made(name: str = "Anna") -> bytes:
    """A receipt with an attachment."""
    return pdf(
        "receipt",
        said(name),
        language="nl",
        made_at=AT,
        attached=[PROOF],
        if_replaced=REPLACED,
    )


def opened(name: str = "Anna") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made(name)))


def title_of(document: pikepdf.Pdf) -> str:
    with document.open_metadata() as metadata:
        return str(metadata[XMP["title"]])


def test_it_is_tagged_and_says_its_language() -> None:
    document = opened()
    root = document.Root

    assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "nl")
    assert root.StructTreeRoot.K is not None


def test_it_claims_to_be_fit_for_an_archive_and_for_reading_aloud() -> None:
    with opened().open_metadata() as metadata:
        claims = [metadata[XMP[name]] for name in ("part", "conformance", "ua")]

    assert claims == ["3", "A", "1"]


def test_every_font_is_inside_it() -> None:
    document = opened()
    files = [
        font.DescendantFonts[0].FontDescriptor
        for page in document.pages
        for font in page.Resources.Font.values()
    ]

    assert files
    assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in files)


def test_the_attachment_is_its_source_and_comes_out_as_it_went_in() -> None:
    document = opened()
    inside = document.attachments["bewijs.json"]

    assert inside.get_file().read_bytes().decode() == PROOF.content
    assert [str(file.AFRelationship) for file in document.Root.AF] == ["/Source"]


def test_the_same_words_give_the_same_bytes() -> None:
    assert made() == made()


@pytest.mark.parametrize("name", ["Danuta Żółkiewska", "Yıldız Şahin", "Привет", "O’Neill #1 & Co"])
def test_names_of_many_languages_are_printed_as_they_are(name: str) -> None:
    assert title_of(opened(name)) == f"{name} heeft versie 1 gelezen"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Anna 😀", "Anna [U+1F600]"), ("日", "[U+65E5]"), ("a\ue000b\x07", "a[U+E000]b[U+0007]")],
)
def test_what_no_font_has_is_shown_as_its_number(name: str, shown: str) -> None:
    assert title_of(opened(name)) == f"{shown} heeft versie 1 gelezen"


def test_the_document_says_so_when_something_was_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    notes: list[str] = []
    compiled = documents._compiled

    def spy(layout: str, words: dict[str, Any], made_at: datetime) -> bytes:
        notes.append(words["note"])
        return compiled(layout, words, made_at)

    monkeypatch.setattr(documents, "_compiled", spy)
    made("日")

    assert notes == ["", REPLACED]


def test_words_are_never_markup() -> None:
    hostile = '#panic("x") *vet* $x$ #read("/etc/passwd") @label <label>'

    assert title_of(opened(hostile)) == f"{hostile} heeft versie 1 gelezen"


def test_what_typst_can_not_make_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> bytes:
        raise typst.TypstError("broken", "broken")

    monkeypatch.setattr(typst, "compile", broken)

    with pytest.raises(CannotRender):
        made()
