"""A ZIP is the same bytes for the same content, and no name in it leads anywhere else."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from escalations.working.bundling import Bundle, UnsafeName

AT = datetime(2026, 11, 23, 10, 15, 31, tzinfo=UTC)


def made() -> tuple[bytes, str]:
    target = BytesIO()
    with Bundle(target, AT) as bundle:
        bundle.add("zaak.html", b"<p>Zaak</p>")
        bundle.add("beelden/M-1.png", b"beeld")
        digest = bundle.finish({"case": "Z-1"})
    return target.getvalue(), digest


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made() == made()


def test_the_list_names_each_file_with_its_hash_and_its_own_hash_is_told() -> None:
    content, digest = made()

    with zipfile.ZipFile(BytesIO(content)) as opened:
        listed = opened.read("manifest.json")
        hashes = {
            file["name"]: hashlib.sha256(opened.read(file["name"])).hexdigest() == file["sha256"]
            for file in json.loads(listed)["files"]
        }

    assert hashes == {"beelden/M-1.png": True, "zaak.html": True}
    assert hashlib.sha256(listed).hexdigest() == digest


@pytest.mark.parametrize(
    "name",
    ["../uit.txt", "/etc/passwd", "a/../b", "a\\b", "a/b/c", "", ".verborgen", "a b", "a\n", "é"],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(UnsafeName), Bundle(BytesIO(), AT) as bundle:
        bundle.add(name, b"")


def test_one_name_is_given_once() -> None:
    with Bundle(BytesIO(), AT) as bundle:
        bundle.add("a.txt", b"1")

        with pytest.raises(UnsafeName):
            bundle.add("a.txt", b"2")
