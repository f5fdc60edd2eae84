"""Who sees a question about a provision: who asked it, and the desk. Nobody else."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from werksaam.people.models import User
from werksaam.people.roles import is_desk

from .models import ProvisionQuestion


def own_questions(person: User) -> QuerySet[ProvisionQuestion]:
    """What `person` asked, the latest first; with the answer."""
    asked = ProvisionQuestion.objects.filter(asker=person)
    return asked.select_related("version__policy", "answer").order_by("-asked_at", "id")


def desk_questions(person: User) -> QuerySet[ProvisionQuestion]:
    """What `person`, at the desk, may answer: the questions of others. Nothing for anyone else."""
    if not is_desk(person):
        return ProvisionQuestion.objects.none()
    asked = ProvisionQuestion.objects.exclude(asker=person)
    return asked.select_related("version__policy", "asker", "answer__answered_by")


def get_own_question(person: User, identifier: UUID) -> ProvisionQuestion:
    """One of one's own. Another's and an absent one are the same Http404."""
    return _one(own_questions(person), identifier)


def get_desk_question(person: User, identifier: UUID) -> ProvisionQuestion:
    """One to answer. One's own, absent, or not at the desk: the same Http404."""
    return _one(desk_questions(person), identifier)


def _one(questions: QuerySet[ProvisionQuestion], identifier: UUID) -> ProvisionQuestion:
    found = questions.filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found
