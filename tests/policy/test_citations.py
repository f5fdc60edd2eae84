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
        ("preamble__decision_2__item_1", "besluit, onderdeel 1", "decision, item 1"),
        ("art_2a", "artikel 2a", "article 2a"),
        ("art_2:1__para_2a", "artikel 2:1, lid 2a", "article 2:1, paragraph 2a"),
        (
            "art_3__para_1__item_b__item_1",
            "artikel 3, eerste lid, onderdeel b, onder 1",
            "article 3, paragraph 1, item b, sub 1",
        ),
        (
            "art_3__alinea_2__wrap_1",
            "artikel 3, tweede alinea, slotzin",
            "article 3, unnumbered paragraph 2, closing words",
        ),
        ("chp_ii__sec_3", "hoofdstuk II, paragraaf 3", "chapter II, section 3"),
        ("att_i", "bijlage I", "annex I"),
        ("note_1__art_2", "toelichting 1, artikel 2", "explanatory note 1, article 2"),
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


def test_an_article_that_was_put_between_two_is_found() -> None:
    assert (eid_cited("artikel 2a"), eid_cited("2A.3")) == ("art_2a", "art_2a__para_3")


@pytest.mark.parametrize(
    ("words", "eid"),
    [
        ("2a", "art_2a"),
        ("art. 2A lid 3b", "art_2a__para_3b"),
        ("artikel 4, achtste lid, onderdeel b, onder 1°", "art_4__para_8__item_b__item_1"),
        ("artikel 4, aanhef en onder b", "art_4__item_b"),
        ("artikel 4, tweede alinea", "art_4__alinea_2"),
        ("Bijlage I", "att_i"),
        ("hoofdstuk 2", "chp_2"),
    ],
)
def test_every_shape_that_a_reader_cites_is_found(words: str, eid: str) -> None:
    assert eid_cited(words) == eid


@pytest.mark.parametrize("words", ["", "klant", "4..", "lid 8", "artikel", "4.8.9x"])
def test_other_words_cite_nothing(words: str) -> None:
    assert eid_cited(words) == ""
