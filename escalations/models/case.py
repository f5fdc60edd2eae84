"""The handling of one or more reports: a case, the post it is about, its notes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policy.models import ProvisionText
from werksaam import clock
from werksaam.audit.records import Recorded

from ..platforms import Platform
from .weighing import Rank, Reach, Severity


class Post(models.Model):
    """A post online. One row for each normalised address, so that the same post
    reported twice is found, and reports of it take turns on this row.

    What the post says is kept with the case: another case about the same post
    may have other people who must not read it. `thread` is the conversation it belongs
    to (`threads`), so that a comment and its post are found together.
    """

    platform = models.CharField(max_length=20, choices=Platform.choices)
    address = models.CharField(max_length=2000, blank=True)
    normalised_address = models.CharField(max_length=2000, blank=True)
    thread = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["normalised_address"],
                condition=~Q(normalised_address=""),
                name="post_once_per_address",
            )
        ]
        # SQLite does not look an address up in the index of the constraint: it has a condition.
        indexes = [
            models.Index(fields=["normalised_address"], name="post_by_address"),
            models.Index(fields=["thread"], name="post_by_thread"),
        ]


class State(models.TextChoices):
    """Where the handling of a case stands."""

    OPEN = "open", _("Open")
    CLAIMED = "claimed", _("Claimed")
    WAITING = "waiting", _("Waiting for the reporter")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Closed")
    REFERRED = "referred", _("Referred")
    REOPENED = "reopened", _("Reopened")
    ADMISSIBLE = "admissible", _("Taken up for investigation")
    HEARING = "hearing", _("Put to the subject")


FREE = (State.OPEN, State.REFERRED, State.REOPENED)
"""Nobody has taken it up yet."""

IN_HAND = (State.CLAIMED, State.WAITING, State.ADMISSIBLE, State.HEARING)
"""With a handler, who has not decided yet."""

ACTIVE = (*FREE, *IN_HAND, State.DECIDED)
"""Everything but closed: what the queue shows, and what another report may join."""


_SEEN_BY = ("is_at_desk", "kind", "succeeded_by", "turn")
"""What of a case tells who sees it."""


class Case(Recorded):
    """The handling. `state` is written by `transitions.move` alone.

    `provision_text` is the lid this kind of case rests on, in the version that
    applied on the day of the first report. `revision` rises with every change,
    so a stale page can't decide over a newer state. `is_at_desk`: the whole desk sees it,
    because of its kind or because it was referred. `succeeded_by` is where all its reports
    went on, as another kind. `subject_told_at` is from when on the subject sees it.
    `waits_until`: set aside up to and with the day before. `turn` rises each time that it is
    passed on: who received it in an earlier turn sees it no more. `queue_rank`, `urgent_at` and
    `awaits_review` (a decision waits for its second reader) follow from the rest and make the
    queue quick: no fact, so not in the record.
    """

    RECORD_TYPE = "case"
    UNRECORDED = frozenset({"queue_rank", "urgent_at", "awaits_review"})
    ADDED_LATER = {"severity": 1, "reach": 1, "waits_until": "", "turn": 0}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=11, unique=True)
    kind = models.SlugField(max_length=40)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    revision = models.PositiveIntegerField(default=1)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_cases",
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    quote = models.TextField(blank=True)
    provision_text = models.ForeignKey(ProvisionText, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    is_at_desk = models.BooleanField(default=True)
    subject_told_at = models.DateTimeField(null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="preceded_by"
    )
    severity = models.PositiveSmallIntegerField(choices=Severity.choices, default=Severity.ORDINARY)
    reach = models.PositiveSmallIntegerField(choices=Reach.choices, default=Reach.FEW)
    waits_until = models.DateField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(default=0)
    queue_rank = models.PositiveSmallIntegerField(choices=Rank.choices, default=Rank.TO_DO)
    urgent_at = models.DateTimeField(default=clock.now)
    awaits_review = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handler__isnull=True, claimed_at__isnull=True)
                | Q(handler__isnull=False, claimed_at__isnull=False),
                name="case_handler_and_claimed_at_together",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="case_state_is_known"),
            models.CheckConstraint(
                condition=Q(handler__isnull=True, state__in=["open", "referred", "reopened"])
                | Q(
                    handler__isnull=False,
                    state__in=[
                        "claimed",
                        "waiting",
                        "admissible",
                        "hearing",
                        "decided",
                        "closed",
                    ],
                )
                | Q(handler__isnull=True, state="closed"),
                name="case_has_a_handler_while_handled",
            ),
        ]
        indexes = [
            # The queue and its tabs, each read in order from where a page begins. What the rule of
            # who sees what asks of a case stands behind, so that counting needs no other row.
            models.Index(fields=["queue_rank", "urgent_at", "id", *_SEEN_BY], name="case_in_queue"),
            models.Index(
                fields=["handler", "queue_rank", "urgent_at", "id", *_SEEN_BY],
                name="case_of_whom",
            ),
            models.Index(fields=["kind", "queue_rank", "urgent_at", "id"], name="case_of_kind"),
            models.Index(fields=["opened_at", "id"], name="case_by_age"),
            models.Index(
                fields=["queue_rank", "urgent_at", "id"],
                condition=Q(awaits_review=True),
                name="case_to_review",
            ),
            models.Index(
                fields=["waits_until"], condition=Q(waits_until__isnull=False), name="case_aside"
            ),
            models.Index(fields=["due_at"], name="case_due_at"),
            models.Index(fields=["handler", "state"], name="case_handler_state"),
            # Few cases are passed on; sight asks which.
            models.Index(fields=["id"], condition=Q(turn__gt=0), name="case_passed_on"),
            models.Index(fields=["opened_at"], name="case_opened_at"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def standing(self) -> str:
        """Its state in words: what waits for a day does not wait for a reporter."""
        if self.waits_until is not None:
            return gettext("Set aside until a day")
        return str(State(self.state).label)

    def get_absolute_url(self) -> str:
        """The page of the case, for its handlers."""
        return f"/zaken/{self.reference}/"


class InternalNote(Recorded):
    """A note among handlers. A reporter never sees it: it is another table than messages."""

    RECORD_TYPE = "internal_note"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=150)
    body = models.TextField()
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at"]


class TargetNotice(models.Model):
    """That the mail about this target time of a case has gone out, so it goes once."""

    class Stage(models.TextChoices):
        """Which of the two mails."""

        NEAR = "near", _("Near")
        PAST = "past", _("Past")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="target_notices")
    due_at = models.DateTimeField()
    stage = models.CharField(max_length=4, choices=Stage.choices)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "due_at", "stage"], name="target_notice_once_a_stage"
            )
        ]


class Look(models.Model):
    """That someone looked at a confidential case in this quarter of an hour.

    Keeps the trail to one event for each person, case and quarter; the event is
    the evidence, this row may be pruned.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    quarter = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "quarter"], name="look_once_per_quarter"
            )
        ]
