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

    Plain text; a web address in it becomes a link. Empty in both languages is a text that was
    left out. Of a text of a kind the slug says which:
    `negatief-bericht.outcome.monitor.told`.
    """

    RECORD_TYPE = "wording"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(max_length=120)
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
                condition=Q(text_nl="", text_en="") | (~Q(text_nl="") & ~Q(text_en="")),
                name="wording_in_both_languages",
            )
        ]


class KindTarget(Recorded):
    """The target time of a kind, in working hours, as it holds for what is reported from
    `set_at` on. Only added: the latest holds; until the desk sets one, that of the kind."""

    RECORD_TYPE = "kind_target"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=40)
    hours = models.PositiveSmallIntegerField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_by_name = models.CharField(max_length=150)
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["set_at"]
        indexes = [models.Index(fields=["kind", "-set_at"], name="kind_target_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=400), name="kind_target_hours_make_sense"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="kind_target_has_a_reason"),
        ]
