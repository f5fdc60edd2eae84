"""Words of what is gone are not kept: a text that no version has any more, what was withdrawn.

A draft leaves a text behind with every change of it. Nobody finds those, but they are words
that someone took back; and the index would grow with every draft.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Policy, ProvisionText, SearchEntry, SearchOccurrence, SearchWord


def sweep_due() -> int:
    """Delete what leads nowhere, and words that stand nowhere; answers how many texts that were."""
    if not _gone().exists():
        return 0
    with transaction.atomic():
        # Not while words are stored: one that stands nowhere yet may be about to.
        Policy.objects.select_for_update(no_key=True).order_by("pk").first()
        entries = list(_gone().values_list("pk", flat=True))
        SearchEntry.objects.filter(pk__in=entries).delete()
        standing = SearchOccurrence.objects.filter(word=OuterRef("pk"))
        SearchWord.objects.filter(~Exists(standing)).delete()
    return len(entries)


def _gone() -> QuerySet[SearchEntry]:
    texts = ProvisionText.objects.order_by().filter(sha256=OuterRef("text_sha256"))
    of_no_text = Q(provision=None) & ~Exists(texts)
    withdrawn = Q(explanation__withdrawn_at__isnull=False) | Q(answer__withdrawn_at__isnull=False)
    return SearchEntry.objects.filter(of_no_text | withdrawn)
