"""Citing as lawyers do, and finding what is cited."""

import pytest

from policy.citations import dotted, eid_cited, full, short


@pytest.mark.parametrize(
    ("eid", "dutch", "english"),
    [
        ("art_4__para_8", "artikel 4, achtste lid", "article 4, paragraph 8"),
        ("art_1", "artikel 1", "article 1"),
        ("art_4__para_21", "artikel 4, 21e lid", "article 4, paragraph 21"),
        (
            "art_5__para_1__item_a",
            "artikel 5, eerste lid, onderdeel a",
            "article 5, paragraph 1, item a",
        ),
        ("preamble", "aanhef", "preamble"),
        ("preamble__recital_3", "overweging 3", "recital 3"),
        ("preamble__decision__item_2", "besluit, onderdeel 2", "decision, item 2"),
        ("conclusions__formula", "slotformulering", "closing formula"),
    ],
)
def test_a_provision_is_cited_in_full(eid: str, dutch: str, english: str) -> None:
    assert (full(eid), full(eid, "en")) == (dutch, english)


def test_a_provision_is_cited_in_short() -> None:
    assert short("art_4__para_8") == "art. 4 lid 8"
    assert short("art_4__para_8", "en") == "art. 4(8)"
    assert dotted("art_4__para_8") == "4.8"
    assert dotted("preamble") == ""


@pytest.mark.parametrize(
    "words",
    [
        "4.8",
        " 4.8 ",
        "art. 4 lid 8",
        "artikel 4 lid 8",
        "Artikel 4, achtste lid",
        "art. 4(8)",
        "article 4, paragraph 8",
    ],
)
def test_what_a_reader_cites_is_found(words: str) -> None:
    assert eid_cited(words) == "art_4__para_8"


@pytest.mark.parametrize("words", ["", "klant", "4.", "lid 8", "artikel", "4.8.9x"])
def test_other_words_cite_nothing(words: str) -> None:
    assert eid_cited(words) == ""
