"""Which words stand in which text: stored once for each text, however many versions have it.

No act has to think of it. Whatever lacks is looked for before each search, and every minute
by `run_due` so that nobody waits for it: a text that can be read can be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ..models import (
    Explanation,
    Policy,
    ProvisionText,
    PublishedAnswer,
    SearchEntry,
    SearchOccurrence,
    SearchWord,
)
from .words import composed, tokens

BATCH = 1_000


@dataclass(frozen=True)
class Source:
    """A text to store the words of."""

    entry: SearchEntry
    heading: str
    parts: tuple[str, ...]


def index_due() -> int:
    """Store the words of all that lacks; answers how many texts that were."""
    return index(ProvisionText.objects.all())


def index(texts: QuerySet[ProvisionText]) -> int:
    """Store the words of what lacks among `texts`, and of all that stands beside any text.

    3 queries where nothing lacks.
    """
    if not any(rows.exists() for rows in _lacking(texts)):
        return 0
    with transaction.atomic():
        # One at a time: two that store the same words would wait for each other in a circle.
        Policy.objects.select_for_update(no_key=True).order_by("pk").first()
        sources = [*_texts(texts), *_explanations(), *_answers()]
        _store(sources)
    return len(sources)


def _lacking(texts: QuerySet[ProvisionText]) -> tuple[QuerySet[Any], ...]:
    own = SearchEntry.objects.filter(provision=None, text_sha256=OuterRef("sha256"))
    of_explanation = SearchEntry.objects.filter(explanation=OuterRef("pk"))
    of_answer = SearchEntry.objects.filter(answer=OuterRef("pk"))
    return (
        texts.order_by().filter(~Exists(own)),
        Explanation.objects.filter(
            ~Exists(of_explanation), approved_at__isnull=False, withdrawn_at__isnull=True
        ),
        PublishedAnswer.objects.order_by().filter(~Exists(of_answer), withdrawn_at__isnull=True),
    )


def _texts(texts: QuerySet[ProvisionText]) -> list[Source]:
    rows = _lacking(texts)[0].values_list("sha256", "heading", "text").distinct()
    # The same hash is the same text, so one of them will do.
    found = {sha256: (heading, text) for sha256, heading, text in rows}
    return [
        Source(SearchEntry(text_sha256=sha256, language="nl"), heading, (text,))
        for sha256, (heading, text) in sorted(found.items())
    ]


def _explanations() -> list[Source]:
    rows = _lacking(ProvisionText.objects.none())[1].order_by("pk")
    return [
        Source(
            _beside(row, explanation=row),
            "",
            (row.gist, row.body, *(example["text"] for example in row.examples)),
        )
        for row in rows
    ]


def _answers() -> list[Source]:
    rows = _lacking(ProvisionText.objects.none())[2].order_by("pk")
    return [Source(_beside(row, answer=row), "", (row.question, row.answer)) for row in rows]


def _beside(row: Explanation | PublishedAnswer, **source: Any) -> SearchEntry:
    return SearchEntry(
        text_sha256=row.text_sha256, provision_id=row.provision_id, language=row.language, **source
    )


def _store(sources: Sequence[Source]) -> None:
    for source in sources:
        parts = (_in_order(part) for part in (source.heading, *source.parts))
        # A line between parts: no phrase runs from one into the next.
        source.entry.words = f" {' | '.join(part for part in parts if part)} "
    keys = _keys({(s.entry.language, word) for s in sources for word in _words(s.parts, s.heading)})
    SearchEntry.objects.bulk_create((s.entry for s in sources), batch_size=BATCH)
    SearchOccurrence.objects.bulk_create(
        (row for source in sources for row in _occurrences(source, keys)), batch_size=BATCH
    )


def _keys(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The key of each word; those that are new are stored."""
    known = _known()
    SearchWord.objects.bulk_create(
        (
            SearchWord(language=language, word=word)
            for language, word in sorted(wanted - set(known))
        ),
        batch_size=BATCH,
    )
    return _known()


def _known() -> dict[tuple[str, str], int]:
    rows = SearchWord.objects.values_list("language", "word", "pk")
    return {(language, word): pk for language, word, pk in rows}


def _occurrences(source: Source, keys: dict[tuple[str, str], int]) -> Iterable[SearchOccurrence]:
    language, heading = source.entry.language, _words((source.heading,))
    return (
        SearchOccurrence(
            entry=source.entry, word_id=keys[language, word], in_heading=word in heading
        )
        for word in sorted(_words(source.parts, source.heading))
    )


def _words(parts: Iterable[str], *more: str) -> set[str]:
    return {
        word for part in (*parts, *more) for token in tokens(composed(part)) for word in token.words
    }


def _in_order(part: str) -> str:
    return " ".join(token.word for token in tokens(composed(part)))
