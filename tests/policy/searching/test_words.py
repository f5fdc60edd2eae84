"""Stems, compounds, accents and misspellings, as tables."""

from __future__ import annotations

import pytest

from policy.searching.words import Likeness, folded, is_one_edit, is_part, likeness, tokens

KNOWN = {"arbeid", "regio", "gegeven", "bedrijf"}


@pytest.mark.parametrize(
    ("asked", "stands", "how"),
    [
        ("klant", "klant", Likeness.SAME),
        ("klant", "klanten", Likeness.STEM),
        ("klanten", "klant", Likeness.STEM),
        ("imago", "bedrijfsimago", Likeness.PART),
        ("klanten", "klantgegevens", Likeness.PART),
        ("bedrijf", "bedrijfsimago", Likeness.PART),
        ("markt", "arbeidsmarktregio", Likeness.PART),
        ("klannten", "klanten", Likeness.MISSPELT),
        ("leidinggevende", "leidingevende", Likeness.MISSPELT),
        ("klant", "krant", Likeness.MISSPELT),
        ("mens", "samenstelling", None),
        ("mens", "een", None),
        ("lid", "geldigheid", None),
        ("kat", "kan", None),
    ],
)
def test_a_word_is_what_was_asked_for(asked: str, stands: str, how: Likeness | None) -> None:
    assert likeness(asked, stands, "nl", KNOWN) == how


def test_an_english_word_is_stemmed_in_english() -> None:
    assert likeness("customers", "customer", "en", ()) == Likeness.STEM


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("klant", "klan", True),
        ("klant", "klantt", True),
        ("klant", "krant", True),
        ("klant", "klnat", True),
        ("klant", "lkant", True),
        ("klant", "klatn", True),
        ("klant", "klant", False),
        ("klant", "kan", False),
        ("klant", "knalt", False),
        ("abcd", "badc", False),
        ("", "a", True),
    ],
)
def test_one_letter_wrong(one: str, other: str, is_one: bool) -> None:
    assert is_one_edit(one, other) == is_one_edit(other, one) == is_one


@pytest.mark.parametrize(
    ("part", "word", "is_in_it"),
    [
        ("post", "postkantoor", True),
        ("post", "poste", False),
        ("imago", "xxxximago", True),
        ("imago", "gegevensimago", True),
        ("imago", "xyimago", False),
        ("pos", "posters", False),
    ],
)
def test_part_of_a_compound(part: str, word: str, is_in_it: bool) -> None:
    assert is_part(part, word, KNOWN) == is_in_it


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Privé-situaties!", [("privesituaties", "prive", "situaties")]),
        ("foto’s en foto's", [("foto",), ("en",), ("foto",)]),
        ("e-mail", [("email", "e", "mail")]),
        ("art. 4.8", [("art",), ("4",), ("8",)]),
        ("© [Naam] 100%_x", [("naam",), ("100",), ("x",)]),
    ],
)
def test_a_text_is_cut_in_words(written: str, words: list[tuple[str, ...]]) -> None:
    assert [token.words for token in tokens(written)] == words


@pytest.mark.parametrize("written", ["coördinator", "CO\u00d6RDINATOR", "coo\u0308rdinator"])
def test_accents_and_capitals_make_no_difference(written: str) -> None:
    assert folded(written) == "coordinator"
