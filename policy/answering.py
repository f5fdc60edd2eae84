"""The desk answers who asked about a provision."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.notifications.outbox import Recipient, enqueue
from werksaam.people.models import User

from .models import ProvisionQuestion, QuestionAnswer


@act
def answer(*, by: User, question: ProvisionQuestion, body: str) -> QuestionAnswer:
    """Answer a question, once; the asker gets a mail. The same answer twice is one.

    Raises Conflict where a colleague answered it meanwhile.
    """
    # Two of the desk may answer at once: the second finds the answer of the first.
    ProvisionQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    given = QuestionAnswer.objects.filter(question=question).select_related("answered_by").first()
    if given is None:
        return _store(by, question, body)
    if (given.answered_by_id, given.body) != (by.pk, body):
        raise _answered_meanwhile(given, body)
    return given


def _store(by: User, question: ProvisionQuestion, body: str) -> QuestionAnswer:
    given = QuestionAnswer.objects.create(question=question, body=body, answered_by=by)
    record("question.answered", by=by, about=given)
    asker = question.asker
    if asker.email and asker.is_active:
        enqueue(
            template="question_answered",
            to=[Recipient(asker.pk, asker.email, asker.language)],
            context={
                "reference": question.reference,
                "path": reverse("policy:question", args=[question.pk]),
            },
            regarding=f"question:{question.pk}",
        )
    return given


def _answered_meanwhile(given: QuestionAnswer, body: str) -> Conflict:
    conflict = Conflict(
        _("%(name)s was just ahead of you") % {"name": given.answered_by.name},
        _("This question has been answered already. Your answer was not sent."),
        reverse("policy:answer_question", args=[given.question_id]),
        _("Read the answer"),
    )
    conflict.typed = (body,)
    return conflict
