"""The pages of the trail speak in words; what they do not know stays as it is."""

from __future__ import annotations

import pytest
from django.utils import translation

from werksaam.audit.verification.records import recorded_models
from werksaam.views.audit.presenters import pairs
from werksaam.views.audit.words import RECORDS


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("outcome", "no_response", ("Uitkomst", "Niet reageren")),
        ("kind", "negatief-bericht", ("Soort", "Negatief bericht")),
        ("to", "claimed", ("Naar", "Opgepakt")),
        ("role", "secretariat", ("Rol", "Secretariaat")),
        ("language", "nl", ("Taal", "Nederlands")),
        ("opens_on", "2026-11-23", ("Eerste dag", "23 november 2026")),
        ("needs_review", True, ("Meelezer nodig", "ja")),
        ("outcome", "of_a_later_release", ("Uitkomst", "of_a_later_release")),
        ("on", "later", ("Dag", "later")),
        ("change", "superseded", ("Verandering", "geldt niet meer")),
        ("to_kind", "ontsporende-discussie", ("Naar soort", "Ontsporende discussie")),
        ("audience", "teams", ("Wie gevraagd wordt", "Bepaalde teams")),
        ("why", "next_level", ("Waarom", "Leidinggevende van het team")),
        ("who", "reporter", ("Wie het doet", "De melder")),
        ("on_paper", False, ("Op papier", "nee")),
        ("fields", "name, parent", ("Wat veranderd is", "naam, plaats")),
        ("not_known", 3, ("Not known", "3")),
    ],
)
def test_a_fact_is_told_in_words(name: str, value: object, line: tuple[str, str]) -> None:
    with translation.override("nl"):
        [(said, words)] = pairs({name: value})

    assert (said.capitalize(), words) == line


def test_everything_that_an_event_can_be_about_has_a_word() -> None:
    assert {model.RECORD_TYPE for model in recorded_models()} - set(RECORDS) == set()
