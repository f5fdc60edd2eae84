"""Evidence: screenshots, stored re-encoded and stripped; never the file that was sent."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from werksaam import clock
from werksaam.audit.records import Recorded

from .report import Draft, Report


class Image(models.Model):
    """What is known of a stored image.

    `file` is its generated name in the store of attachments. `sha256` is of what is stored,
    `original_sha256` of what was sent in, which is not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.CharField(max_length=100, unique=True)
    sha256 = models.CharField(max_length=64)
    original_sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    is_blacked_out = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["uploaded_at", "id"]


class DraftImage(Image):
    """An image of a draft. Blacking out replaces its file; the one before is gone."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="images")


class Attachment(Image, Recorded):
    """An image of a report, as it was sent. Only added."""

    RECORD_TYPE = "attachment"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="attachments")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class Download(models.Model):
    """That someone fetched an attachment in this quarter of an hour.

    Keeps the trail to one event for each person, attachment and quarter, as `Look` does.
    """

    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="downloads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    quarter = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attachment", "person", "quarter"], name="download_once_per_quarter"
            )
        ]
