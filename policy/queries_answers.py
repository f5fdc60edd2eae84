"""Which answered questions stand beside the code, for everyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from .models import PublishedAnswer, Version
from .reading import AnsweredQuestion

_Key = tuple[UUID, str]


def published_answers(version: Version, language: str) -> dict[_Key, list[AnsweredQuestion]]:
    """By provision and text hash (1 query): one that belongs to another text is not found.

    In `language`; in Dutch where the desk wrote it in Dutch alone.
    """
    rows = PublishedAnswer.objects.filter(
        provision__texts__version=version, withdrawn_at__isnull=True
    )
    found: dict[_Key, list[AnsweredQuestion]] = defaultdict(list)
    for row in _in_one_language(rows, language):
        one = AnsweredQuestion(row.question, row.answer, row.language)
        found[row.provision_id, row.text_sha256].append(one)
    return found


def _in_one_language(rows: Iterable[PublishedAnswer], language: str) -> Iterable[PublishedAnswer]:
    """Of what came from one question: that in `language`, else that in Dutch."""
    chosen: dict[object, PublishedAnswer] = {}
    for row in rows:
        key = row.from_question_id or row.pk
        if row.language == language or (row.language == "nl" and key not in chosen):
            chosen[key] = row
    return chosen.values()
