"""The desk puts a question and its answer beside the code, for everyone, and takes it away.

In general words of its own, never those of who asked, and without a name. Bound to the hash
of the text, as an explanation is: with another text it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .models import ProvisionQuestion, ProvisionText, PublishedAnswer
from .naming_asker import names
from .queries_same_words import hashes_of


@dataclass(frozen=True)
class Wording:
    """A question and its answer in one language, for everyone."""

    language: str
    question: str
    answer: str


class NamesAsker(Exception):
    """A text for everyone holds the name of who asked; in which language."""

    def __init__(self, language: str) -> None:
        super().__init__("This text names who asked.")
        self.language = language


@act
def publish_answer(
    *, by: User, question: ProvisionQuestion, text: ProvisionText, wordings: Sequence[Wording]
) -> list[PublishedAnswer]:
    """Put `wordings` beside `text`, in place of what stood there from the same question.

    The same twice is stored once. Raises NamesAsker, and Conflict where the question has no
    answer yet: who asked reads it first.
    """
    for wording in wordings:
        if names(f"{wording.question}\n{wording.answer}", question.asker.name):
            raise NamesAsker(wording.language)
    if not ProvisionQuestion.objects.filter(pk=question.pk, answer__isnull=False).exists():
        raise _not_answered(question)
    standing = _locked(question)
    if _as_wordings(standing, text) == set(wordings):
        return standing
    _take_away(by, standing)
    return [_store(by, question, text, wording) for wording in wordings]


@act
def withdraw_answer(*, by: User, question: ProvisionQuestion) -> list[PublishedAnswer]:
    """Take away what stands beside the code from this question; nothing where nothing does."""
    return _take_away(by, _locked(question))


def standing_answers(question: ProvisionQuestion) -> QuerySet[PublishedAnswer]:
    """What was published from this question and not withdrawn."""
    return PublishedAnswer.objects.filter(from_question=question, withdrawn_at__isnull=True)


def _locked(question: ProvisionQuestion) -> list[PublishedAnswer]:
    # The question is locked first: two could publish from it at once and find nothing.
    ProvisionQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    return list(standing_answers(question).select_for_update(no_key=True))


def _as_wordings(rows: Sequence[PublishedAnswer], text: ProvisionText) -> set[Wording]:
    """What stands beside exactly these words, whatever their number."""
    same = hashes_of(text) if rows else set()
    here = [row for row in rows if row.text_sha256 in same]
    return {Wording(row.language, row.question, row.answer) for row in here}


def _take_away(by: User, rows: list[PublishedAnswer]) -> list[PublishedAnswer]:
    for row in rows:
        row.withdrawn_at, row.withdrawn_by = clock.now(), by
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record("answer.withdrawn", by=by, about=row, facts={"language": row.language})
    return rows


def _store(
    by: User, question: ProvisionQuestion, text: ProvisionText, wording: Wording
) -> PublishedAnswer:
    row = PublishedAnswer.objects.create(
        provision_id=text.provision_id,
        text_sha256=text.sha256,
        language=wording.language,
        question=wording.question,
        answer=wording.answer,
        from_question=question,
        published_by=by,
    )
    facts = {"language": row.language, "text_sha256": row.text_sha256}
    record("answer.published", by=by, about=row, facts=facts)
    return row


def _not_answered(question: ProvisionQuestion) -> Conflict:
    return Conflict(
        _("This question has no answer yet"),
        _("Answer who asked first. After that you can put it beside the code."),
        reverse("policy:answer_question", args=[question.pk]),
        _("Answer the question"),
    )
