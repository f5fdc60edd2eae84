"""What was approved or registered by a decision and is looked up afterwards."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from policy.models import ProvisionText
from werksaam import clock
from werksaam.audit.records import Recorded

from ..platforms import Platform
from .decision import Decision


class Withdrawable(models.Model):
    """That it holds no more: when, by whom, why; set once."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        abstract = True


WITHDRAWN_WHOLE = Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="") | (
    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")
)
"""When, by whom and why go together."""


class AccountName(Withdrawable, Recorded):
    """An account name with "WerkSaam" that was approved (3.1): this exact handle, on this
    platform, for this holder. Silence is no approval: without a row here there is none.

    `normalised_handle` is what makes two handles the same on a platform. `until` is the last
    day, where there is one. `follows` is the row that went over to another holder.
    """

    RECORD_TYPE = "account_name"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.CharField(max_length=20, choices=Platform.choices)
    handle = models.CharField(max_length=100)
    normalised_handle = models.CharField(max_length=100)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=150)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="account_names")
    provision_text = models.ForeignKey(ProvisionText, on_delete=models.PROTECT, related_name="+")
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_by_name = models.CharField(max_length=150)
    approved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["platform", "normalised_handle"]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "normalised_handle"],
                condition=Q(withdrawn_at__isnull=True),
                name="account_name_approved_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="account_name_ends_after_it_began",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="account_name_withdrawn_whole"),
        ]


class NameReview(Recorded):
    """What was decided about an approved name whose holder left: it stays with someone else
    (`went_to`, the row that follows), or it was withdrawn."""

    RECORD_TYPE = "name_review"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_name = models.OneToOneField(
        AccountName, on_delete=models.PROTECT, related_name="review"
    )
    went_to = models.OneToOneField(
        AccountName, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_by_name = models.CharField(max_length=150)
    reviewed_at = models.DateTimeField(default=clock.now)


class PartyKind(models.TextChoices):
    """Who gave a permission (4.3)."""

    CUSTOMER = "customer", _("Customer")
    SUPPLIER = "supplier", _("Supplier")
    PARTNER = "partner", _("Partner")
    OTHER = "other", _("Someone else")


class Permission(Withdrawable, Recorded):
    """A third party's permission in writing (4.3), verified by the desk.

    `scope` says what may be shared, `proof` where the writing is (images hang on the report).
    `until` is the last day on which it holds. `renews` is the one that it came in place of.
    """

    RECORD_TYPE = "permission"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party_name = models.CharField(max_length=200)
    party_kind = models.CharField(max_length=10, choices=PartyKind.choices)
    scope = models.TextField()
    proof = models.TextField()
    given_on = models.DateField()
    until = models.DateField()
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=150)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="permissions")
    provision_text = models.ForeignKey(ProvisionText, on_delete=models.PROTECT, related_name="+")
    renews = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by"
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registered_by_name = models.CharField(max_length=150)
    registered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["until"]
        indexes = [models.Index(fields=["until"], name="permission_until")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(party_name="") & ~Q(scope="") & ~Q(proof=""),
                name="permission_says_whose_what_and_where",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("given_on")), name="permission_ends_after_it_was_given"
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="permission_withdrawn_whole"),
        ]


class RegisterNotice(models.Model):
    """That the mail about this row of a register, or this watch, has gone out, so it goes once.

    No record.
    """

    about = models.UUIDField()
    stage = models.CharField(max_length=20)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "stage"], name="register_notice_once")
        ]
