"""*Mag ik dit plaatsen?* on the screen: a question, or the advice that the answers end in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from .actions import Action
from .forms_guide_parts import VERDICT_WORDS
from .guidance.carrying import Carried
from .guidance.disclaimer import disclaimer_in, filled_in
from .guidance.guide import Guide, Outcome
from .guidance.queries import standing_lids
from .guidance.walking import Walk, most_questions
from .guidance.words import Lid
from .models import Version
from .own_actions import DISCLAIMER
from .presenters_guidance_lids import QuotedLid, in_order, quoted_lids
from .presenters_whom import Contact, action_for, whom_to_call

TONES = {
    "ga-uw-gang": ("ok", "done"),
    "pas-aan": ("todo", "pen"),
    "vraag-eerst": ("info", "ask"),
    "plaats-niet": ("error", "alert"),
}
"""Of a verdict: kind of status, icon. Never by colour alone: the words stand beside it."""
Address = Callable[[Carried], str]


@dataclass(frozen=True)
class Reader:
    """For whom an advice is: name, who answers for them as manager, language."""

    name: str
    contact: Contact | None
    language: str


@dataclass(frozen=True)
class AnsweredLine:
    """A question that was answered, and the address to answer it anew."""

    question: str
    answer: str
    url: str


@dataclass(frozen=True)
class Advice:
    """What someone is advised. `is_outdated` where the code changed since it was written;
    `doubt` is what the code leaves unclear; `call` is who does what the portal can't do."""

    tone: str
    icon: str
    verdict: str | Promise
    title: str
    steps: tuple[str, ...]
    doubt: str
    lids: tuple[QuotedLid, ...]
    is_outdated: bool
    action: Action | None
    call: Contact | None
    needs_disclaimer: bool
    disclaimer: str


@dataclass(frozen=True)
class WalkView:
    """Where someone is: `number` of at most `total` questions; the way back and the answers."""

    title: str
    intro: str
    question: str
    number: int
    total: int
    answered: tuple[AnsweredLine, ...]
    back_url: str
    leads_nowhere: bool


def walk_view(
    guide: Guide, of_walk: Walk, carried: Carried, address: Address, language: str
) -> WalkView:
    """The page after the answers so far."""
    done = len(of_walk.path)
    asked = of_walk.question
    answered = tuple(
        AnsweredLine(
            question=question.words.in_(language),
            answer=answer.words.in_(language),
            url=address(Carried(carried.number, carried.answers, question.id)),
        )
        for question, answer in of_walk.path
    )
    return WalkView(
        title=guide.title.in_(language),
        intro=guide.intro.in_(language),
        question=asked.words.in_(language) if asked else "",
        number=done + 1,
        total=done + most_questions(guide, asked.id) if asked else done,
        answered=answered,
        back_url=answered[-1].url if answered else "",
        leads_nowhere=asked is None and of_walk.outcome is None,
    )


def advice(outcome: Outcome, version: Version | None, reader: Reader) -> Advice:
    """The advice beside the code in force, for this reader (2 queries)."""
    language = reader.language
    quoted = quoted_lids(outcome.lids, version, language)
    tone, icon = TONES[outcome.verdict]
    # The page of the advice holds the disclaimer itself.
    is_here = outcome.action == DISCLAIMER
    found = None if is_here else action_for(outcome.action, reader.contact)
    lids = in_order(outcome.lids, quoted)
    lacks_action = bool(outcome.action) and found is None and not is_here
    return Advice(
        tone=tone,
        icon=icon,
        verdict=VERDICT_WORDS[outcome.verdict],
        title=outcome.title.in_(language),
        steps=tuple(step.in_(language) for step in outcome.steps),
        doubt=outcome.doubt.in_(language),
        lids=lids,
        is_outdated=is_outdated(outcome.lids, version),
        action=found,
        call=whom_to_call(outcome.action, reader.contact) if lacks_action else None,
        needs_disclaimer=outcome.needs_disclaimer,
        disclaimer=_disclaimer(lids, reader.name) if outcome.needs_disclaimer else "",
    )


def is_outdated(lids: tuple[Lid, ...], version: Version | None) -> bool:
    """Whether a lid lapsed, or says something else than when the desk looked at it.

    Another number alone changes nothing, as on the desk's page. 1 query; 3 more where a lid
    has another hash now.
    """
    if version is None:
        return True
    standing = standing_lids(version, lids)
    found = ((lid, standing.get(lid.provision)) for lid in lids)
    return any(now is None or not now.says_the_same(lid) for lid, now in found)


def _disclaimer(lids: tuple[QuotedLid, ...], name: str) -> str:
    found = (disclaimer_in(lid.text) for lid in lids)
    return filled_in(next((text for text in found if text), ""), name)
