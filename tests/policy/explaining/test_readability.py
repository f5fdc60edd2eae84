"""The gentle hint on how a text reads."""

from __future__ import annotations

import pytest

from policy.explaining.readability import readability

LONG = "Met toestemmingsformulieren regelt u het."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("U belt.", 2),
        ("U belt. U vraagt het daarna aan uw collega.", 4),
        ("Zonder punt aan het eind", 5),
        ("Een regel\nEn nog een regel", 3),
        ("Wat? Dit! Zo: ja.", 1),
        ("Zie 4.8 en ga door.", 4),
    ],
)
def test_words_a_sentence_are_averaged(text: str, words: int) -> None:
    assert readability(text).words_a_sentence == words


@pytest.mark.parametrize(("words", "is_hard"), [(12, False), (13, True)])
def test_a_sentence_is_long_from_thirteen_words(words: int, is_hard: bool) -> None:
    assert readability(f"{'woord ' * words}.").is_hard == is_hard


def test_long_words_are_named_once_the_longest_first() -> None:
    text = f"{LONG} {LONG} Daarvoor is samenwerkingsverband."

    assert readability(text).long_words == ("toestemmingsformulieren", "samenwerkingsverband")
