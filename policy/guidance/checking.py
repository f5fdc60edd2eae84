"""What is wrong with the questions and advice before people can be shown them. Pure.

A problem names the part it is in, so that the desk gets a link to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .guide import Guide, Outcome, Question
from .walking import most_questions
from .words import InForce, Lid, Words

Standing = Mapping[str, InForce]
"""The lids of the code in force, by the identity of their provision."""

FEWEST_ANSWERS, MOST_ANSWERS = 2, 10
MOST_STEPS = 10
LONGEST = {
    "title": 120,
    "intro": 400,
    "question": 200,
    "help": 500,
    "answer": 160,
    "step": 300,
    "doubt": 400,
}
MOST_ON_A_WAY = 15
"""Questions that one person may have to answer at most."""


@dataclass(frozen=True)
class Problem:
    """Something to mend (`blocks`: before it can be published) in the part of this name.

    `code` says what; `value` is what it is about: an answer, a language, a lid.
    """

    code: str
    part: str
    id: str
    value: str = ""
    blocks: bool = True


def problems_of_guide(guide: Guide, standing: Standing) -> list[Problem]:
    """Everything that is wrong, in the order of the parts."""
    return [
        *_begin(guide),
        *(found for question in guide.questions.values() for found in _question(guide, question)),
        *_circles(guide),
        *(found for outcome in guide.outcomes.values() for found in _outcome(outcome, standing)),
        *_unreachable(guide),
    ]


def _begin(guide: Guide) -> Iterator[Problem]:
    if guide.start not in guide.questions:
        yield Problem("no_start", "begin", "begin")
    yield from check_words("begin", "begin", "title", guide.title)
    yield from check_words("begin", "begin", "intro", guide.intro)


def _question(guide: Guide, question: Question) -> Iterator[Problem]:
    at = ("question", question.id)
    yield from check_words(*at, "question", question.words)
    yield from check_words(*at, "help", question.help, optional=True)
    if len(question.answers) < FEWEST_ANSWERS:
        yield Problem("few_answers", *at)
    if len(question.answers) > MOST_ANSWERS:
        yield Problem("many_answers", *at)
    for answer in question.answers:
        yield from check_words(*at, "answer", answer.words)
        if answer.next not in guide.questions and answer.next not in guide.outcomes:
            yield Problem("leads_nowhere", *at, answer.words.nl)


def _outcome(outcome: Outcome, standing: Standing) -> Iterator[Problem]:
    at = ("outcome", outcome.id)
    yield from check_words(*at, "title", outcome.title)
    for step in outcome.steps:
        yield from check_words(*at, "step", step)
    yield from check_words(*at, "doubt", outcome.doubt, optional=True)
    if not outcome.steps:
        yield Problem("no_steps", *at)
    if len(outcome.steps) > MOST_STEPS:
        yield Problem("many_steps", *at)
    if not outcome.lids:
        yield Problem("no_lids", *at)
    yield from check_lids(*at, outcome.lids, standing)
    if outcome.needs_disclaimer and not _has_disclaimer(outcome.lids, standing):
        yield Problem("no_disclaimer", *at, blocks=False)


def check_words(
    part: str, name: str, field: str, words: Words, *, optional: bool = False
) -> Iterator[Problem]:
    """Both languages are there (or neither, where it is optional), and none is too long."""
    if not (optional and words.is_empty):
        for language in ("nl", "en"):
            if not words.in_(language):
                yield Problem(f"missing_{language}", part, name, field)
    longest = LONGEST.get(field, LONGEST["intro"])
    if max(len(words.nl), len(words.en)) > longest:
        yield Problem("too_long", part, name, field)


def check_lids(part: str, name: str, lids: Iterable[Lid], standing: Standing) -> Iterator[Problem]:
    """Lids that lapsed since they were named here, or of which the words changed."""
    for lid in lids:
        now = standing.get(lid.provision)
        if now is None:
            yield Problem("lid_lapsed", part, name, lid.eid)
        elif not now.says_the_same(lid):
            yield Problem("lid_changed", part, name, now.eid, blocks=False)


def _has_disclaimer(lids: Iterable[Lid], standing: Standing) -> bool:
    found = (standing.get(lid.provision) for lid in lids)
    return any(lid.has_disclaimer for lid in found if lid)


def _circles(guide: Guide) -> Iterator[Problem]:
    """Questions from which one can come back to where one was, and ways without an end in sight."""
    circles = sorted(name for name in guide.questions if name in _after(guide, name))
    for name in circles:
        yield Problem("circle", "question", name)
    if not circles and most_questions(guide, guide.start) > MOST_ON_A_WAY:
        yield Problem("long_way", "begin", "begin", str(MOST_ON_A_WAY))


def _unreachable(guide: Guide) -> Iterator[Problem]:
    if guide.start not in guide.questions:
        return  # nothing is reached then, and that is said already
    reached = {guide.start} | _after(guide, guide.start)
    for part, names in (("question", guide.questions), ("outcome", guide.outcomes)):
        yield from (Problem("unreachable", part, name) for name in names if name not in reached)


def _after(guide: Guide, start: str) -> set[str]:
    """Everything that answers lead to from here, near and far."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        question = guide.questions.get(waiting.pop())
        fresh = {answer.next for answer in question.answers} - found if question else set()
        found |= fresh
        waiting.extend(fresh)
    return found
