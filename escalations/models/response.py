"""A response in public: written together, placed or not, watched, and used again."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from werksaam import clock
from werksaam.audit.records import Recorded

from .case import Case
from .decision import Decision


class ResponseDraft(models.Model):
    """The response that a handler works on before deciding. No record: nobody was shown it.

    `revision` goes up with every change, so that of two who write neither overwrites the other.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="response_draft")
    body = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class Placement(Recorded):
    """What became of an approved response: where and when it was placed, or why it was not.

    What was noted wrongly is noted anew: `replaces` is the row that no longer counts.
    """

    RECORD_TYPE = "placement"
    ADDED_LATER = {"replaces_id": ""}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        related_name="placements",
        related_query_name="placement",
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    address = models.CharField(max_length=2000, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    not_placed_reason = models.TextField(blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_by_name = models.CharField(max_length=150)
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["noted_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(placed_at__isnull=False, not_placed_reason="") & ~Q(address=""))
                | (Q(placed_at__isnull=True, address="") & ~Q(not_placed_reason="")),
                name="placement_placed_or_why_not",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(replaces__isnull=True),
                name="placement_begins_once_a_decision",
            ),
        ]


class Watch(Recorded):
    """That a post is watched: the day to look again, and what was seen then.

    Looked at once; who wants to look again after that sets a new one.
    """

    RECORD_TYPE = "watch"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="watches")
    look_on = models.DateField()
    note = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_by_name = models.CharField(max_length=150)
    set_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finding = models.TextField(blank=True)

    class Meta:
        ordering = ["look_on"]
        indexes = [
            models.Index(
                fields=["look_on"], condition=Q(looked_at__isnull=True), name="watch_to_look"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(looked_at__isnull=True), name="watch_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True, finding="")
                | (Q(looked_at__isnull=False, looked_by__isnull=False) & ~Q(finding="")),
                name="watch_looked_when_who_and_what",
            ),
        ]


class ApprovedAnswer(Recorded):
    """A text in the library of answers, to begin a response with. Made by one person and
    approved by another; changing one is making another (`follows`) and withdrawing this."""

    RECORD_TYPE = "approved_answer"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=100)
    body = models.TextField()
    outcome = models.SlugField(max_length=40, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(body=""), name="approved_answer_says_something"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | (
                    Q(approved_at__isnull=False, approved_by__isnull=False)
                    & ~Q(approved_by=F("made_by"))
                ),
                name="approved_answer_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="approved_answer_withdrawn_by_and_at",
            ),
        ]
