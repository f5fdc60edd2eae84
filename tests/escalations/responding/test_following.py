"""What is kept of the guide with a decision, and how long a response may be. Pure."""

from __future__ import annotations

import pytest

from escalations.guide import load, walk
from escalations.responding.following import (
    DeviationMissing,
    Following,
    checked,
    path_of,
    said_beside,
)
from escalations.responding.lengths import room

TO_FACTS = "danger:no hurtful:no facts:yes facts_bait:no"
ADVISED = Following(TO_FACTS, "respond_facts", "Te klein.")


def test_a_way_through_the_guide_is_kept_as_its_answers() -> None:
    answers = {"danger": "no", "hurtful": "no", "facts": "yes", "facts_bait": "no", "bait": "yes"}

    assert path_of(walk(load(), answers)) == TO_FACTS


@pytest.mark.parametrize(
    ("following", "outcome", "kept"),
    [
        (Following(), "monitor", ""),
        (Following(deviation="Zomaar."), "monitor", ""),
        (ADVISED, "respond_facts", ""),
        (ADVISED, "monitor", "Te klein."),
    ],
)
def test_a_reason_to_deviate_is_kept_only_where_something_deviates(
    following: Following, outcome: str, kept: str
) -> None:
    assert checked(load(), following, outcome).deviation == kept


@pytest.mark.parametrize(
    ("following", "error"),
    [
        (Following(TO_FACTS, "respond_facts", " "), DeviationMissing),
        (Following(TO_FACTS, "no_response", "Anders."), ValueError),
        (Following("danger:no", "respond_facts", "Anders."), ValueError),
        (Following("", "verzonnen", "Anders."), ValueError),
    ],
)
def test_what_the_guide_did_not_advise_is_refused(
    following: Following, error: type[Exception]
) -> None:
    with pytest.raises(error):
        checked(load(), following, "monitor")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Dank u wel. Wij reageren namens WerkSaam.", ""),
        ("Dank u wel. Daarom reageren wij namens WerkSaam.", ""),
        ("Wij reageren niet namens WerkSaam.", "Wij reageren niet namens WerkSaam."),
        ("Het is een mening. Dank u wel.", "Het is een mening."),
    ],
)
def test_the_reporter_is_not_told_twice(words: str, left: str) -> None:
    assert said_beside("Dank u wel. Wij reageren namens WerkSaam.", words) == left


@pytest.mark.parametrize(
    ("platform", "length", "too_many"),
    [("x", 280, 0), ("x", 312, 32), ("other", 9000, 0)],
)
def test_a_text_that_does_not_fit_says_how_much_must_go(
    platform: str, length: int, too_many: int
) -> None:
    assert room(platform, f" {'a' * length}\n").too_many == too_many
