"""The desk asks people to confirm a version, and who need not."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded
from werksaam.people.models import Dated

from .policy import Version


class Audience(models.TextChoices):
    """Whom a round asks."""

    EVERYONE = "everyone", _("Everyone")
    ENTITIES = "entities", _("Everyone of one organisation")
    TEAMS = "teams", _("Some teams")
    REPRESENTATIVES = "representatives", _("People with a representative function (article 4.5)")


def no_reminders() -> list[int]:
    """The default of a round's plan."""
    return []


class Round(Recorded):
    """The desk asks an audience to confirm a version, from a day until a day.

    From the moment it is stopped it asks nobody any more; what was confirmed stays.
    Everything asked is fixed when it opens; a later last day is a `RoundExtension`.
    """

    RECORD_TYPE = "round"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    is_periodic = models.BooleanField(
        default=False,
        help_text=_("Asks again who confirmed this version before the round opened."),
    )
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.EVERYONE)
    audience_of = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Entities (as text) or teams (as numbers, with the teams below them then)."),
    )
    opens_on = models.DateField()
    due_on = models.DateField()
    reminder_days = models.JSONField(
        default=no_reminders,
        blank=True,
        help_text=_("Working days before the last day on which to remind; negative: after it."),
    )
    invitation_nl = models.TextField(blank=True)
    invitation_en = models.TextField(blank=True)
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
                condition=Q(audience__in=Audience.values), name="round_audience_is_known"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True, stop_reason="")
                | Q(stopped_at__isnull=False, stopped_by__isnull=False) & ~Q(stop_reason=""),
                name="round_stopped_by_someone_for_a_reason",
            ),
        ]


class RoundExtension(Recorded):
    """A round gets a later last day, for a reason. Never an earlier one."""

    RECORD_TYPE = "round_extension"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    due_on = models.DateField()
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "due_on"], name="round_extended_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="round_extended_for_a_reason"),
        ]


class ExemptionReason(models.TextChoices):
    """A few neutral words, never an illness."""

    NOT_APPLICABLE = "not_applicable", _("The code does not concern this work")
    CONTRACT_ENDS = "contract_ends", _("The contract ends soon")
    OTHER_AGREEMENT = "other_agreement", _("Agreed otherwise")


class Exemption(Dated):
    """A person need not confirm in these days, for a neutral reason, decided by someone.

    Ending one early supersedes it, as with every dated fact.
    """

    RECORD_TYPE = "exemption"
    ACTION = "exemption.recorded"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exemptions"
    )
    reason = models.CharField(max_length=30, choices=ExemptionReason.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class Invitation(models.Model):
    """A person was invited or reminded on a day: by one mail, or on paper for want of an address.

    One row for a person and a day, whatever number of rounds it is about, so nobody is
    asked twice on one day, by however many hosts. What was asked follows from the rounds;
    this says only that a mail left. Where none arrived, the desk hands over a printed one.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations"
    )
    day = models.DateField()
    rounds = models.JSONField(help_text=_("Of each round it is about: its number."))
    is_reminder = models.BooleanField()
    mail_id = models.UUIDField(null=True, blank=True, help_text=_("None: no mail address."))
    sent_at = models.DateTimeField(default=clock.now)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Who of the desk saw to it that the printed one arrived."),
    )

    class Meta:
        ordering = ["day", "id"]
        indexes = [
            models.Index(fields=["day"], name="invited_on"),
            models.Index(
                fields=["person"],
                condition=Q(mail_id__isnull=True, handed_over_at__isnull=True),
                name="invited_without_address",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="invited_once_on_a_day"),
            models.CheckConstraint(
                condition=Q(handed_over_at__isnull=True, handed_over_by__isnull=True)
                | Q(handed_over_at__isnull=False, handed_over_by__isnull=False),
                name="invitation_handed_over_by_someone",
            ),
        ]


class ManagerNotice(models.Model):
    """A manager was mailed how many of the own teams are still open: a number and a link."""

    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="confirming_notices"
    )
    day = models.DateField()
    mail_id = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["manager", "day"], name="manager_told_once_on_a_day")
        ]
