"""The questions of *Mag ik dit plaatsen?* and the advice they end in, read from data. Pure.

What is read may be unfinished: an answer that leads nowhere is for `checking` to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from .words import Lid, Unreadable, Words, flag, lids, listed, mapping, name_of, text, words

MOST = 60
"""Questions, and pieces of advice, at most: more is no handful of questions."""
VERDICTS = ("ga-uw-gang", "pas-aan", "vraag-eerst", "plaats-niet")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True)
class Answer:
    """A possible answer, and the question or advice it leads to (empty: not chosen yet)."""

    id: str
    words: Words
    next: str


@dataclass(frozen=True)
class Question:
    """A question; `note` is for the desk alone."""

    id: str
    words: Words
    help: Words
    answers: tuple[Answer, ...]
    note: str = ""

    def answer(self, answer_id: str | None) -> Answer | None:
        """The answer with this id, if it is one of this question's."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


@dataclass(frozen=True)
class Outcome:
    """What someone is advised: a verdict, what to do in order, the lids behind it.

    `doubt` is what the code leaves unclear here, so that the steps can be certain.
    """

    id: str
    verdict: str
    title: Words
    steps: tuple[Words, ...]
    lids: tuple[Lid, ...]
    doubt: Words
    action: str = ""
    needs_disclaimer: bool = False
    note: str = ""


@dataclass(frozen=True)
class Guide:
    """The whole of it."""

    title: Words
    intro: Words
    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]


def read_guide(content: Any) -> Guide:
    """A guide from data. Raises Unreadable, naming the question or advice."""
    data = mapping(content, "guide")
    questions = _by_id(_question(item) for item in listed(data, "questions", "guide"))
    outcomes = _by_id(_outcome(item) for item in listed(data, "outcomes", "guide"))
    if max(len(questions), len(outcomes)) > MOST:
        raise Unreadable("guide", f"more than {MOST} questions or outcomes")
    if both := questions.keys() & outcomes.keys():
        raise Unreadable(min(both), "the name of a question and of an advice")
    return Guide(
        title=words(data.get("title"), "title"),
        intro=words(data.get("intro"), "intro"),
        start=text(data, "start", "guide"),
        questions=questions,
        outcomes=outcomes,
    )


def _question(item: Any) -> Question:
    data = mapping(item, "question")
    at = name_of(data, "question")
    answers = [_answer(answer, at) for answer in listed(data, "answers", at)]
    return Question(
        id=at,
        words=words(data, at),
        help=words(data.get("help"), at),
        answers=tuple(_by_id(answers).values()),
        note=text(data, "note_for_desk", at),
    )


def _answer(item: Any, at: str) -> Answer:
    data = mapping(item, at)
    return Answer(name_of(data, at), words(data, at), text(data, "next", at))


def _outcome(item: Any) -> Outcome:
    data = mapping(item, "advice")
    at = name_of(data, "advice")
    verdict = text(data, "verdict", at)
    if verdict not in VERDICTS:
        raise Unreadable(at, f"verdict: one of {', '.join(VERDICTS)}")
    return Outcome(
        id=at,
        verdict=verdict,
        title=words(data.get("title"), at),
        steps=tuple(words(step, at) for step in listed(data, "steps", at)),
        lids=lids(data, at),
        doubt=words(data.get("doubt"), at),
        action=text(data, "action", at),
        needs_disclaimer=flag(data, "needs_disclaimer", at),
        note=text(data, "note_for_desk", at),
    )


def _by_id(items: Iterable[N]) -> dict[str, N]:
    found: dict[str, N] = {}
    for item in items:
        if item.id in found:
            raise Unreadable(item.id, "stands there twice")
        found[item.id] = item
    return found
