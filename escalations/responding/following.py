"""How a decision relates to the response guide. Pure.

The guide recommends, a person decides: what is kept is which answers were given, what the
guide advised, and why someone decided otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..guide import Guide, GuideOutcome, Walk, walk

_TURNING = frozenset({"niet", "geen", "not", "no", "never", "nooit"})


class DeviationMissing(ValueError):
    """The decision is another than the guide advised, and nothing says why."""


@dataclass(frozen=True)
class Following:
    """What comes with a decision on a post: the way through the guide, with its advice
    ("" where nobody walked it), why it was decided otherwise, and the day to look again."""

    path: str = ""
    advice: str = ""
    deviation: str = ""
    look_on: date | None = None


def path_of(of_walk: Walk) -> str:
    """The answers on the way, as one word each: "danger:no hurtful:yes"."""
    return " ".join(f"{question.id}:{answer.id}" for question, answer in of_walk.path)


def answers_in(path: str) -> dict[str, str]:
    """The answers in such a path; what is no answer is left out."""
    pairs = (step.partition(":") for step in path.split())
    return {question: answer for question, _colon, answer in pairs if answer}


def advised(guide: Guide, answers: Mapping[str, str]) -> tuple[Walk, GuideOutcome | None]:
    """The way that these answers take, and where it ends, if it does."""
    found = walk(guide, answers)
    return found, found.outcome


def is_followed(guide: Guide, advice: str, outcome: str) -> bool:
    """Whether `outcome` of the case is what this advice leads to; KeyError for an unknown one."""
    return guide.outcomes[advice].decision == outcome


def checked(guide: Guide, following: Following, outcome: str) -> Following:
    """The same, without a reason to deviate where nothing deviates.

    Raises DeviationMissing, KeyError for advice that the guide does not know, and ValueError
    for answers that do not lead to it.
    """
    if not following.advice:
        return Following(look_on=following.look_on)
    _way, end = advised(guide, answers_in(following.path))
    if end is None or end.id != following.advice:
        raise ValueError("These answers do not lead to this advice.")
    if is_followed(guide, following.advice, outcome):
        return Following(following.path, following.advice, "", following.look_on)
    if not following.deviation.strip():
        raise DeviationMissing(outcome)
    return following


def said_beside(standing: str, words: str) -> str:
    """The sentences of `words` that the standing text does not say already, to a word."""
    known = [_words(sentence) for sentence in _sentences(standing)]
    return " ".join(s for s in _sentences(words) if not any(_says(k, _words(s)) for k in known))


def _sentences(text: str) -> list[str]:
    return [found for found in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if found]


def _words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.casefold()))


def _says(known: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether at most one word is new, and that word does not turn it around."""
    return len(new := sentence - known) <= 1 and not new & _TURNING
