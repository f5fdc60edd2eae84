"""Handlers working together on a case: links, handing over, mentions, the file handed out."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .case import Case, InternalNote


class CaseLink(Recorded):
    """That two cases belong together. Said by a person; who sees one sees the other only
    where they may. Undone by a person too, once."""

    RECORD_TYPE = "case_link"

    class Why(models.TextChoices):
        """What they have in common."""

        SAME_POST = "same_post", _("The same post")
        SAME_THREAD = "same_thread", _("The same conversation")
        OTHER = "other", _("Something else")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_from")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_to")
    why = models.CharField(max_length=12, choices=Why.choices)
    remark = models.TextField(blank=True)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    linked_by_name = models.CharField(max_length=150)
    linked_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["linked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(case=F("other")), name="case_link_of_two"),
            models.UniqueConstraint(
                fields=["case", "other"],
                condition=Q(undone_at__isnull=True),
                name="case_link_once",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="case_link_undone_by_and_at",
            ),
        ]


class Handover(Recorded):
    """That a handler gave a case to a colleague who may see it, with a note."""

    RECORD_TYPE = "handover"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    from_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    from_name = models.CharField(max_length=150)
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    to_name = models.CharField(max_length=150)
    note = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="handover_has_a_note"),
            models.CheckConstraint(
                condition=~Q(from_person=F("to_person")), name="handover_to_another"
            ),
        ]


class Mention(models.Model):
    """That an internal note names a colleague who may see the case. No record: the note is.

    `seen_at`: when that colleague opened the case after it.
    """

    note = models.ForeignKey(InternalNote, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "person"], name="mention_once_a_note")
        ]
        indexes = [
            models.Index(
                fields=["person"], condition=Q(seen_at__isnull=True), name="mention_unseen"
            )
        ]


class CaseExport(Recorded):
    """That the whole file of a case was handed out: by whom, why, and the hash of its list."""

    RECORD_TYPE = "case_export"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exports")
    revision = models.PositiveIntegerField()
    reason = models.TextField()
    manifest_sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="case_export_has_a_reason")
        ]
