"""What the desk says to everyone beside the code: *Mag ik dit plaatsen?* and *Bij de hand*."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded


class GuidanceSlug(models.TextChoices):
    """Which of the two it is."""

    BEFORE_YOU_POST = "before-you-post", _("May I post this?")
    AT_HAND = "at-hand", _("At hand")


class Guidance(Recorded):
    """One text that people were shown from `approved_at` on, until the next of its slug.

    Made by one person and approved by another, as explanations are: it tells people what they
    may do. Append-only; going back to an earlier text is a new one. `content` has the shape
    that `policy.guidance.guide` or `policy.guidance.cards` reads.
    """

    RECORD_TYPE = "guidance"

    slug = models.SlugField(max_length=30, choices=GuidanceSlug.choices)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=300, help_text=_("What changed, in plain words."))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["slug", "number"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="guidance_number_once"),
            models.CheckConstraint(
                condition=~Q(approved_by=F("made_by")), name="guidance_approved_by_a_second_person"
            ),
        ]


class GuidanceDraft(models.Model):
    """The text that the desk works on: one row for each slug, for ever. No record.

    `revision` goes up with every change, so that what is offered to a second person is what
    that person publishes. An offer ends with the next change.
    """

    slug = models.SlugField(max_length=30, choices=GuidanceSlug.choices, unique=True)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(offered_at__isnull=True, offered_by__isnull=True)
                | Q(offered_at__isnull=False, offered_by__isnull=False),
                name="guidance_draft_offered_by_and_at_together",
            )
        ]
