"""How a violation is handled with care: the gates before a decision, each with its facts.

Admission (concrete and substantiated) → hearing (the findings are put to the subject, or
a reasoned waiver) → answer → decision → objection. All are only added.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from policy.models import Version
from werksaam import clock
from werksaam.audit.records import Recorded

from .case import Case
from .decision import Decision

_PERSON = settings.AUTH_USER_MODEL


class Admission(Recorded):
    """That a report of a violation is taken up, and why: what is concrete, what supports it."""

    RECORD_TYPE = "admission"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="admissions")
    reason = models.TextField()
    admitted_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    admitted_by_name = models.CharField(max_length=150)
    admitted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["admitted_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="admission_has_a_reason")
        ]


class Hearing(Recorded):
    """The findings as put to the subject, who may answer until the end of `answer_by`.

    Where `waived_reason` is filled in, nothing was put to the subject, and why not.
    """

    RECORD_TYPE = "hearing"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearings")
    subject = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="hearings")
    findings = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    waived_reason = models.TextField(blank=True)
    opened_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    opened_by_name = models.CharField(max_length=150)
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(findings="") & Q(answer_by__isnull=False, waived_reason=""))
                | (Q(findings="", answer_by__isnull=True) & ~Q(waived_reason="")),
                name="hearing_held_or_waived",
            )
        ]


class HearingAnswer(Recorded):
    """What the subject answers to the findings, and who supports them, if anyone."""

    RECORD_TYPE = "hearing_answer"

    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="answer")
    body = models.TextField()
    support_person = models.CharField(max_length=150, blank=True)
    answered_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="hearing_answer_is_said")]


class NoticeDelay(Recorded):
    """Why the subject is not told yet, and until when (AVG 14: within a month, or a reason)."""

    RECORD_TYPE = "notice_delay"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notice_delays")
    reason = models.TextField()
    until = models.DateField()
    delayed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    delayed_by_name = models.CharField(max_length=150)
    delayed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["delayed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="notice_delay_has_a_reason")
        ]


class Objection(Recorded):
    """The subject does not agree with a decision; another decider takes the case up again."""

    RECORD_TYPE = "objection"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="objection")
    body = models.TextField()
    objected_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    objected_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="objection_is_said")]


class DayStatement(Recorded):
    """One person, one day: which version applied, whether confirming was asked, and what had
    been confirmed by then. Made by the decider of an admissible case, with a reason, and part
    of the file that the subject sees."""

    RECORD_TYPE = "day_statement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="day_statements")
    subject = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    reason = models.TextField()
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    was_asked = models.BooleanField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="day_statement_has_a_reason"),
            models.UniqueConstraint(fields=["case", "day"], name="day_statement_once_a_day"),
        ]
