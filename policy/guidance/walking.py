"""Where answers lead: the next question, or advice. Pure; ends on any text and any answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .guide import Answer, Guide, Outcome, Question


@dataclass(frozen=True)
class Walk:
    """How far some answers lead; neither question nor outcome where a way leads nowhere."""

    path: tuple[tuple[Question, Answer], ...]
    question: Question | None
    outcome: Outcome | None


def walk(guide: Guide, answers: Mapping[str, str], *, stop_at: str = "") -> Walk:
    """Follow answers (question → answer) from the start, as far as they go.

    Answers to questions that are not on the way do not count. With `stop_at` it ends at that
    question, answered or not: so one can go back to it.
    """
    path: list[tuple[Question, Answer]] = []
    seen: set[str] = set()
    at = guide.start
    while at in guide.questions and at not in seen:
        seen.add(at)
        question = guide.questions[at]
        answer = question.answer(answers.get(at))
        if answer is None or at == stop_at:
            return Walk(tuple(path), question, None)
        path.append((question, answer))
        at = answer.next
    return Walk(tuple(path), None, guide.outcomes.get(at))


def most_questions(guide: Guide, at: str) -> int:
    """How many questions may follow from here, this one included, on the longest way."""
    lengths: dict[str, int] = {}

    def longest(here: str) -> int:
        if here not in guide.questions:
            return 0
        if here not in lengths:
            lengths[here] = 0  # a circle ends here
            onward = [longest(answer.next) for answer in guide.questions[here].answers]
            lengths[here] = 1 + max(onward, default=0)
        return lengths[here]

    return longest(at)
