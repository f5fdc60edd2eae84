"""The response guide on the screen: a question, the way so far, what it advises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from policy.models import Version
from werksaam.people.models import Role
from werksaam.people.roles import people_with

from ..forms_handling import phone_line
from ..guide import Answer, Guide, GuideOutcome, GuideQuestion, Walk, Words
from ..kinds import Kind
from ..presenters_law import LawQuote, citation_of, law_quote
from .following import said_beside

CHANGES = "vraag"
"""In the address: the question that is answered anew; the other answers stay."""


@dataclass(frozen=True)
class GuideStep:
    """One answered question of the guide; `change` is the address to answer it anew."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class AdviceView:
    """What the guide recommends: it advises, a person decides."""

    id: str
    title: str
    ground: str
    basis: str
    steps: list[str]
    reporter: str
    lids: list[LawQuote]
    call: list[str]


@dataclass(frozen=True)
class GuideView:
    """Where someone is in the guide: a question, or advice at the end of the way.

    `given` is the answer that the question had; `others` are the answers that go along with
    it. `back` is the address of the question before, `decide` what goes along to deciding.
    """

    question: GuideQuestion | None
    title: str
    help: str
    number: int
    given: str
    others: Mapping[str, str]
    steps: list[GuideStep]
    back: str
    decide: str


def guide_view(of_walk: Walk, answers: Mapping[str, str], changing: str = "") -> GuideView:
    """The guide after these answers; `changing` names a question on the way to answer anew.

    Answers to questions that are off the way for now go along: nothing is lost by going back.
    """
    way = {question.id: answer.id for question, answer in of_walk.path}
    asked = [question for question, _answer in of_walk.path]
    question = next((one for one in asked if one.id == changing), of_walk.question)
    before = asked[: asked.index(question)] if question in asked else asked
    return GuideView(
        question=question,
        title=_say(question.words) if question else "",
        help=_say(question.help) if question else "",
        number=len(before) + 1,
        given=way.get(question.id, "") if question else "",
        others={name: a for name, a in answers.items() if question and name != question.id},
        steps=[_step(one, answer, answers) for one, answer in of_walk.path[: len(before)]],
        back=_change(answers, before[-1]) if before else "",
        decide=urlencode(way),
    )


def known_answers(guide: Guide, given: Mapping[str, str]) -> dict[str, str]:
    """Of what an address carries, the answers that the guide knows."""
    asked = ((guide.questions.get(name), name, answer) for name, answer in given.items())
    return {name: answer for q, name, answer in asked if q and q.answer(answer)}


def _step(question: GuideQuestion, answer: Answer, answers: Mapping[str, str]) -> GuideStep:
    return GuideStep(_say(question.words), _say(answer.words), _change(answers, question))


def _change(answers: Mapping[str, str], question: GuideQuestion) -> str:
    return f"?{urlencode({**answers, CHANGES: question.id})}"


def advice_view(outcome: GuideOutcome, version: Version) -> AdviceView:
    """What the guide recommends, in the language of the page and the version of the case."""
    needs_director = outcome.recommendation == "report"
    return AdviceView(
        id=outcome.id,
        title=_say(outcome.title),
        ground=_say(outcome.ground),
        basis=_basis(outcome),
        steps=[_say(step) for step in outcome.steps],
        reporter=_say(outcome.reporter),
        lids=_lids(outcome, version),
        call=[phone_line(one) for one in people_with(Role.DIRECTOR)] if needs_director else [],
    )


def words_to_reporter(outcome: GuideOutcome, of_kind: Kind) -> str:
    """What the guide would tell the reporter, beside the standing text of the outcome."""
    standing = str(of_kind.outcome(outcome.decision).told)
    return said_beside(standing, _say(outcome.reporter))


def guide_choices(question: GuideQuestion) -> list[tuple[str, str]]:
    """The answers to a question of the guide, for a form."""
    return [(answer.id, _say(answer.words)) for answer in question.answers]


def _basis(outcome: GuideOutcome) -> str:
    """The lid and part that the advice rests on; that the code gives none."""
    if not outcome.in_code:
        return _("The code gives no ground for this. Your own motivation does.")
    citation = citation_of(outcome.lid)[1]
    if not outcome.part:
        return _("Ground: %(citation)s.") % {"citation": citation}
    words = {"citation": citation, "part": outcome.part}
    return _("Ground: %(citation)s, ground %(part)s.") % words


def _lids(outcome: GuideOutcome, version: Version) -> list[LawQuote]:
    """The lids behind it, as they stand in this version; one that lapsed is left out."""
    texts = {text.eid: text for text in version.texts.filter(eid__in=outcome.lids)}
    for text in texts.values():
        text.version = version
    return [law_quote(texts[eid]) for eid in outcome.lids if eid in texts]


def _say(words: Words) -> str:
    return words.in_(get_language() or "nl")
