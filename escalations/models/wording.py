"""Standing texts around reporting that the desk keeps, in both languages."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from werksaam import clock
from werksaam.audit.records import Recorded


class Wording(Recorded):
    """A standing text as it holds from `written_at` on. Only added: the latest holds.

    Plain text; a web address in it becomes a link.
    """

    RECORD_TYPE = "wording"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=40)
    text_nl = models.TextField()
    text_en = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_by_name = models.CharField(max_length=150)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at"]
        indexes = [models.Index(fields=["slug", "-written_at"], name="wording_latest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text_nl="") & ~Q(text_en=""), name="wording_in_both_languages"
            )
        ]
