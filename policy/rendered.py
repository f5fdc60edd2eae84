"""The rendered text of a version, kept in this process.

The text of an adopted version never changes, so what is kept goes stale only
with a newly approved explanation, an answer that is published or withdrawn, another
language or another build; all of these are in the key. Holds nothing about a person.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from django.db.models import Count, Max, Q
from django.utils.safestring import SafeString

from .build import build_id
from .models import Explanation, FactKind, PublishedAnswer, Version

MOST = 32
"""Pages kept: versions times languages, with room; the one unused longest goes first."""

_kept: OrderedDict[tuple[str, ...], SafeString] = OrderedDict()


def explained_until(version: Version, language: str) -> str:
    """A stamp that changes with whatever comes to stand beside the text of this policy, or
    goes from there: explanations and answered questions (2 queries)."""
    approved = Explanation.objects.filter(
        provision__policy=version.policy_id, language=language, approved_at__isnull=False
    ).aggregate(number=Count("pk"), last=Max("approved_at"))
    answers = PublishedAnswer.objects.filter(provision__policy=version.policy_id).aggregate(
        number=Count("pk"),
        last=Max("published_at"),
        withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
    )
    told = _confirmed_lineage(version)
    return " ".join(str(value) for value in (*approved.values(), *answers.values(), told))


def _confirmed_lineage(version: Version) -> int:
    """What was said about a draft changes whose explanations stand in it; later nothing does."""
    if any(fact.kind == FactKind.ADOPTED for fact in version.facts.all()):
        return 0
    return version.lineage.count()


def text_of(
    version: Version, language: str, explained: str, render: Callable[[], SafeString]
) -> SafeString:
    """The rendered text from what is kept, or made by `render` and kept."""
    key = (str(version.pk), version.text_sha256, language, explained, build_id())
    found = _kept.get(key)
    if found is None:
        found = _kept[key] = render()
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(key)
    return found
