"""Mail waiting to leave, and when it was accepted."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock

TRY_FOR = timedelta(days=7)
"""A mail server may be down for days; after a week somebody has to look."""


def _a_week_from_now() -> datetime:
    return clock.now() + TRY_FOR


class Mail(models.Model):
    """One mail to one person, stored in the transaction of what it tells about.

    It says a number and a link, never content (bar 20), and is rendered when it
    leaves. `accepted_at` is when the mail server took it: for a report that is
    the proof that the recipients were notified (6.7). The person is an
    identifier, not a key: this floor knows nothing of people.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.BigIntegerField()
    address = models.EmailField(_("address"))
    language = models.CharField(max_length=2)
    template = models.SlugField(max_length=60)
    context = models.JSONField(default=dict)
    regarding = models.CharField(max_length=60, db_index=True)
    created_at = models.DateTimeField(default=clock.now)
    next_attempt_at = models.DateTimeField(default=clock.now)
    try_until = models.DateTimeField(default=_a_week_from_now)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(accepted_at__isnull=True, given_up_at__isnull=True),
                name="mail_waiting",
            ),
            models.Index(
                fields=["given_up_at"], condition=Q(given_up_at__isnull=False), name="mail_dead"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(given_up_at__isnull=True),
                name="mail_accepted_or_given_up",
            )
        ]
