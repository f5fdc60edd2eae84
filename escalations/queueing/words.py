"""The words that a case can be found by: those of its quote, and the references of its reports.

Words are cut and folded as in searching the code (`policy.searching.words`). A word is found by
its stem and by its beginning; what stands in the middle of a word is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from policy.searching.asking import asked
from policy.searching.words import FUNCTION_WORDS, composed, stem, tokens

from ..models import Case, CaseWord, Report

MOST_WORDS = 6
FEW = 1_000
"""A word of so few cases leads to them at once; of a word of more, the queue is gone through."""
SHORTEST_START = 3
LANGUAGE = "nl"

_REFERENCE = re.compile(r"\s*[MZ]-\w{4}-\w{4}\s*", re.IGNORECASE)


def words_of(text: str) -> set[str]:
    """Every word of a text as it can be asked for, and its stem."""
    found = {word for token in tokens(composed(text)) for word in token.words if word}
    return {kept for word in found - FUNCTION_WORDS for kept in (word, stem(word, LANGUAGE))}


def store(case: Case) -> None:
    """Store the words of a new case; in the act that opens it."""
    rows = [CaseWord(case=case, word=word) for word in sorted(words_of(case.quote))]
    CaseWord.objects.bulk_create(rows, ignore_conflicts=True)


def matching(queue: QuerySet[Case], typed: str) -> QuerySet[Case]:
    """What of a queue has all these words, or this reference of the case or of a report.

    Within the queue: who may not see a case does not find it. One query for each word; what
    no word can be cut from asks nothing.
    """
    if _REFERENCE.fullmatch(typed):
        return queue.filter(_has_reference(typed.strip().upper()))
    words = [token.word for token in asked(typed).words if token.word][:MOST_WORDS]
    if not words:
        return queue.none() if typed.strip(" \x00") else queue
    rows = [_holding(word) for word in words]
    fewest = min((_cases(found) for found in rows), key=len)
    if len(fewest) <= FEW:
        queue = queue.filter(pk__in=fewest)
    return _with_each(queue, rows)


def _has_reference(reference: str) -> Q:
    cases = Report.objects.filter(reference=reference).values_list("case_id", flat=True)
    return Q(reference=reference) | Q(pk__in=list(cases[:1]))


def _with_each(queue: QuerySet[Case], rows: Iterable[QuerySet[CaseWord]]) -> QuerySet[Case]:
    for found in rows:
        queue = queue.filter(Exists(found.filter(case=OuterRef("pk"))))
    return queue


def _cases(rows: QuerySet[CaseWord]) -> list[UUID]:
    return list(rows.values_list("case_id", flat=True)[: FEW + 1])


def _holding(word: str) -> QuerySet[CaseWord]:
    """The rows of a word: as it stands, by its stem, or by its beginning."""
    alike = Q(word__in={word, stem(word, LANGUAGE)})
    return CaseWord.objects.filter(alike | _begins_with(word))


def _begins_with(start: str) -> Q:
    """In a form that an index on words serves in every collation."""
    if len(start) < SHORTEST_START:
        return Q(pk__in=[])
    begins = Q(word__startswith=start, word__gte=start)
    stump = start.rstrip("z9")
    if not (stump and stump.isascii()):
        return begins
    return begins & Q(word__lt=stump[:-1] + chr(ord(stump[-1]) + 1))
