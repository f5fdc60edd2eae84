"""The response guide: a few questions that end in a recommendation with its ground. Pure.

It recommends; a person decides. The questions are data (`data/response-guide.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).parent / "data" / "response-guide.yaml"


_OUR_OUTCOMES = {"report_via_director": "threat", "check_facts_first": "find_out_first"}
"""Of an advice for which the guide names no outcome of a case: the one that the portal has."""


class BrokenGuide(ValueError):
    """The guide leads nowhere, or to a question or outcome that is not there."""


@dataclass(frozen=True)
class Words:
    """The same words in two languages."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """In Dutch unless English is asked for."""
        return self.en if language.startswith("en") else self.nl


@dataclass(frozen=True)
class Answer:
    """A possible answer, and the question or outcome it leads to."""

    id: str
    words: Words
    next: str


@dataclass(frozen=True)
class GuideQuestion:
    """A question of the guide."""

    id: str
    words: Words
    help: Words
    answers: tuple[Answer, ...]

    def answer(self, answer_id: str | None) -> Answer | None:
        """The answer with this id, if it is one of this question's."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


@dataclass(frozen=True)
class GuideOutcome:
    """What the guide recommends: the outcome of the case (`decision`) with its ground.

    `part` is "a" or "b" of 6.7; `in_code` is false where the code gives no ground.
    """

    id: str
    recommendation: str
    decision: str
    lid: str
    part: str
    in_code: bool
    ground: Words
    title: Words
    steps: tuple[Words, ...]
    reporter: Words
    lids: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """The whole guide."""

    title: Words
    intro: Words
    start: str
    questions: Mapping[str, GuideQuestion]
    outcomes: Mapping[str, GuideOutcome]


@dataclass(frozen=True)
class Walk:
    """How far some answers lead: the steps taken, then a question or an outcome."""

    path: tuple[tuple[GuideQuestion, Answer], ...]
    question: GuideQuestion | None
    outcome: GuideOutcome | None


def walk(guide: Guide, answers: Mapping[str, str]) -> Walk:
    """Follow answers (question id → answer id) from the start, as far as they go.

    Answers to questions that are not on the way, and unknown answers, do not count.
    """
    path: list[tuple[GuideQuestion, Answer]] = []
    at = guide.start
    while at in guide.questions:
        question = guide.questions[at]
        answer = question.answer(answers.get(question.id))
        if answer is None:
            return Walk(tuple(path), question, None)
        path.append((question, answer))
        at = answer.next
    return Walk(tuple(path), None, guide.outcomes[at])


@cache
def load() -> Guide:
    """The guide that ships with the portal. Raises BrokenGuide."""
    return read(SOURCE.read_text(encoding="utf-8"))


def read(source: str) -> Guide:
    """A guide from YAML. Raises BrokenGuide where a way leads nowhere or in a circle, or an
    advice has no outcome."""
    data = yaml.safe_load(source)
    guide = Guide(
        title=_words(data["title"]),
        intro=_words(data["intro"]),
        start=data["start"],
        questions={q["id"]: _question(q) for q in data["questions"]},
        outcomes={o["id"]: _outcome(o) for o in data["outcomes"]},
    )
    _check(guide, guide.start, ())
    return guide


def _check(guide: Guide, at: str, seen: tuple[str, ...]) -> None:
    if at in guide.outcomes:
        return
    if at in seen or at not in guide.questions:
        raise BrokenGuide(" → ".join((*seen, at)))
    for answer in guide.questions[at].answers:
        _check(guide, answer.next, (*seen, at))


def _words(data: Mapping[str, Any]) -> Words:
    return Words(nl=data["nl"].strip(), en=data["en"].strip())


def _question(data: Mapping[str, Any]) -> GuideQuestion:
    answers = tuple(Answer(a["id"], _words(a), a["next"]) for a in data["answers"])
    return GuideQuestion(data["id"], _words(data), _words(data["help"]), answers)


def _decision(data: Mapping[str, Any]) -> str:
    named: str | None = data["decision"] or _OUR_OUTCOMES.get(data["id"])
    if named is None:
        raise BrokenGuide(data["id"])
    return named


def _outcome(data: Mapping[str, Any]) -> GuideOutcome:
    ground = data["ground"]
    return GuideOutcome(
        id=data["id"],
        recommendation=data["recommendation"],
        decision=_decision(data),
        lid=ground["lid"] or "",
        part=ground["part"] or "",
        in_code=ground["in_code"],
        ground=_words(ground),
        title=_words(data["title"]),
        steps=tuple(_words(step) for step in data["steps"]),
        reporter=_words(data["reporter"]),
        lids=tuple(data["lids"]),
    )
