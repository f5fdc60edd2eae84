"""Who confirmed, in which way; and who does not confirm."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .policy import Version
from .round import Round


class Acknowledgement(Recorded):
    """Someone says: "I have received and read this version." Not consent.

    Once per version, and once more for each periodic round that asks again. Keeps no
    address and no browser: only what proves the fact. `confirmed_on` is the day of
    confirming: on paper the date beside the signature; `given_at` is when it was stored.
    """

    RECORD_TYPE = "acknowledgement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    person_name = models.CharField(max_length=150)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="acknowledgements")
    periodic_round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="acknowledgements", null=True, blank=True
    )
    text_sha256 = models.CharField(max_length=64)
    statement = models.TextField()
    language = models.CharField(max_length=2)
    confirmed_on = models.DateField(default=clock.today)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"],
                condition=Q(periodic_round__isnull=True),
                name="acknowledged_once_per_version",
            ),
            models.UniqueConstraint(
                fields=["person", "version", "periodic_round"],
                condition=Q(periodic_round__isnull=False),
                name="acknowledged_once_per_periodic_round",
            ),
        ]


class PaperForm(Recorded):
    """The signed form behind an acknowledgement that the desk recorded, with its scan.

    `file` is the name in the store of files; the image was written again on arrival.
    """

    RECORD_TYPE = "paper_form"

    acknowledgement = models.OneToOneField(
        Acknowledgement, on_delete=models.PROTECT, related_name="paper_form"
    )
    signed_on = models.DateField()
    file = models.CharField(max_length=100, unique=True)
    sha256 = models.CharField(max_length=64)
    original_sha256 = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class ReadingTogether(Recorded):
    """An attestation: `reader` says to have read this version with `person` on a day.

    Not an acknowledgement: the person said nothing here. It counts as confirmed until
    the person contests it (`ContestedReading`).
    """

    RECORD_TYPE = "reading_together"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="readings_together"
    )
    person_name = models.CharField(max_length=150)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    periodic_round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    text_sha256 = models.CharField(max_length=64)
    statement = models.TextField()
    language = models.CharField(max_length=2)
    read_on = models.DateField(default=clock.today)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reader_name = models.CharField(max_length=150)
    is_by_trainer = models.BooleanField(help_text=_("False: by the manager, failing a trainer."))
    attested_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-attested_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=models.F("reader")), name="read_together_with_another"
            )
        ]


class ContestedReading(Recorded):
    """The person says that it was not read together so: the attestation counts no more.

    `recorded_by` is the person, or who of the desk took the paper notice in.
    """

    RECORD_TYPE = "contested_reading"

    reading = models.OneToOneField(
        ReadingTogether, on_delete=models.PROTECT, related_name="contested"
    )
    remark = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class Refusal(Recorded):
    """Someone does not confirm, for a reason that need not be given. It invites a conversation.

    The reason is never shown to a manager. Confirming later ends what is wanted here.
    """

    RECORD_TYPE = "refusal"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="refusals"
    )
    person_name = models.CharField(max_length=150)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="refusals")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="refusals")
    reason = models.TextField(blank=True)
    refused_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-refused_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "round"], name="refused_once_in_a_round")
        ]


class Conversation(Recorded):
    """The manager says that the conversation about a refusal was held: when, by whom, no more."""

    RECORD_TYPE = "conversation"

    refusal = models.OneToOneField(Refusal, on_delete=models.PROTECT, related_name="conversation")
    held_on = models.DateField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    held_by_name = models.CharField(max_length=150)
    recorded_at = models.DateTimeField(default=clock.now)
