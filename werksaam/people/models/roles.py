"""Roles given to people, and asked by people for themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from werksaam import clock
from werksaam.audit.records import Recorded

from .person import Role, User


class RoleGrant(Recorded):
    """A role given to a person, and taken away again."""

    RECORD_TYPE = "role_grant"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_at = models.DateTimeField(default=clock.now)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(revoked_at__isnull=True),
                name="role_held_once",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
        ]


class RoleRequest(Recorded):
    """A role that an administrator asks for themselves, and the answer of a second person."""

    RECORD_TYPE = "role_request"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_requests")
    role = models.CharField(max_length=20, choices=Role.choices)
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(answered_at__isnull=True),
                name="role_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, granted=False)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="role_request_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(granted=False) | ~Q(answered_by=models.F("person")),
                name="role_request_granted_by_another",
            ),
        ]

    def get_absolute_url(self) -> str:
        """The page where a second person answers it."""
        return reverse("role_requests:request", args=[self.pk])
