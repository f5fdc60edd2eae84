"""A list from HR: stored to look at before it is applied, and while it waits for that."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from werksaam import clock

from .person import User


class PeopleList(models.Model):
    """A list that someone gave in. It is no evidence: each change that it makes is in the trail.

    The content is personal: it goes as soon as the list was applied or put aside, and
    after a day in any case. What stays is who gave it in, and how much it changed.
    """

    class State(models.TextChoices):
        """How far the list is."""

        SHOWN = "shown"  # read and compared; nothing asked yet
        WAITING = "waiting"  # to be applied by run_due
        APPLIED = "applied"
        OUTDATED = "outdated"  # what it would change is no longer what was agreed to
        LAPSED = "lapsed"  # put aside, or older than a day

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content = models.TextField(blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SHOWN)
    agreed_to = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["shown", "waiting", "outdated"]) | Q(content=""),
                name="people_list_forgotten_when_done",
            )
        ]

    def get_absolute_url(self) -> str:
        """The page that shows what it would change, or changed."""
        return reverse("people_list:shown", args=[self.pk])
