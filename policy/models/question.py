"""Questions about a provision, their answers, and answers that everyone may read."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from werksaam import clock
from werksaam.audit.records import Recorded

from .policy import Version
from .provision import Provision


class ProvisionQuestion(Recorded):
    """Someone asks the desk about a provision, as it stands in a version. Not a refusal."""

    RECORD_TYPE = "question"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="questions")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="asked_questions"
    )
    body = models.TextField()
    language = models.CharField(max_length=2)
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="question_says_something")
        ]

    @property
    def reference(self) -> str:
        """The number that people use for it: "V-3F2A-91C0"."""
        digits = self.id.hex.upper()
        return f"V-{digits[:4]}-{digits[4:8]}"


class QuestionAnswer(Recorded):
    """What the desk answers the asker."""

    RECORD_TYPE = "question_answer"

    question = models.OneToOneField(
        ProvisionQuestion, on_delete=models.PROTECT, related_name="answer"
    )
    body = models.TextField()
    answered_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


class OpenedAnswer(models.Model):
    """The asker opened the answer, so the home page need not show it any more.

    Proves nothing and is no record: it keeps the list of what there is to do honest.
    """

    question = models.OneToOneField(
        ProvisionQuestion, on_delete=models.PROTECT, related_name="opened"
    )
    opened_at = models.DateTimeField(default=clock.now)


class PublishedAnswer(Recorded):
    """A question and its answer beside a provision, for everyone, in the words of the desk.

    Names nobody. Bound to the hash of the text it is about, as an explanation is. Withdrawn
    once, by someone.
    """

    RECORD_TYPE = "published_answer"

    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="published_answers"
    )
    text_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    question = models.TextField()
    answer = models.TextField()
    from_question = models.ForeignKey(
        ProvisionQuestion,
        on_delete=models.PROTECT,
        related_name="published",
        null=True,
        blank=True,
    )
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["published_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="published_answer_withdrawn_by_and_at_together",
            )
        ]
