"""Hand-outs carry version, dates and hash; plain text imports again to the same tree."""

import json
from datetime import date

import pytest

from policy import queries
from policy.exporting import Document, to_json, to_markdown, to_plain_text
from policy.models import Version
from policy.parsing import parse
from policy.timeline import Fact, History, lives
from tests.factories.policy import SOURCE

TREE = parse(SOURCE).tree
KINDS = {
    "adopted": date(2017, 4, 13),
    "published": date(2017, 4, 20),
    "in_force": date(2017, 4, 21),
    "retroactive": date(2015, 1, 1),
    "released": date(2026, 9, 1),
}
FACTS = tuple(Fact(kind, on, date(2026, 9, 1)) for kind, on in KINDS.items())
LIFE = lives([History(1, FACTS)], date(2026, 11, 1))[1]
DOCUMENT = Document("sociale-media-code", TREE, 1, LIFE)

HEADER = f"""---
versie: 1 (bekendgemaakt)
vastgesteld: 2017-04-13
bekendgemaakt: 2017-04-20
geldend van: 2017-04-21
met terugwerkende kracht vanaf: 2015-01-01
sha-256: {DOCUMENT.sha256}
---
"""


def test_plain_text_carries_version_dates_and_hash() -> None:
    assert to_plain_text(DOCUMENT).startswith(HEADER)


def test_plain_text_imports_again_to_the_same_tree() -> None:
    again = parse(to_plain_text(DOCUMENT))

    assert again.tree == TREE
    assert [repair.reason for repair in again.repairs] == [
        "The header of a hand-out is not part of the text."
    ]


def test_plain_text_is_laid_out_like_the_source() -> None:
    body = to_plain_text(DOCUMENT).removeprefix(HEADER).strip().split("\n")
    source = SOURCE.strip().split("\n")

    assert body[:45] == source[:45]
    assert body[-20:] == source[-20:]


def test_markdown_carries_the_header_and_headings() -> None:
    text = to_markdown(DOCUMENT)

    assert text.startswith(HEADER)
    assert "\n# Sociale media code WerkSaam Westfriesland\n" in text
    assert "\n## Artikel 4. Sociale media op de werkvloer\n" in text
    assert "\n8. In het geval dat een online discussie" in text


def test_markdown_escapes_what_would_become_markup() -> None:
    tree = parse(SOURCE.replace("Deze code is van toepassing", "# *Deze* code is")).tree

    text = to_markdown(Document("sociale-media-code", tree))

    assert r"\[Naam medewerker\]" in text
    assert r"\# \*Deze\* code is" in text


def test_json_carries_version_dates_hash_and_references() -> None:
    data = json.loads(to_json(DOCUMENT))

    assert (data["format"], data["version"], data["stage"]) == (
        "policy-version/1",
        1,
        "published",
    )
    assert data["dates"] == {
        "adopted": "2017-04-13",
        "published": "2017-04-20",
        "in_force": "2017-04-21",
        "retroactive": "2015-01-01",
        "valid_until": None,
    }
    article = next(p for p in data["provisions"] if p["eid"] == "art_4")
    assert article["children"][3]["references"] == [
        {"start": 124, "end": 144, "target": "art_5__para_3"}
    ]


@pytest.mark.django_db
def test_a_stored_version_hands_out_its_own_hash_and_identities(standing_code: Version) -> None:
    document = queries.document(standing_code)

    data = json.loads(to_json(document, queries.provisions_by_eid(standing_code)))

    assert data["text_sha256"] == standing_code.text_sha256
    first = queries.provision_text(standing_code, "art_1")
    assert next(p for p in data["provisions"] if p["eid"] == "art_1")["provision"] == str(
        first.provision_id
    )
