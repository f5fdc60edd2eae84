"""A regulation, its versions, and the dated facts from which their life follows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded


class Policy(models.Model):
    """A regulation that people are bound by: the *Sociale media code*."""

    slug = models.SlugField(unique=True)
    citation_title = models.CharField(_("citation title"), max_length=200)

    class Meta:
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return self.citation_title


class ChangeKind(models.TextChoices):
    """Whether people who confirmed the version before must confirm again."""

    SUBSTANTIVE = "substantive", _("Substantive: everyone confirms again")
    EDITORIAL = "editorial", _("Editorial: earlier confirmations stay valid")


class Version(Recorded):
    """One text of a policy. What stage it is in follows from its facts."""

    RECORD_TYPE = "version"
    UNRECORDED = frozenset({"revision"})
    ADDED_LATER = {"based_on_id": "", "working_note": "", "dropped_at": "", "dropped_by_id": ""}

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    source_name = models.CharField(max_length=200, blank=True)
    source_text = models.TextField(blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    text_sha256 = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Hash of the whole structured text; fixed when the version is adopted."),
    )
    change_kind = models.CharField(max_length=20, choices=ChangeKind.choices, blank=True)
    change_note_nl = models.TextField(blank=True)
    change_note_en = models.TextField(blank=True)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    working_note = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Shown wherever the draft is: what it is meant for."),
    )
    revision = models.PositiveIntegerField(
        default=1, help_text=_("Goes up with every change of the order or structure of a draft.")
    )
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["policy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
                name="version_dropped_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy.citation_title}, versie {self.number}"


class FactKind(models.TextChoices):
    """What can be true of a version from a date on.

    `PUBLISHED` is the day of the official publication (*bekendmaking*), which may
    lie years back; `RELEASED` is the act of the second person who made the
    version readable in the portal.
    """

    WORKS_COUNCIL_CONSENT = "works_council_consent", _("Works council consent")
    ADOPTED = "adopted", _("Adopted")
    SIGNED = "signed", _("Signed")
    PUBLISHED = "published", _("Published")
    RELEASED = "released", _("Released to readers")
    IN_FORCE = "in_force", _("In force from")
    RETROACTIVE = "retroactive", _("Retroactive from")
    VALID_UNTIL = "valid_until", _("Valid until")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACES = "replaces", _("Replaces an earlier text, which lapses on")


class VersionFact(Recorded):
    """A dated fact about a version, and when it was recorded.

    Append-only. A correction is a new fact of the same kind: the one recorded
    last counts, and `zicht` (as known on a day) still sees the earlier one.
    """

    RECORD_TYPE = "version_fact"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=30, choices=FactKind.choices)
    on = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=200, blank=True, help_text=_("Who adopted or consented."))
    remark = models.TextField(
        blank=True, help_text=_("Why there is no date, or what to know about it.")
    )
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False) | ~Q(remark=""),
                name="version_fact_has_a_date_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FactKind.values), name="version_fact_kind_is_known"
            ),
        ]
