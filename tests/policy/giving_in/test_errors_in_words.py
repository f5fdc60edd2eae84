"""Why a line can't be placed is said in the language of the editor."""

from __future__ import annotations

import pytest
from django.utils import translation

from policy.parsing import ParseError
from policy.remarks_errors import error_in_words

CASES = [
    (
        "“Artikel 3.”, found “Artikel 9. Beleid”",
        "Hier hoort te staan: “Artikel 3.”. Er staat: “Artikel 9. Beleid”",
    ),
    ("lid 4, found “6. Tekst”", "Hier hoort te staan: lid 4. Er staat: “6. Tekst”"),
    ("the title of the regulation, found no text", "Hier hoort te staan: de titel."),
    (
        "the text or the first lid of article 2, found the end of the text",
        "De tekst houdt hier op. Nodig is: de tekst of het eerste lid van artikel 2.",
    ),
    (
        "a heading of at most 300 characters",
        "Hier hoort te staan: een deel van hoogstens 300 tekens.",
    ),
    ("something of a later release", "Hier hoort te staan: something of a later release."),
]


@pytest.mark.parametrize(("expected", "words"), CASES)
def test_an_error_is_told_in_dutch(expected: str, words: str) -> None:
    with translation.override("nl"):
        assert error_in_words(ParseError(1, expected)) == words
