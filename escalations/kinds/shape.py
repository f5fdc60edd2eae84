"""What a kind of report is made of: pages, recipients, ways to decide. Pure.

An attribute that is added here must be read by an act, a form or a presenter, never compared with
the name of a kind: what only one kind does is said by its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from .asking import Answers, Question, Step, Text
from .groups import Group


class RecipientRule(StrEnum):
    """To whom a kind goes first; who follows is in `routing`."""

    DESK = "desk"
    REPORTERS_MANAGER = "reporters_manager"
    SUBJECTS_MANAGER = "subjects_manager"
    COMMS_ADVISER = "comms_adviser"
    CHOSEN = "chosen"


class Response(StrEnum):
    """Whether an outcome places something in public."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class Outcome:
    """A way to decide: its basis in the code, and what the reporter is told.

    `eid` is the lid it rests on and `ground` the part of that lid (6.7: "a" facts
    wrong, "b" staff hurt; "outside": the code gives no ground, the motivation
    does). An `interim` outcome informs the reporter and leaves the case open. `headline`
    is the advice in one line; `call_first` the role to call before deciding so. One that
    `plans` says who does what by when; one that `refers` brings in the desk; one with a
    `measure` says which; one that `registers` stores an entry in that register, one that
    `withdraws` ends one; one that `passes_on` goes to someone else, who is chosen. `advises`:
    the decider writes to the reporter in own words, which are needed. One that `watches` sets a
    day to look at the post again. `gate` is the state in
    which it may be chosen, for kinds where the subject is heard.
    """

    slug: str
    label: Text
    eid: str
    ground: Literal["", "a", "b", "outside"]
    told: Text
    headline: Text
    help: Text = ""
    response: Response = Response.NONE
    interim: bool = False
    call_first: Literal["", "director"] = ""
    plans: bool = False
    refers: bool = False
    measure: bool = False
    registers: Literal["", "account_name", "permission"] = ""
    withdraws: Literal["", "permission"] = ""
    passes_on: bool = False
    advises: bool = False
    watches: bool = False
    gate: Literal["", "claimed", "hearing"] = ""

    @property
    def public(self) -> bool:
        """Whether a response in public can belong to it."""
        return self.response is not Response.NONE

    def needs_review(self, public_response: str) -> bool:
        """Whether a second person reads along first: before anything public."""
        return self.response is Response.REQUIRED or (self.public and bool(public_response))


