"""What was decided, on which ground, why, by whom, and who read along."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from policy.models import ProvisionText
from werksaam import clock
from werksaam.audit.records import Recorded

from .case import Case


class Decision(Recorded):
    """A decision on a case. Append-only: a later one stands beside it, never over it.

    With an outcome that is placed in public, it takes effect only once a second
    person has approved it (`DecisionReview`). `measure` is what the subject of a violation
    gets; the code lists none (3.6). `guide_path` and `guide_advice` are how the response guide
    was answered and what it advised, where it was walked; `deviation` says why otherwise.
    """

    RECORD_TYPE = "decision"
    ADDED_LATER = {"guide_path": "", "guide_advice": "", "deviation": ""}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.SlugField(max_length=40)
    ground = models.CharField(max_length=10, blank=True)
    provision_text = models.ForeignKey(ProvisionText, on_delete=models.PROTECT, related_name="+")
    motivation = models.TextField()
    public_response = models.TextField(blank=True)
    advice_to_reporter = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    guide_path = models.CharField(max_length=300, blank=True)
    guide_advice = models.SlugField(max_length=40, blank=True)
    deviation = models.TextField(blank=True)
    needs_review = models.BooleanField(default=False)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["decided_at"]
        indexes = [models.Index(fields=["decided_at"], name="decision_decided_at")]
        constraints = [
            models.CheckConstraint(condition=~Q(motivation=""), name="decision_is_motivated")
        ]


class DecisionReview(Recorded):
    """The second pair of eyes on a public response: approved, or sent back with a reason."""

    RECORD_TYPE = "decision_review"

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="review")
    approved = models.BooleanField()
    remark = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("decided_by")), name="review_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(approved=True) | ~Q(remark=""), name="review_sent_back_with_a_reason"
            ),
        ]
