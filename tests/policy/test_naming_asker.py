"""Whether a text for everyone names someone."""

from __future__ import annotations

import pytest

from policy.naming_asker import names


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Piet Mol vroeg dit.", "Piet Mol", True),
        ("Meneer MOL vroeg dit.", "Piet Mol", True),
        ("Piet\nMol vroeg dit.", "Piet Mol", True),
        ("Hij keek naar de molen.", "Piet Mol", False),
        ("Wil iemand dit?", "Wil Jansen", False),
        ("Dat vroeg Samira el Idrissi.", "Samira el Idrissi", True),
        ("Idrissi vroeg het.", "Samira el Idrissi", True),
        ("Wat is de bo?", "Jan Bo", False),
        ("Wat u wilt.", "", False),
        ("", "Piet Mol", False),
    ],
)
def test_a_text_names_someone_by_name_or_last_name(text: str, name: str, found: bool) -> None:
    assert names(text, name) is found
