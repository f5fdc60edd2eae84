"""Someone asks the desk about a provision. Asking is no refusal, and counts for nothing else."""

from __future__ import annotations

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .models import OpenedAnswer, ProvisionQuestion, ProvisionText


@act
def ask(*, by: User, text: ProvisionText, body: str, language: str) -> ProvisionQuestion:
    """Ask about a provision as it stands in a version.

    The same words about the same provision, not answered yet, are the same question: a
    double click, or a page sent again.
    """
    # One question of a person at a time: two clicks could both find none.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    asked = {"provision_id": text.provision_id, "version_id": text.version_id}
    same = ProvisionQuestion.objects.filter(asker=by, body=body, answer__isnull=True, **asked)
    if earlier := same.first():
        return earlier
    question = ProvisionQuestion.objects.create(asker=by, body=body, language=language, **asked)
    record("question.asked", by=by, about=question, facts={"version": text.version.number})
    return question


@act
def note_opened(*, question: ProvisionQuestion) -> None:
    """The asker opened the answer: it leaves their list of what there is to do."""
    OpenedAnswer.objects.get_or_create(question=question)
