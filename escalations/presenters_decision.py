"""Decisions on the screen, and what the response guide advises."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .guide import GuideOutcome, GuideQuestion, Walk, Words
from .kind_texts.kept import kept_for
from .kinds import Kind, Text
from .models import Decision, DecisionReview
from .presenters_law import citation_of
from .presenters_status import Status
from .presenters_times import moment_in_words
from .queries import review_of


@dataclass(frozen=True)
class DecisionView:
    """A decision: what, on which ground, why, by whom, and who read along."""

    decision: Decision
    label: Text
    told: Text
    basis: str
    when: str
    status: Status
    remark: str


@dataclass(frozen=True)
class GuideStep:
    """One answered question of the guide."""

    question: str
    answer: str


@dataclass(frozen=True)
class GuideView:
    """Where someone is in the guide; `advice` once there is one."""

    title: str
    help: str
    steps: list[GuideStep]
    answered: Mapping[str, str]
    back_query: str
    advice: "AdviceView | None"


@dataclass(frozen=True)
class AdviceView:
    """What the guide recommends: it advises, a person decides."""

    id: str
    title: str
    ground: str
    steps: list[str]
    decision: str


def decision_views(of_kind: Kind, decisions: Iterable[Decision]) -> list[DecisionView]:
    """Decisions with their standing; what was told, as it was when each was taken (1 query)."""
    decisions = list(decisions)
    kept = kept_for([of_kind] if decisions else [])
    return [_decision_view(kept.of(of_kind, d.decided_at), d) for d in decisions]


def decision_view(of_kind: Kind, decision: Decision) -> DecisionView:
    """One decision with its standing."""
    return decision_views(of_kind, [decision])[0]


def _decision_view(of_kind: Kind, decision: Decision) -> DecisionView:
    outcome = of_kind.outcome(decision.outcome)
    review = review_of(decision)
    return DecisionView(
        decision=decision,
        label=outcome.label,
        told=outcome.told,
        basis=basis_of(decision),
        when=moment_in_words(decision.decided_at),
        status=_standing(decision, review),
        remark=review.remark if review else "",
    )


def basis_of(decision: Decision) -> str:
    """The lid and part it rests on: "article 6 paragraph 7, ground a"."""
    citation = citation_of(decision.provision_text.eid)[1]
    if decision.ground == "outside":
        return _("Outside article 6 paragraph 7, on its own motivation")
    if decision.ground:
        return _("%(citation)s, ground %(ground)s") % {
            "citation": citation,
            "ground": decision.ground,
        }
    return citation


def guide_view(of_walk: Walk) -> GuideView:
    """The guide after the answers so far: the next question, or its advice."""
    answered = {question.id: answer.id for question, answer in of_walk.path}
    earlier = dict(list(answered.items())[:-1])
    return GuideView(
        title=_say(of_walk.question.words) if of_walk.question else "",
        help=_say(of_walk.question.help) if of_walk.question else "",
        steps=[GuideStep(_say(q.words), _say(a.words)) for q, a in of_walk.path],
        answered=answered,
        back_query=f"?{urlencode(earlier)}" if of_walk.path else "",
        advice=advice_view(of_walk.outcome) if of_walk.outcome else None,
    )


def advice_view(outcome: GuideOutcome) -> AdviceView:
    """What the guide recommends, in the language of the page."""
    return AdviceView(
        id=outcome.id,
        title=_say(outcome.title),
        ground=_say(outcome.ground),
        steps=[_say(step) for step in outcome.steps],
        decision=outcome.decision,
    )


def guide_choices(question: GuideQuestion) -> list[tuple[str, str]]:
    """The answers to a question of the guide, for a form."""
    return [(answer.id, _say(answer.words)) for answer in question.answers]


def _say(words: Words) -> str:
    return words.in_(get_language() or "nl")


def _standing(decision: Decision, review: DecisionReview | None) -> Status:
    if not decision.needs_review:
        return Status("ok", "done", _("In effect"))
    if review is None:
        return Status("todo", "people", _("Waits for a second reader"))
    name = {"name": review.reviewed_by.name}
    if review.approved:
        return Status("ok", "people", _("Approved by %(name)s") % name)
    return Status("todo", "prev", _("Sent back by %(name)s") % name)
