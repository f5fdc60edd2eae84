"""Decisions that wait for a second reader, and what became of them there."""

from __future__ import annotations

from werksaam.people.models import User

from .access import visible_cases
from .models import Case, Decision, DecisionReview

PENDING = Decision.objects.filter(needs_review=True, review__isnull=True)
"""What waits for its second reader."""


def review_of(decision: Decision) -> DecisionReview | None:
    """What the second reader said of it, if anyone did yet."""
    found: DecisionReview | None = getattr(decision, "review", None)
    return found


def pending_decision(case: Case) -> Decision | None:
    """The decision that waits for a second reader, if there is one."""
    return PENDING.filter(case=case).first()


def sent_back(case: Case) -> Decision | None:
    """The latest decision, where its second reader sent it back."""
    latest = Decision.objects.filter(case=case).select_related("review__reviewed_by").last()
    review = review_of(latest) if latest else None
    return latest if review and not review.approved else None


def may_review(person: User, decision: Decision) -> bool:
    """Whether `person` may read this decision along: sees the case, is not the decider."""
    if decision.decided_by_id == person.pk or not PENDING.filter(pk=decision.pk).exists():
        return False
    return visible_cases(person).filter(pk=decision.case_id).exists()
