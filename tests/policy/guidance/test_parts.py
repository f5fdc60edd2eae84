"""One part of a text: found, replaced, taken out; and what changed from text to text."""

from __future__ import annotations

import pytest

from policy.guidance.binding import bound
from policy.guidance.differences import Line, differences
from policy.guidance.parts import NoSuchPart, fresh_name, part_of, with_part, without_part
from policy.guidance.words import InForce
from tests.factories.guidance import LID, a_guide, a_question, an_outcome, both


def test_a_part_takes_the_place_of_the_one_before_it() -> None:
    changed = with_part(a_guide(), "question", "q1", a_question("other", "no"))

    assert [question["id"] for question in changed["questions"]] == ["q1", "q2"]
    assert part_of(changed, "question", "q1")["answers"][0]["next"] == "no"


def test_a_new_part_has_a_name_of_its_own_and_comes_last() -> None:
    content = a_guide()
    name = fresh_name(content, "question")

    changed = with_part(content, "question", name, a_question("x", "no"))

    assert [question["id"] for question in changed["questions"]] == ["q1", "q2", "question_1"]


def test_what_is_taken_out_is_gone_and_can_not_be_taken_out_again() -> None:
    changed = without_part(a_guide(), "outcome", "no")

    with pytest.raises(NoSuchPart):
        without_part(changed, "outcome", "no")


def test_the_beginning_keeps_the_rest() -> None:
    changed = with_part(a_guide(), "begin", "begin", {"title": both("anders"), "start": "q2"})

    assert (changed["start"], changed["intro"]) == ("q2", both("inleiding"))


def test_what_changed_is_told_line_by_line() -> None:
    after = a_guide()
    after["questions"][1]["answers"][0]["nl"] = "anders"
    after["outcomes"] = [an_outcome("yes"), an_outcome("new")]

    found = differences(a_guide(), after)

    assert [(change.kind, change.id, change.what) for change in found] == [
        ("question", "q2", "changed"),
        ("outcome", "new", "new"),
        ("outcome", "no", "gone"),
    ]
    assert found[0].lines == (Line("nl", "antwoord 0", "anders"),)


def test_another_order_of_the_same_words_is_a_change_too() -> None:
    after = a_guide()
    after["questions"][0]["answers"].reverse()

    assert [change.what for change in differences(a_guide(), after)] == ["rearranged"]


def test_the_same_text_has_no_changes() -> None:
    assert differences(a_guide(), a_guide()) == []


def test_a_lid_is_bound_to_its_words_of_now_and_keeps_its_place() -> None:
    standing = {name: InForce(f"art_{name}", name * 4) for name in ("1", "2", "p-1")}
    earlier = an_outcome("yes")

    part = bound({"lids": ["2", "p-1", "gone"]}, earlier, standing)

    assert [(lid["provision"], lid["sha256"]) for lid in part["lids"]] == [
        (LID["provision"], "p-1" * 4),
        ("2", "2222"),
    ]
