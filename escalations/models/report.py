"""What one person sends in: the report, its draft, and the messages about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policy.models import ProvisionText
from werksaam import clock
from werksaam.audit.records import Recorded

from .case import Case


class NotifiedBy(models.TextChoices):
    """How it was proven that the recipients know (6.7)."""

    MAIL = "mail", _("A mail to them was accepted")
    OPENED = "opened", _("One of them opened the case")
    KNOWN = "known", _("They knew of this post already")


class Report(Recorded):
    """What one person sent: own reference, own lock, own messages, own receipt.

    `answers` are as sent and never change; `provision_text` is the lid it rests on,
    in the version that applied on the day of sending. The reply lock (6.7) is on until
    `notified_at` is set, which needs proof. `seen_at`: when a recipient first had it on
    the screen. `withdrawal_asked_at`: when the reporter asked to stop what is in hand.
    """

    RECORD_TYPE = "report"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=11, unique=True)
    kind = models.SlugField(max_length=40)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports"
    )
    reporter_name = models.CharField(max_length=150)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    provision_text = models.ForeignKey(ProvisionText, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(default=clock.now)
    notified_at = models.DateTimeField(null=True, blank=True)
    notified_by = models.CharField(max_length=10, choices=NotifiedBy.choices, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    withdrawal_asked_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(notified_at__isnull=True, notified_by="")
                | (Q(notified_at__isnull=False) & ~Q(notified_by="")),
                name="report_notified_at_and_how_together",
            )
        ]
        indexes = [
            models.Index(fields=["reporter", "-submitted_at"], name="report_of_reporter"),
            models.Index(
                fields=["submitted_at"],
                condition=Q(notified_at__isnull=True),
                name="report_lock_on",
            ),
            # All that figures count of reports, so that they never touch the table.
            models.Index(fields=["submitted_at", "kind", "provision_text"], name="report_counted"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the report, for its reporter."""
        return f"/meldingen/{self.reference}/"


class Draft(models.Model):
    """A report being written. Kept on the server, so a lost session loses nothing.

    Its `id` is the key of the submission: sending one draft twice gives one report.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    report = models.OneToOneField(
        Report, on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )

    class Meta:
        ordering = ["-changed_at"]


class Message(Recorded):
    """A message on a report, between its reporter and the handlers. Read by both."""

    RECORD_TYPE = "message"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=150)
    from_reporter = models.BooleanField()
    body = models.TextField()
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["sent_at"]
