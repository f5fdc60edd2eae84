"""What the forms of drafting say of what is missing."""

from __future__ import annotations

import pytest

from policy.forms_drafting import AddForm, SplitForm

PLACES = [("after:paragraph", "Lid"), ("before:chapter", "Hoofdstuk")]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, ["where", "text"]),
        ({"where": "after:paragraph"}, ["text"]),
        ({"text": "Nieuw."}, ["where"]),
        ({"where": "before:chapter", "heading": "Slot"}, []),
        ({"where": "after:paragraph", "text": "Nieuw."}, []),
    ],
)
def test_all_that_is_missing_is_asked_at_once(said: dict[str, str], missing: list[str]) -> None:
    form = AddForm(said, places=PLACES)

    assert list(form.errors) == missing


@pytest.mark.parametrize(("text", "choices"), [("Een zin.", False), ("Een zin. Nog een.", True)])
def test_one_sentence_asks_only_for_words(text: str, choices: bool) -> None:
    form = SplitForm(text=text)

    assert ("at" in form.fields) == choices
    assert ("of" in str(form["words"].label).lower().split()) == choices
