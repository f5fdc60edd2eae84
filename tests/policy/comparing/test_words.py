"""Which words came and which went."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.comparing import RunKind, after_of, before_of, compare_words

TABLE: dict[str, tuple[str, str, list[str]]] = {
    "nothing": ("", "", []),
    "the same": ("Een zin.", "Een zin.", ["=Een zin."]),
    "all new": ("", "Een zin.", ["+Een zin."]),
    "all gone": ("Een zin.", "", ["-Een zin."]),
    "one word": ("U mag dat doen.", "U moet dat doen.", ["=U", "- mag", "+ moet", "= dat doen."]),
    "a word put in": ("U mag dat.", "U mag dat ook.", ["=U mag dat", "+ ook", "=."]),
    "a mark": ("Ja, nee", "Ja; nee", ["=Ja", "-,", "+;", "= nee"]),
    "never half a word": (
        "Wij delen de gedragscode met u.",
        "Wij delen de gedragscodes met u.",
        ["=Wij delen de", "- gedragscode", "+ gedragscodes", "= met u."],
    ),
    "a lone word between two changes goes with them": (
        "Wij vragen dit aan een oude heer in het huis.",
        "Wij vragen dit aan die oude vrouw in het huis.",
        ["=Wij vragen dit aan", "- een oude heer", "+ die oude vrouw", "= in het huis."],
    ),
    "little in common": (
        "Foto's van collega's plaatst u niet.",
        "Wie twijfelt, vraagt de adviseur.",
        ["-Foto's van collega's plaatst u niet.", "+Wie twijfelt, vraagt de adviseur."],
    ),
}
MARKS = {RunKind.KEPT: "=", RunKind.GONE: "-", RunKind.ADDED: "+"}


@pytest.mark.parametrize("case", TABLE)
def test_the_words_that_came_and_went(case: str) -> None:
    before, after, expected = TABLE[case]

    assert [MARKS[run.kind] + run.text for run in compare_words(before, after)] == expected


WORDS = st.lists(st.sampled_from(["de", "code", "u", "mag", ",", ".", "\n", "niet "]), max_size=40)
TEXTS = st.one_of(st.text(max_size=60), WORDS.map(" ".join))


@settings(max_examples=150, deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_the_runs_give_back_both_texts_to_the_letter(before: str, after: str) -> None:
    runs = compare_words(before, after)

    assert before_of(runs) == before
    assert after_of(runs) == after


@settings(max_examples=30, deadline=None)
@given(text=TEXTS)
def test_a_text_beside_itself_has_nothing_that_came_or_went(text: str) -> None:
    assert {run.kind for run in compare_words(text, text)} <= {RunKind.KEPT}


def test_a_very_long_text_is_compared_by_sentence_first() -> None:
    sentences = [f"Dit is zin {n} van de lange tekst." for n in range(400)]
    changed = [*sentences[:100], "Hier staat iets anders.", *sentences[101:300], *sentences[301:]]
    before, after = " ".join(sentences), " ".join(changed)

    runs = compare_words(before, after)

    assert after_of(runs) == after
    assert [run.text for run in runs if run.kind is RunKind.ADDED] == [" Hier staat iets anders"]
