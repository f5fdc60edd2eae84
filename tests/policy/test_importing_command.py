"""`manage.py import_policy`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from policy.models import Policy, Version
from tests.factories.people import person
from tests.factories.policy import SOURCE, changed_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "code.txt"
    path.write_bytes(SOURCE.encode())
    return path


def imported(*args: object) -> str:
    out = StringIO()
    call_command("import_policy", *map(str, args), stdout=out, stderr=out)
    return out.getvalue()


def test_it_prints_structure_repairs_and_flags_and_stores_a_draft(file: Path) -> None:
    adviser = person()

    out = imported(file, "--by", adviser.email)

    assert "8 articles; leden 0/2/6/9/3/8/2/0 = 30" in out
    assert "7 repairs" in out
    assert "4 flags for the editor" in out
    version = Version.objects.get()
    assert (version.policy.slug, version.number) == ("sociale-media-code", 1)
    assert version.created_by == adviser


def test_a_dry_run_stores_nothing(file: Path) -> None:
    out = imported(file, "--dry-run")

    assert "Nothing was stored" in out
    assert Policy.objects.count() == 0


def test_the_same_file_again_says_so(file: Path) -> None:
    imported(file, "--slug", "andere-code")

    out = imported(file, "--slug", "andere-code")

    assert "This text is version 1 already. No new draft was made." in out
    assert Version.objects.count() == 1


def test_json_is_the_tree_with_repairs_and_flags(file: Path) -> None:
    data = json.loads(imported(file, "--dry-run", "--json"))

    assert data["title"] == "Sociale media code WerkSaam Westfriesland"
    assert [len(p["children"]) for p in data["provisions"] if p["kind"] == "article"] == [
        0,
        2,
        6,
        9,
        3,
        8,
        2,
        0,
    ]
    assert [repair["line"] for repair in data["repairs"]] == [1, 52, 53, 55, 56, 57, 89]
    assert len(data["flags"]) == 4


def test_a_line_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "code.txt"
    path.write_text(changed_source("Artikel 3.", "Artikel 9."))

    with pytest.raises(CommandError, match=r"Line 35: expected “Artikel 3\.”"):
        imported(path)

    assert Policy.objects.count() == 0


@pytest.mark.parametrize("how", [[], ["--dry-run"]])
def test_a_heading_that_is_too_long_is_named(tmp_path: Path, how: list[str]) -> None:
    path = tmp_path / "code.txt"
    path.write_text(changed_source("Artikel 3.", f"Artikel 3. {'lang ' * 70}"))

    with pytest.raises(CommandError, match=r"Line \d+: expected a heading of at most 300"):
        imported(path, *how)

    assert Policy.objects.count() == 0


@pytest.mark.parametrize("slug", ["geen adres", "../x", "", "x" * 51])
def test_a_name_that_can_be_no_address_is_refused(file: Path, slug: str) -> None:
    with pytest.raises(CommandError, match="can't be part of an address"):
        imported(file, f"--slug={slug}")

    assert Policy.objects.count() == 0


def test_a_file_in_another_encoding_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "code.txt"
    path.write_bytes("Code\n\nprivé".encode("latin-1"))

    with pytest.raises(CommandError, match="line 3: expected text in UTF-8"):
        imported(path)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be read"):
        imported(tmp_path / "nergens.txt")


def test_an_unknown_person_can_not_import(file: Path) -> None:
    with pytest.raises(CommandError, match="Nobody active"):
        imported(file, "--by", "niemand@werksaam.example")


def test_a_word_file_is_stored_and_what_was_left_out_is_told(tmp_path: Path) -> None:
    path = tmp_path / "regeling.docx"
    document = Document()
    for text in ("Regeling koffie", "Hoofdstuk 1 Drank", "Artikel 1 Koffie"):
        document.add_paragraph(text)
    added = document.add_paragraph("Er is koffie.")
    document.add_comment(added.runs, text="Ook thee?", author="A")
    document.save(str(path))

    out = imported(path, "--slug", "koffie")

    assert "  Hoofdstuk 1. Drank\n    1. Koffie\n" in out
    assert "1 remarks on the file\n  line 7: A comment. 'Ook thee?'" in out
    assert Version.objects.get().source_name == "regeling.docx"


def test_a_file_of_another_kind_stores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "code.pdf"
    path.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match=r"code\.pdf: a PDF can't be read.*Nothing was stored"):
        imported(path)
