"""Where answers lead: always to an advice, whatever one answers."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policy.guidance.guide import Guide, read_guide
from policy.guidance.walking import most_questions, walk
from tests.factories.guidance import BEFORE_YOU_POST, a_guide, a_question


def shipped() -> Guide:
    """What ships, without its lids: these are of no account here."""
    data = yaml.safe_load(BEFORE_YOU_POST)
    for outcome in data["outcomes"]:
        outcome["lids"] = []
    return read_guide(data)


SHIPPED = shipped()


@given(st.data())
def test_any_answers_to_the_shipped_questions_end_in_advice(data: st.DataObject) -> None:
    answers: dict[str, str] = {}
    found = walk(SHIPPED, answers)
    while found.question:
        choices = [answer.id for answer in found.question.answers]
        answers[found.question.id] = data.draw(st.sampled_from(choices))
        found = walk(SHIPPED, answers)

    assert found.outcome is not None
    assert len(found.path) <= most_questions(SHIPPED, SHIPPED.start)


NAMES = [f"q{at}" for at in range(6)]


@st.composite
def any_guide(draw: st.DrawFn) -> dict[str, Any]:
    """Questions that lead anywhere: in circles, and to what is not there."""
    targets = st.sampled_from([*NAMES, "yes", "no", "nowhere", ""])
    questions = [
        a_question(name, *draw(st.lists(targets, min_size=1, max_size=3))) for name in NAMES
    ]
    return a_guide(questions=questions, start=draw(st.sampled_from(NAMES)))


@given(any_guide(), st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["a0", "a1", "a9"])))
def test_a_walk_ends_on_any_text_that_is_worked_on(
    content: dict[str, Any], answers: dict[str, str]
) -> None:
    guide = read_guide(content)

    found = walk(guide, answers)

    asked = [question.id for question, _answer in found.path]
    assert len(asked) == len(set(asked))
    assert not (found.question and found.outcome)


@pytest.mark.parametrize(("at", "most"), [("q1", 2), ("q2", 1), ("yes", 0), ("nowhere", 0)])
def test_the_most_questions_are_those_of_the_longest_way(at: str, most: int) -> None:
    assert most_questions(read_guide(a_guide()), at) == most


def test_answers_that_are_not_on_the_way_do_not_count() -> None:
    found = walk(read_guide(a_guide()), {"q1": "a1", "q2": "a0"})

    assert [question.id for question, _answer in found.path] == ["q1"]


def test_one_can_go_back_to_a_question_that_was_answered() -> None:
    found = walk(read_guide(a_guide()), {"q1": "a0", "q2": "a1"}, stop_at="q2")

    assert found.question is not None
    assert found.question.id == "q2"
