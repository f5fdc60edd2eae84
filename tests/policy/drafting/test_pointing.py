"""References that follow their provision, and the words that name where it stands now."""

from __future__ import annotations

import pytest

from policy.drafting import operations
from policy.drafting.operations import Outcome
from policy.drafting.parts import Outline
from policy.drafting.pointing import Pointer, followed, restyled, stale

from .outlines import minting, the_code

POINTERS = followed(the_code(), [], the_code())


def after(outcome: Outcome) -> list[Pointer]:
    return followed(the_code(), POINTERS, outcome.outline, outcome.fates)


def lid_before_5_3(outline: Outline) -> Outcome:
    return operations.add(
        outline, "art_5__para_1", place="after", kind="paragraph", text="N", mint=minting()
    )


def test_the_one_reference_of_the_code_points_to_its_lid() -> None:
    assert [(one.source, one.target) for one in POINTERS] == [("art_4__para_4", "art_5__para_3")]
    assert stale(the_code(), POINTERS) == []


def test_a_reference_keeps_what_it_was_meant_for() -> None:
    made = lid_before_5_3(the_code())

    (pointer,) = after(made)
    (one,) = stale(made.outline, [pointer])

    assert pointer.target == "art_5__para_3"
    assert (one.eid, one.mended) == ("art_5__para_4", "artikel 5, vierde lid")


def test_words_that_are_typed_anew_name_what_stands_there_now() -> None:
    made = lid_before_5_3(the_code())
    typed = operations.edit(
        made.outline, "art_4__para_4", heading="", text="Zie artikel 5, vierde lid."
    )

    pointers = followed(made.outline, after(made), typed.outline)

    assert [one.target for one in pointers] == ["art_5__para_3"]
    assert stale(typed.outline, pointers) == []


def test_a_reference_goes_along_with_what_is_split_off() -> None:
    text = the_code().part("art_4__para_4").text
    made = operations.split(the_code(), "art_4__para_4", at=text.index("(zie"), mint=minting())

    (pointer,) = after(made)

    assert (pointer.source, pointer.target) == ("new-1", "art_5__para_3")


def test_a_reference_to_what_lapsed_has_no_words_to_mend_it() -> None:
    made = operations.lapse(the_code(), "art_5__para_3", keep_number=False)

    (one,) = stale(made.outline, after(made))

    assert (one.eid, one.mended) == ("", "")


def test_a_reference_to_what_was_merged_follows_its_words() -> None:
    made = operations.merge(the_code(), "art_5__para_2")

    (one,) = stale(made.outline, after(made))

    assert (one.eid, one.mended) == ("art_5__para_2", "artikel 5, tweede lid")


@pytest.mark.parametrize(
    ("words", "eid", "written"),
    [
        ("artikel 5, derde lid", "art_5__para_4", "artikel 5, vierde lid"),
        ("Artikel 5, derde lid", "art_6__para_1", "Artikel 6, eerste lid"),
        ("artikel 5 lid 3", "art_5__para_4", "artikel 5 lid 4"),
        ("artikel 5", "art_6", "artikel 6"),
        ("artikel 5", "art_4a", "artikel 4a"),
        ("artikel 5, derde lid", "art_6", "artikel 6"),
        ("artikel 5", "art_6__para_2", "artikel 6, tweede lid"),
        ("artikel 5", "preamble", ""),
    ],
)
def test_a_reference_is_written_again_in_its_own_style(words: str, eid: str, written: str) -> None:
    assert restyled(words, eid) == written
