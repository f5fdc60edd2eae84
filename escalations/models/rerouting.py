"""That a report is of another kind than its reporter chose, and goes on as that."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from werksaam import clock
from werksaam.audit.records import Recorded

from .case import FREE, Case, State
from .report import Report

CAN_GO_ON = (*FREE, State.CLAIMED, State.WAITING, State.ADMISSIBLE)
"""States in which a report may go on as another kind: before a decision, and before the
findings were put to the subject, who then has a right to a decision."""


class Rerouting(Recorded):
    """A report goes on as another kind, in the case `successor`.

    Where other people would get to see it, its reporter is asked first: `answered_at` and
    `agreed` are set once. Only then, or at once where nobody has to agree, is there a successor.
    """

    RECORD_TYPE = "rerouting"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reroutings")
    from_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reroutings")
    to_kind = models.SlugField(max_length=40)
    reason = models.TextField()
    needs_consent = models.BooleanField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=150)
    proposed_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    successor = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="rerouting_has_a_reason"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, agreed__isnull=True)
                | Q(answered_at__isnull=False, agreed__isnull=False, needs_consent=True),
                name="rerouting_answered_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(needs_consent=False) | Q(agreed=True),
                name="rerouting_goes_on_with_consent",
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(answered_at__isnull=True, successor__isnull=True),
                name="rerouting_asked_once",
            ),
        ]
