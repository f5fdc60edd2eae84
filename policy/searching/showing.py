"""What there is to show of the provisions that were found: 2 queries for a page of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from ..models import Explanation, ProvisionText, PublishedAnswer, SearchEntry, Version
from .ranking import Hit

_Key = tuple[str, int]
"""A provision, and the number of a version."""


@dataclass(frozen=True)
class Shown:
    """A hit with its text in the latest version that has it, and what was found beside it.

    The explanation in the language of the reader is there also where the words stand in the
    text alone: it is what most people came for.
    """

    hit: Hit
    text: ProvisionText
    explanations: tuple[Explanation, ...]
    answers: tuple[PublishedAnswer, ...]


def shown(versions: Iterable[Version], hits: Sequence[Hit], language: str) -> list[Shown]:
    """Those of `hits`, with what they are made of, in the same order."""
    texts = _texts(versions, hits)
    beside = _beside(hits, language)
    return [
        Shown(
            hit,
            texts[str(hit.provision), hit.last],
            tuple(e.explanation for e in beside[hit.provision, hit.sha256] if e.explanation),
            tuple(e.answer for e in beside[hit.provision, hit.sha256] if e.answer),
        )
        for hit in hits
    ]


def _texts(
    versions: Iterable[Version], hits: Sequence[Hit]
) -> dict[tuple[str, int], ProvisionText]:
    wanted = Q(pk__in=[])
    for hit in hits:
        wanted |= Q(provision=hit.provision, version__number=hit.last)
    rows = ProvisionText.objects.filter(wanted, version__in=[v.pk for v in versions])
    around = rows.select_related("version", "parent__parent__parent").defer("version__source_text")
    return {(str(row.provision_id), row.version.number): row for row in around}


def _beside(hits: Sequence[Hit], language: str) -> dict[tuple[UUID, str], list[SearchEntry]]:
    """What was found beside each text, and what explains it in the language of the reader."""
    found_in = {entry for hit in hits for entry in hit.entries}
    explains = Q(
        language=language,
        provision__in={hit.provision for hit in hits},
        text_sha256__in={hit.sha256 for hit in hits},
        explanation__approved_at__isnull=False,
        explanation__withdrawn_at__isnull=True,
    )
    rows = SearchEntry.objects.filter(explains | Q(pk__in=found_in, provision__isnull=False))
    found: dict[tuple[UUID, str], list[SearchEntry]] = defaultdict(list)
    for row in rows.select_related("explanation", "answer").defer("words").order_by("pk"):
        if row.provision_id:
            found[row.provision_id, row.text_sha256].append(row)
    return found
