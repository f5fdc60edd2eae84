"""The rendered text of a version, and its tree, kept in this process.

The text of an adopted version never changes, so what is kept goes stale only
with an explanation or an answer that comes to stand beside it or is withdrawn, another
language or another build; all of these are in the key. Holds nothing about a person.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Count, Max, Q
from django.utils.safestring import SafeString

from .build import build_id
from .models import Explanation, FactKind, PublishedAnswer, Version
from .reading import ReadingTree

Key = tuple[str, ...]
Kept = TypeVar("Kept")

MOST = 32
"""Pages kept: versions times languages, with room; the one unused longest goes first."""
MOST_TREES = 8
"""Trees kept: of a long code each takes a few megabytes."""

_texts: OrderedDict[Key, SafeString] = OrderedDict()
_trees: OrderedDict[Key, ReadingTree] = OrderedDict()


def explained_until(version: Version, language: str) -> str:
    """A stamp that changes with whatever comes to stand beside the text of this policy, or
    goes from there: explanations and answered questions (2 queries)."""
    approved = Explanation.objects.filter(
        provision__policy=version.policy_id, language=language, approved_at__isnull=False
    ).aggregate(number=Count("pk"), last=Max("approved_at"), withdrawn=Count("withdrawn_at"))
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
    return _from(_texts, MOST, _key(version, language, explained), render)


def tree_of(
    version: Version, language: str, explained: str, read: Callable[[], ReadingTree]
) -> ReadingTree:
    """The version as a tree from what is kept, or made by `read` and kept.

    For who reads one article after another: each shows only a small part of it.
    """
    return _from(_trees, MOST_TREES, _key(version, language, explained), read)


def _key(version: Version, language: str, explained: str) -> Key:
    return str(version.pk), version.text_sha256, language, explained, build_id()


def _from(kept: OrderedDict[Key, Kept], most: int, key: Key, make: Callable[[], Kept]) -> Kept:
    found = kept.get(key)
    if found is None:
        found = kept[key] = make()
        while len(kept) > most:
            kept.popitem(last=False)
    else:
        kept.move_to_end(key)
    return found


def forget() -> None:
    """Drop all that is kept: for tests, in which another database has the same keys."""
    _texts.clear()
    _trees.clear()
