"""What is wrong with questions and advice, and with cards, before people can see them."""

from __future__ import annotations

from typing import Any

import pytest

from policy.guidance.cards import read_cards
from policy.guidance.checking import Problem, problems_of_guide
from policy.guidance.checking_cards import is_web_address, problems_of_cards
from policy.guidance.guide import MOST, read_guide
from policy.guidance.words import InForce, Unreadable
from tests.factories.guidance import LID, a_guide, a_question, an_outcome, both

STANDING = {"p-1": InForce("art_1", "a" * 64)}


def problems(**changed: Any) -> list[tuple[str, str]]:
    """What is wrong and where, in a guide that is whole but for `changed`."""
    found = problems_of_guide(read_guide(a_guide(**changed)), STANDING)
    return [(problem.code, problem.id) for problem in found]


def questions(*targets: str) -> list[dict[str, Any]]:
    """The two questions, of which the second leads to `targets`."""
    return [a_question("q1", "q2", "yes"), a_question("q2", *targets)]


def advice(**changed: Any) -> list[dict[str, Any]]:
    """The two pieces of advice, of which the second is changed."""
    return [an_outcome("yes"), an_outcome("no", **changed)]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        ({"start": "nothing"}, ["no_start"]),
        ({"questions": questions("yes", "no", "gone")}, ["leads_nowhere"]),
        ({"questions": questions("no", "")}, ["leads_nowhere"]),
        ({"questions": questions("yes", "yes")}, ["unreachable"]),
        ({"questions": questions("no")}, ["few_answers"]),
        ({"questions": questions(*["no"] * 11)}, ["many_answers"]),
        ({"questions": questions("no", "q1")}, ["circle", "circle"]),
        ({"questions": questions("no", "q2")}, ["circle"]),
        ({"outcomes": advice(steps=[])}, ["no_steps"]),
        ({"outcomes": advice(steps=[both("x")] * 11)}, ["many_steps"]),
        ({"outcomes": advice(lids=[])}, ["no_lids"]),
        ({"outcomes": advice(lids=[{**LID, "provision": "p-2"}])}, ["lid_lapsed"]),
        ({"outcomes": advice(lids=[{**LID, "sha256": "b" * 64}])}, ["lid_changed"]),
        ({"outcomes": advice(needs_disclaimer=True)}, ["no_disclaimer"]),
        ({"outcomes": advice(title={"nl": "alleen", "en": ""})}, ["missing_en"]),
        ({"outcomes": advice(title={"nl": "", "en": "only"})}, ["missing_nl"]),
        ({"outcomes": advice(title=both("x" * 121))}, ["too_long"]),
        ({"outcomes": advice(doubt={"nl": "alleen", "en": ""})}, ["missing_en"]),
        ({"outcomes": advice(doubt=both("x" * 401))}, ["too_long"]),
        ({"intro": both("")}, ["missing_nl", "missing_en"]),
    ],
)
def test_every_fault_of_the_questions_is_found(changed: dict[str, Any], wrong: list[str]) -> None:
    assert sorted(code for code, _at in problems(**changed)) == sorted(wrong)


def test_a_problem_names_the_question_and_the_answer() -> None:
    found = problems_of_guide(read_guide(a_guide(questions=questions("no", "gone"))), STANDING)

    assert found == [
        Problem("leads_nowhere", "question", "q2", "antwoord 1"),
    ]


def test_a_changed_lid_and_a_disclaimer_that_is_not_there_block_nothing() -> None:
    lids = [{**LID, "sha256": "b" * 64}]
    content = a_guide(outcomes=advice(lids=lids, needs_disclaimer=True))

    found = problems_of_guide(read_guide(content), STANDING)

    assert [problem.blocks for problem in found] == [False, False]


def test_a_way_of_more_than_fifteen_questions_is_too_long() -> None:
    names = [f"q{at}" for at in range(17)]
    onward = [*names[1:], "no"]
    chain = [a_question(name, to, "yes") for name, to in zip(names, onward, strict=True)]

    assert problems(questions=chain, start="q0") == [("long_way", "begin")]


@pytest.mark.parametrize(
    "changed",
    [
        {"questions": "none"},
        {"questions": [{"id": "q 1"}]},
        {"questions": [a_question("q1", "no"), a_question("q1", "no")]},
        {"questions": [a_question("yes", "no")]},
        {"outcomes": [an_outcome("no", verdict="perhaps")]},
        {"outcomes": [an_outcome("no", needs_disclaimer="yes")]},
        {"title": 3},
        {"questions": [a_question(f"q{at}", "no") for at in range(MOST + 1)]},
    ],
)
def test_what_has_another_shape_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_guide(a_guide(**changed))


CARD = {"id": "c1", "platform": "X", "handle": "werksaam", "address": "https://x.example/w"}


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ({}, []),
        ({"accounts": [CARD]}, []),
        ({"accounts": [{**CARD, "address": "javascript:alert(1)"}]}, ["no_web_address"]),
        ({"accounts": [{**CARD, "handle": ""}]}, ["account_incomplete"]),
        ({"values": [{"id": "v", "name": both("Open")}]}, ["missing_nl", "missing_en"]),
        (
            {
                "topics": [
                    {"id": "t", "who": "desk", "what": both("x"), "lids": [{"provision": "?"}]}
                ]
            },
            ["lid_lapsed"],
        ),
        ({"description": {"nl": "alleen"}}, ["missing_en"]),
    ],
)
def test_every_fault_of_the_cards_is_found(content: dict[str, Any], wrong: list[str]) -> None:
    found = problems_of_cards(read_cards(content), STANDING)

    assert [problem.code for problem in found] == wrong


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://www.linkedin.example/company/w", True),
        ("http://x.example", True),
        ("HTTPS://x.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.example", False),
        ("https://", False),
        ("https://[x", False),
        ("https://x.example/ a", False),
        ("werksaam", False),
    ],
)
def test_only_an_address_of_the_web_is_one(address: str, is_web: bool) -> None:
    assert is_web_address(address) is is_web
