"""The disclaimer, from the words of the code itself."""

from __future__ import annotations

import pytest

from policy.guidance.disclaimer import disclaimer_in, filled_in
from tests.factories.policy import SOURCE

LID = next(line for line in SOURCE.splitlines() if "[Naam medewerker]" in line)


def test_the_name_stands_in_every_place_of_the_real_disclaimer() -> None:
    text = filled_in(disclaimer_in(LID), "Rik \\1 d'Hond")

    assert text == (
        "© Rik \\1 d'Hond. De standpunten en meningen in dit bericht zijn de persoonlijke mening "
        "van Rik \\1 d'Hond en staan los van eventuele officiële standpunten van WerkSaam. "
        "Rik \\1 d'Hond is niet verantwoordelijk voor de inhoud en uitlatingen van derden op de "
        "hier gepubliceerde stukken."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("de disclaimer: “© [naam medewerker].”", "© [naam medewerker]."),
        ("zegt „Van [NAAM  MEDEWERKER]” erbij", "Van [NAAM  MEDEWERKER]"),
        ('noemt "iets" en "[Naam medewerker] zegt"', "[Naam medewerker] zegt"),
        ('noemt "iets anders"', ""),
        ("[Naam medewerker] zonder aanhalingstekens", ""),
        ("", ""),
    ],
)
def test_only_a_quoted_passage_with_a_place_for_the_name_is_one(text: str, found: str) -> None:
    assert disclaimer_in(text) == found
