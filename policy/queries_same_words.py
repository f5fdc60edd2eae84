"""The same words under another number: what was said about them still holds.

An explanation or answer is bound to the hash of a text, and that covers its number. Where a
provision went on as another number with the same words (a person confirmed that it is the
same one), what hung on the earlier hash hangs on the later one too, and the other way round.

The one rule for readers, the desk, to-do lists and acts: only other words make stale. What is
asked here is never a hash compared with a hash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from .models import ProvisionText

Key = tuple[UUID, str]
"""A provision, and the hash of one of its texts."""
Hung = Mapping[Key, Sequence[Key]]
_Words = tuple[str, str, str, tuple[str, ...]]


def hung_on(texts: Sequence[ProvisionText], keys: Iterable[Key]) -> Hung:
    """Of `texts`: which of `keys` are about its words: its own first, then the latest.

    `keys` are what explanations or answers are bound to. 0 queries where every key is that of
    a text as it stands, else 3.
    """
    there = {text.provision_id for text in texts}
    wanted = {key for key in keys if key[0] in there}
    found: dict[Key, list[Key]] = defaultdict(list)
    for text in texts:
        if _key(text) in wanted:
            found[_key(text)].append(_key(text))
    elsewhere = wanted - {_key(text) for text in texts}
    earlier = _by_words(elsewhere) if elsewhere else {}
    provisions = {provision for provision, _words in earlier}
    below = _below(texts, provisions) if provisions else {}
    for text in texts:
        if text.provision_id in provisions:
            words = words_of(text, below[text.pk])
            found[_key(text)] += earlier.get((text.provision_id, words), ())
    return found


def holds_for(text: ProvisionText, sha256: str) -> bool:
    """Whether what is bound to this hash is about the words of `text` (0 or 3 queries)."""
    key = (text.provision_id, sha256)
    return key in hung_on([text], [key]).get(_key(text), ())


def hashes_of(text: ProvisionText) -> set[str]:
    """Every hash under which its provision has the same words in some version (2 queries)."""
    rows = ProvisionText.objects.filter(provision=text.provision_id).prefetch_related("children")
    words = {row.pk: words_of(row, row.children.all()) for row in rows}
    return {text.sha256, *(row.sha256 for row in rows if words[row.pk] == words.get(text.pk))}


def hashes_like(provision: UUID, sha256: str) -> set[str]:
    """The same for what is bound to this hash, whether or not a version still has it so
    (3 queries at most)."""
    texts = ProvisionText.objects.filter(provision=provision, sha256=sha256)
    text = texts.first()
    return hashes_of(text) if text else {sha256}


def words_of(text: ProvisionText, children: Iterable[ProvisionText]) -> _Words:
    """All that the hash covers but the number of the text itself."""
    parts = sorted(children, key=lambda child: child.position)
    return text.kind, text.heading, text.text, tuple(child.sha256 for child in parts)


def _key(text: ProvisionText) -> Key:
    return text.provision_id, text.sha256


def _by_words(keys: set[Key]) -> dict[tuple[UUID, _Words], list[Key]]:
    """The keys by the words that a version has under them, the latest first (2 queries)."""
    rows = ProvisionText.objects.filter(
        provision__in={provision for provision, _hash in keys},
        sha256__in={sha256 for _provision, sha256 in keys},
    )
    found: dict[tuple[UUID, _Words], list[Key]] = defaultdict(list)
    for row in rows.order_by("-version__number").prefetch_related("children"):
        known = found[row.provision_id, words_of(row, row.children.all())]
        if _key(row) in keys and _key(row) not in known:
            known.append(_key(row))
    return found


def _below(texts: Sequence[ProvisionText], provisions: set[UUID]) -> dict[int, list[ProvisionText]]:
    """What stands right under each of the texts that are asked about (1 query)."""
    wanted = [text.pk for text in texts if text.provision_id in provisions]
    below: dict[int, list[ProvisionText]] = {pk: [] for pk in wanted}
    for child in ProvisionText.objects.filter(parent__in=wanted):
        below[child.parent_id or 0].append(child)
    return below
