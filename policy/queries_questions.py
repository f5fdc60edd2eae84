"""Questions about provisions as lists: with the text they are about, and what waits."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from werksaam.people.models import User

from .access_questions import desk_questions, own_questions
from .models import Policy, ProvisionQuestion, ProvisionText, PublishedAnswer
from .queries import version_in_force
from .queries_same_words import hung_on

TextKey = tuple[int, UUID]
"""A version and a provision."""


def texts_asked_about(questions: Collection[ProvisionQuestion]) -> dict[TextKey, ProvisionText]:
    """The text that each question is about, by version and provision (1 query)."""
    rows = ProvisionText.objects.filter(
        version__in={one.version_id for one in questions},
        provision__in={one.provision_id for one in questions},
    )
    return {(row.version_id, row.provision_id): row for row in rows}


def text_asked_about(question: ProvisionQuestion) -> ProvisionText:
    """The text that a question is about, as it stands in the version it was asked of."""
    texts = ProvisionText.objects.select_related("version__policy").prefetch_related("children")
    return texts.get(version=question.version_id, provision=question.provision_id)


def text_now(question: ProvisionQuestion) -> ProvisionText | None:
    """The same provision as it is in force; None where it is in force no more (3 queries)."""
    current = version_in_force(question.version.policy)
    texts = ProvisionText.objects.select_related("version__policy")
    return texts.filter(version=current, provision=question.provision_id).first()


def waiting_for(desk: User) -> QuerySet[ProvisionQuestion]:
    """Questions without an answer that `desk` may answer, the oldest first."""
    return desk_questions(desk).filter(answer__isnull=True).order_by("asked_at", "id")


def answered_by_desk(desk: User) -> QuerySet[ProvisionQuestion]:
    """Questions with an answer, the latest answered first."""
    answered = desk_questions(desk).filter(answer__isnull=False)
    return answered.order_by("-answer__answered_at", "id")


def unopened_answers(person: User) -> QuerySet[ProvisionQuestion]:
    """What `person` asked and got an answer to that they have not opened yet."""
    return own_questions(person).filter(answer__isnull=False, opened__isnull=True)


def published_from(questions: Iterable[ProvisionQuestion]) -> dict[UUID, list[PublishedAnswer]]:
    """What stands published from each of these questions, by question (1 query)."""
    found: dict[UUID, list[PublishedAnswer]] = {one.pk: [] for one in questions}
    rows = PublishedAnswer.objects.filter(from_question__in=found, withdrawn_at__isnull=True)
    for row in rows:
        if row.from_question_id:
            found[row.from_question_id].append(row)
    return found


def stale_answers(policy: Policy) -> list[PublishedAnswer]:
    """Published answers that are shown no more, because the text in force is another.

    One of which the words are in force under another number is still shown.
    """
    current = version_in_force(policy)
    as_now = ProvisionText.objects.filter(
        version=current, provision=OuterRef("provision"), sha256=OuterRef("text_sha256")
    )
    standing = PublishedAnswer.objects.filter(withdrawn_at__isnull=True)
    changed = list(standing.filter(~Exists(as_now), provision__policy=policy))
    if not changed or current is None:
        return changed
    keys = {(row.provision_id, row.text_sha256) for row in changed}
    texts = list(current.texts.filter(provision__in={provision for provision, _hash in keys}))
    shown = {key for held in hung_on(texts, keys).values() for key in held}
    return [row for row in changed if (row.provision_id, row.text_sha256) not in shown]
