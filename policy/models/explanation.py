"""What a provision means, in plain words. Stands beside the text, never instead of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .provision import Provision


class Force(models.TextChoices):
    """What a provision does for its reader."""

    MUST = "moet", _("You must")
    MAY = "mag", _("You may")
    MAY_NOT = "mag-niet", _("You may not")
    ADVICE = "advies", _("Advice")
    KNOW = "weten", _("Good to know")


class Outcome(models.TextChoices):
    """What became of a proposed explanation."""

    WAITING = "waiting", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    TURNED_DOWN = "turned_down", _("Turned down")
    REPLACED = "replaced", _("Replaced by another proposal")
    TAKEN_BACK = "taken_back", _("Taken back by who proposed it")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WAITS = Q(approved_at__isnull=True, rejected_at__isnull=True)
STANDS = Q(approved_at__isnull=False, withdrawn_at__isnull=True)
"""Of explanations: those that wait for a second person, and those that readers may see."""


class Explanation(Recorded):
    """An explanation of one text in one language, proposed by one person, approved by another.

    Bound to the hash of the text it explains: once the text differs, it is stale
    and no longer shown as an explanation of it. A proposal is approved or turned down; what
    was approved can be withdrawn, so that a better one can be approved for the same text.
    `note_for_desk` asks the desk something about the text: it is settled with an answer.
    """

    RECORD_TYPE = "explanation"
    ADDED_LATER = {
        f"{what}{end}": ""
        for what in ("rejected", "withdrawn", "note_settled")
        for end in ("_at", "_by_id")
    } | {"rejection": "", "note_settlement": ""}

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="explanations")
    text_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=[("nl", "Nederlands"), ("en", "English")])
    gist = models.CharField(max_length=120)
    body = models.TextField()
    force = models.CharField(max_length=10, choices=Force.choices)
    action = models.SlugField(max_length=60, blank=True)
    examples = models.JSONField(default=list, blank=True)
    note_for_desk = models.TextField(blank=True)
    proposed_at = models.DateTimeField(default=clock.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    rejected_at = models.DateTimeField(null=True, blank=True)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rejection = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note_settled_at = models.DateTimeField(null=True, blank=True)
    note_settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note_settlement = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "text_sha256", "language"],
                condition=Q(approved_at__isnull=False, withdrawn_at__isnull=True),
                name="one_approved_explanation_per_text_and_language",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="explanation_approved_by_and_at_together",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="explanation_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(rejected_at__isnull=True) | Q(approved_at__isnull=True),
                name="explanation_approved_or_rejected",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(approved_at__isnull=False),
                name="explanation_withdrawn_after_approval",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{what}_at__isnull": True, f"{what}_by__isnull": True})
                    | Q(**{f"{what}_at__isnull": False, f"{what}_by__isnull": False}),
                    name=f"explanation_{what}_by_and_at_together",
                )
                for what in ("rejected", "withdrawn", "note_settled")
            ),
        ]

    @property
    def outcome(self) -> Outcome:
        """What became of it; one that was turned down without a word was replaced."""
        if self.withdrawn_at:
            return Outcome.WITHDRAWN
        if self.approved_at:
            return Outcome.APPROVED
        if not self.rejected_at:
            return Outcome.WAITING
        if self.rejected_by_id == self.proposed_by_id:
            return Outcome.TAKEN_BACK
        return Outcome.TURNED_DOWN if self.rejection else Outcome.REPLACED

    @property
    def asks_desk(self) -> bool:
        """Whether its note for the desk still waits for an answer."""
        return bool(self.note_for_desk) and self.note_settled_at is None
