"""How often readers said that they do not understand a text: a number, never who."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .provision import Provision


class NotUnderstood(models.Model):
    """In one month, of one text of a provision: how many times.

    Reading is not recorded, so this is a count and no evidence: no person, no session, no
    day. Bound to the hash of the text, as an explanation is: another text starts anew.
    """

    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="not_understood"
    )
    text_sha256 = models.CharField(max_length=64)
    month = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "text_sha256", "month"],
                name="not_understood_once_a_text_and_month",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1), name="not_understood_no_finer_than_a_month"
            ),
        ]
