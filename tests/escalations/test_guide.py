"""The response guide: every way ends, and what it recommends can be decided."""

import pytest

from escalations.guide import SOURCE, BrokenGuide, GuideOutcome, load, read, walk
from escalations.kinds import kind

WAYS = [
    ({"danger": "yes"}, "report_via_director"),
    ({"danger": "no", "hurtful": "yes", "hurtful_bait": "no"}, "respond_hurt"),
    ({"danger": "no", "hurtful": "yes", "hurtful_bait": "yes"}, "support_and_monitor"),
    ({"danger": "no", "hurtful": "no", "facts": "unknown"}, "check_facts_first"),
    ({"danger": "no", "hurtful": "no", "facts": "yes", "facts_bait": "no"}, "respond_facts"),
    ({"danger": "no", "hurtful": "no", "facts": "no", "complaint": "yes"}, "solve_directly"),
]


@pytest.mark.parametrize(("answers", "outcome"), WAYS)
def test_answers_lead_to_their_outcome(answers: dict[str, str], outcome: str) -> None:
    found = walk(load(), answers).outcome

    assert found is not None
    assert found.id == outcome


def test_halfway_it_asks_the_next_question() -> None:
    halfway = walk(load(), {"danger": "no"})

    assert halfway.question is not None
    assert halfway.question.id == "hurtful"
    assert [question.id for question, _answer in halfway.path] == ["danger"]


def test_an_unknown_answer_counts_as_none() -> None:
    assert walk(load(), {"danger": "perhaps"}).path == ()


@pytest.mark.parametrize("outcome", load().outcomes.values(), ids=lambda o: o.id)
def test_every_recommendation_is_an_outcome_of_the_kind_with_its_ground(
    outcome: GuideOutcome,
) -> None:
    decided = kind("negatief-bericht").outcome(outcome.decision)

    assert not outcome.decision.startswith("respond_") or decided.ground in {
        outcome.part,
        "outside",
    }


def test_a_guide_in_a_circle_is_refused() -> None:
    words = "nl: x\n    en: x\n    help: {nl: x, en: x}"
    source = f"""
title: {{nl: x, en: x}}
intro: {{nl: x, en: x}}
start: a
questions:
  - id: a
    {words}
    answers: [{{id: y, nl: x, en: x, next: a}}]
outcomes: []
"""
    with pytest.raises(BrokenGuide):
        read(source)


@pytest.mark.parametrize(
    ("advice", "outcome"),
    [("report_via_director", "threat"), ("check_facts_first", "find_out_first")],
)
def test_where_the_guide_names_no_outcome_the_portal_has_one(advice: str, outcome: str) -> None:
    assert load().outcomes[advice].decision == outcome


def test_an_advice_that_nobody_can_decide_is_refused() -> None:
    source = SOURCE.read_text().replace("report_via_director", "call_someone")

    with pytest.raises(BrokenGuide, match="call_someone"):
        read(source)