@dataclass(frozen=True)
class Kind:
    """A kind of report: the lid it follows from and everything particular to it.

    `eid` is the lid with the duty to report, `ground_eid` the lid that decisions
    rest on. `target_hours` are working hours. `locks_reply`: the reporter may not
    respond in public before the recipients know (6.7). Every look at a case of a
    `confidential` kind is in the trail. `handled_by` is who handles it, for the reporter
    ("The team"), `meanwhile` what to do and not to do until there is an answer.
    `hears_subject`: the findings are put to the subject before a decision,
    and the reporter hears only that it was handled. `becomes` are the kinds that it may
    turn out to be, and whether its reporter must agree first. `wording` is the standing
    text before the first question, which the desk keeps. `group` and `rank` say where it
    stands among the kinds: under which heading, the lower rank first. `joins`: reports of one
    post become one case. A `firewalled` kind is safe to tell: it never becomes a violation, nor
    is it looked up, or brought in connection with, one. With `only_advises` the employee
    stays responsible: no text says that something was approved. `carries` are
    answers that nobody is asked: the portal fills them in where a report begins on another page.
    `after_asking_first` are answers that someone gave already who comes from *Mag ik dit
    plaatsen?*: the form begins with them, and they can be changed.
    """

    slug: str
    label: Text
    report_label: Text
    intro: Text
    eid: str
    ground_eid: str
    recipients: RecipientRule
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...]
    target_hours: int
    confidential: bool
    locks_reply: bool
    guide: bool = False
    handled_by: Text = ""
    meanwhile: Text = ""
    hears_subject: bool = False
    becomes: Mapping[str, Literal["at once", "with consent"]] = field(default_factory=dict)
    wording: str = ""
    group: Group = Group.ARRANGE
    rank: int = 5
    joins: bool = True
    firewalled: bool = False
    only_advises: bool = False
    carries: tuple[str, ...] = ()
    after_asking_first: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_of_desk(self) -> bool:
        """Whether its cases are the desk's from the start."""
        return self.recipients is RecipientRule.DESK

    @property
    def is_of_advisers(self) -> bool:
        """Whether its cases are the communications advisers' alone, without the secretariat."""
        return self.recipients is RecipientRule.COMMS_ADVISER

    @property
    def plans(self) -> bool:
        """Whether one of its outcomes says who does what by when."""
        return any(outcome.plans for outcome in self.outcomes)

    @property
    def advises(self) -> bool:
        """Whether one of its outcomes is advice in the decider's own words."""
        return any(outcome.advises for outcome in self.outcomes)

    @property
    def passes_on(self) -> bool:
        """Whether one of its outcomes brings it to someone else, who is chosen."""
        return any(outcome.passes_on for outcome in self.outcomes)

    @property
    def publishes(self) -> bool:
        """Whether one of its outcomes can place something in public."""
        return any(outcome.public for outcome in self.outcomes)

    def outcomes_at(self, state: str, *, is_at_desk: bool = False) -> tuple[Outcome, ...]:
        """The outcomes that may be chosen in this state of a case; whoever is the desk
        can't bring it in."""
        found = (o for o in self.outcomes if o.gate in {"", state})
        return tuple(o for o in found if not (o.refers and is_at_desk))

    def steps_for(self, answers: Answers) -> tuple[Step, ...]:
        """The pages this person gets, given the answers so far."""
        return tuple(s for s in self.steps if s.when is None or s.when.holds(answers))

    def number_of(self, step: Step) -> int:
        """Which step it is to a person. A page that not everyone gets belongs to the one
        before it, so the count is the same for all and does not change on the way."""
        until = self.steps[: self.steps.index(step) + 1]
        return sum(1 for s in until if s.when is None)

    @property
    def number_of_check(self) -> int:
        """The last step: checking the answers."""
        return self.number_of(self.steps[-1]) + 1

    def step(self, slug: str) -> Step:
        """The page called `slug`; KeyError if there is none."""
        return {step.slug: step for step in self.steps}[slug]

    def outcome(self, slug: str) -> Outcome:
        """The outcome called `slug`; KeyError if there is none."""
        return {outcome.slug: outcome for outcome in self.outcomes}[slug]

    def questions_for(self, answers: Answers) -> Iterator[Question]:
        """Every question that these answers lead to."""
        for step in self.steps_for(answers):
            yield from step.questions

    @property
    def images_question(self) -> str:
        """The name of the question that asks for images; "" if none does."""
        asked = (q.name for s in self.steps for q in s.questions if q.type_ == "images")
        return next(asked, "")

    def unanswered(self, answers: Answers) -> list[Question]:
        """Required questions without an answer: what is still missing."""
        return [q for q in self.questions_for(answers) if q.required and not answers.get(q.name)]

    def to_mend(self, answers: Answers, today: date) -> list[Question]:
        """What is still missing, and what does not go together on this day."""
        wrong = {n for step in self.steps_for(answers) for n in step.check(answers, today)}
        missing = {question.name for question in self.unanswered(answers)}
        return [q for q in self.questions_for(answers) if q.name in wrong | missing]

    def sent_answers(self, answers: Answers) -> dict[str, Any]:
        """Only the answers to questions that were asked, in the order of asking; and what
        the portal filled in."""
        asked = [*(question.name for question in self.questions_for(answers)), *self.carries]
        return {name: answers[name] for name in asked if answers.get(name)}

    def party_ids(self, answers: Answers) -> dict[int, str]:
        """People named in the answers, by id, and what they are to the case.

        Who is named twice is the subject: they see least.
        """
        named = sorted((q for q in self.questions_for(answers) if q.party), key=_is_subject)
        return {person_id: q.party for q in named for person_id in answers.get(q.name) or []}

    def chosen_ids(self, answers: Answers) -> frozenset[int]:
        """The people to whom the reporter chose to send it."""
        asked = (q for q in self.questions_for(answers) if q.receives)
        return frozenset(pk for q in asked for pk in answers.get(q.name) or [])


def _is_subject(question: Question) -> bool:
    return question.party == "subject"
