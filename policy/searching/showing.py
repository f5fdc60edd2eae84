"""What there is to show of the provisions that were found: 2 queries for a page of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ..models import Explanation, ProvisionText, PublishedAnswer, SearchEntry, Version
from .finding import Hit

_Key = tuple[str, int]
"""A provision, and the number of a version."""


@dataclass(frozen=True)
class Shown:
    """A hit with its text in the latest version that has it, and what was found beside it."""

    hit: Hit
    text: ProvisionText
    explanations: tuple[Explanation, ...]
    answers: tuple[PublishedAnswer, ...]


def shown(versions: Iterable[Version], hits: Sequence[Hit]) -> list[Shown]:
    """Those of `hits`, with what they are made of, in the same order."""
    texts = _texts(versions, hits)
    beside = _beside(hits)
    return [
        Shown(
            hit,
            texts[str(hit.provision), hit.last],
            tuple(e.explanation for pk in sorted(hit.entries) for e in beside[pk] if e.explanation),
            tuple(e.answer for pk in sorted(hit.entries) for e in beside[pk] if e.answer),
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


def _beside(hits: Sequence[Hit]) -> dict[int, list[SearchEntry]]:
    wanted = {entry for hit in hits for entry in hit.entries}
    rows = SearchEntry.objects.filter(pk__in=wanted, provision__isnull=False)
    found: dict[int, list[SearchEntry]] = defaultdict(list)
    for row in rows.select_related("explanation", "answer").defer("words"):
        found[row.pk].append(row)
    return found
