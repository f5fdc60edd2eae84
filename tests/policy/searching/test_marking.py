"""What is shown of a text, with what was found marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.searching.marking import LONGEST, Sought, snippet

LONG = "Eerst veel woorden. " * 40 + "Dan de klant. " + "En nog veel woorden. " * 40


def marked(text: str, *words: str, phrases: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    stretches = snippet(text, Sought(frozenset(words), phrases))
    return [stretch.text for stretch in stretches if stretch.found]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Klanten en de klant.", ["klant", "klanten"], ["Klanten", "klant"]),
        ("Een e-mail, of mail.", ["mail"], ["e-mail", "mail"]),
        ("Prive\u0301 is privé.", ["prive"], ["Privé", "privé"]),
        ("Niets.", ["klant"], []),
    ],
)
def test_words_are_marked_as_they_stand(text: str, words: list[str], found: list[str]) -> None:
    assert marked(text, *words) == found


def test_a_phrase_is_marked_only_where_it_stands_whole() -> None:
    text = "De code. In de code staat de regel."

    assert marked(text, phrases=(("in", "de", "code"),)) == ["In", "de", "code"]


def test_a_long_text_is_shown_around_what_was_found() -> None:
    stretches = snippet(LONG, Sought(frozenset({"klant"})))

    assert [s.text for s in stretches if s.found] == ["klant"]
    assert (stretches[0].text, stretches[-1].text) == ("… ", " …")


@given(st.text(max_size=800), st.frozensets(st.text(min_size=1, max_size=4), max_size=3))
def test_a_snippet_is_never_other_than_the_text(text: str, words: frozenset[str]) -> None:
    shown = "".join(stretch.text for stretch in snippet(text, Sought(words)))

    assert len(shown) <= LONGEST + 4
