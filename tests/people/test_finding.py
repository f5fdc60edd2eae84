"""Finding people by whole words of their name."""

from __future__ import annotations

import pytest

from tests.factories.people import person
from werksaam.people.finding import is_named, people_named


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("Noor de Vries", "vries", True),
        ("Noor de Vries", "Vries NOOR", True),
        ("Noor de Vries", "vri", False),
        ("Noor de Vries", "noor jansen", False),
        ("Renée Böll", "renee boll", True),
        ("Renee Boll", "Renée", True),
        ("Anne-Marie van 't Hof", "anne hof", True),
        ("Anne-Marie van 't Hof", "mar", False),
        ("Noor de Vries", "", False),
        ("Noor de Vries", "%", False),
    ],
)
def test_each_word_must_be_a_whole_word_of_the_name(name: str, words: str, expected: bool) -> None:
    assert is_named(name, words) is expected


@pytest.mark.django_db
def test_people_are_found_by_name_or_exact_number() -> None:
    renee = person("Renée", personnel_number="K77")
    person("Renate", personnel_number="K771")

    assert [list(people_named(words)) for words in ("renee", "k77", "ren")] == [
        [renee],
        [renee],
        [],
    ]
