"""Decisions on the screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .guide import Words, load
from .kind_texts.kept import kept_for_case
from .kinds import Kind, Text, kind
from .models import Case, Decision, DecisionReview
from .presenters_law import citation_of
from .presenters_status import Status
from .presenters_times import moment_in_words
from .queries_decisions import review_of
from .responding.presenters import PlacementView, placement_view


@dataclass(frozen=True)
class DecisionView:
    """A decision: what, on which ground, why, by whom, and who read along.

    `registered` is the address of the permission that it put in the register.
    """

    decision: Decision
    label: Text
    told: Text
    basis: str
    when: str
    status: Status
    remark: str
    placement: PlacementView | None
    guided: str
    registered: str


def decision_views(case: Case, decisions: Iterable[Decision]) -> list[DecisionView]:
    """Decisions with their standing; what was told, as it was when each was taken (1 query;
    none where `loading` read the words)."""
    decisions = list(decisions)
    if not decisions:
        return []
    kept, of_kind = kept_for_case(case), kind(case.kind)
    return [_decision_view(kept.of(of_kind, d.decided_at), d) for d in decisions]


def decision_view(case: Case, decision: Decision) -> DecisionView:
    """One decision with its standing."""
    return decision_views(case, [decision])[0]


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
        placement=placement_view(decision),
        guided=_guided(decision),
        registered=_registered(decision) if outcome.registers == "permission" else "",
    )


def _registered(decision: Decision) -> str:
    """Where the permission stands that came with this decision, if one did (1 query)."""
    entry = decision.permissions.first()
    return reverse("escalations:permission", args=[entry.pk]) if entry else ""


def _guided(decision: Decision) -> str:
    """What the guide advised, where someone walked it: as it was called then or, where the
    guide no longer knows it, by its name."""
    if not decision.guide_advice:
        return ""
    advice = load().outcomes.get(decision.guide_advice)
    words = {"advice": _say(advice.title) if advice else decision.guide_advice}
    if decision.deviation:
        return _("The guide advised otherwise: %(advice)s") % words
    return _("As the guide advised: %(advice)s") % words


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
