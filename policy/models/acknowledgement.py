"""Who was asked to confirm, and who did."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .policy import Version


class Round(Recorded):
    """The desk asks everyone to confirm a version, from a day until a day.

    From the moment it is stopped it asks nobody any more; what was confirmed stays.
    """

    RECORD_TYPE = "round"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    opens_on = models.DateField()
    due_on = models.DateField()
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    stop_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["opens_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="round_due_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True, stop_reason="")
                | Q(stopped_at__isnull=False, stopped_by__isnull=False) & ~Q(stop_reason=""),
                name="round_stopped_by_someone_for_a_reason",
            ),
        ]


class Acknowledgement(Recorded):
    """Someone says: "I have received and read this version." Not consent; once per version.

    Keeps no address and no browser: only what proves the fact.
    """

    RECORD_TYPE = "acknowledgement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    person_name = models.CharField(max_length=150)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="acknowledgements")
    text_sha256 = models.CharField(max_length=64)
    statement = models.TextField()
    language = models.CharField(max_length=2)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"], name="acknowledged_once_per_version"
            )
        ]


class ExemptionReason(models.TextChoices):
    """A few neutral words, never an illness."""

    NOT_APPLICABLE = "not_applicable", _("The code does not concern this work")
    CONTRACT_ENDS = "contract_ends", _("The contract ends soon")
    OTHER_AGREEMENT = "other_agreement", _("Agreed otherwise")


class Exemption(Recorded):
    """A person need not confirm in these days, for a neutral reason, decided by someone."""

    RECORD_TYPE = "exemption"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exemptions"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=30, choices=ExemptionReason.choices)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="exemption_ends_after_start"
            )
        ]
