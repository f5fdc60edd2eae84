"""What someone typed, taken apart."""

from __future__ import annotations

import pytest

from policy.searching.asking import MOST_WORDS, asked


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        ("klanten", ["klanten"], ()),
        ("mag ik een foto plaatsen?", ["mag", "foto", "plaatsen"], ()),
        ("de", ["de"], ()),
        ("niet de klant", ["niet", "klant"], ()),
        ("klant Klant", ["klant"], ()),
        ('"sociale media" de klant', ["klant"], (("sociale", "media"),)),
        ("“in de code”", [], (("in", "de", "code"),)),
        ('"klant"', ["klant"], ()),
        ('"sociale media', ["sociale", "media"], ()),
        ("%_\\ '", [], ()),
        ("", [], ()),
    ],
)
def test_typed_words_are_taken_apart(
    typed: str, words: list[str], phrases: tuple[tuple[str, ...], ...]
) -> None:
    found = asked(typed)

    assert ([token.word for token in found.words], found.phrases) == (words, phrases)


def test_no_more_words_count_than_anyone_means() -> None:
    assert len(asked(" ".join(f"woord{n}" for n in range(99))).words) == MOST_WORDS
