"""The strategy of a derailing discussion: who does what by when, tracked to done (4.8)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam.audit.records import Recorded

from .decision import Decision
from .report import Report


class Doer(models.TextChoices):
    """Who does it."""

    REPORTER = "reporter", _("The reporter")
    HANDLER = "handler", _("The manager")
    DESK = "desk", _("The communications team")


class AgreedAction(Recorded):
    """One line of a strategy. It ends once: done, or dropped with a reason.

    `report`: of a line that a reporter does, whose it is. No other reporter learns of it.
    """

    RECORD_TYPE = "agreed_action"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField()
    what = models.TextField()
    who = models.CharField(max_length=10, choices=Doer.choices)
    due_on = models.DateField()
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, null=True, blank=True, related_name="agreed_actions"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="agreed_action_numbered"),
            models.CheckConstraint(condition=~Q(what=""), name="agreed_action_says_what"),
            models.CheckConstraint(
                condition=Q(report__isnull=True) | Q(who="reporter"),
                name="agreed_action_of_one_report",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, dropped_reason="")
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="agreed_action_ended_when_and_by",
            ),
        ]
