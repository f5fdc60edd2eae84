"""The same words under another number: what was said about them still holds.

An explanation or answer is bound to the hash of a text, and that covers its number. Where a
provision went on as another number with the same words (a person confirmed that it is the
same one), what hung on the earlier hash hangs on the later one too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from .models import ProvisionText

Key = tuple[UUID, str]
"""A provision, and the hash of one of its texts."""
_Words = tuple[str, str, str, tuple[str, ...]]


def hung_on(texts: Sequence[ProvisionText], keys: Iterable[Key]) -> dict[Key, Key]:
    """Of `texts`: under which of `keys` the same words hung before, where not under their own.

    Of several the one found last; costs as `stood_as`.
    """
    return {key: earlier[-1] for key, earlier in stood_as(texts, keys).items()}


def stood_as(texts: Sequence[ProvisionText], keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """Of `texts`: all of `keys`, but their own, under which the same words stood before.

    `keys` are what explanations or answers are bound to. Of a whole version, or of texts with
    their children prefetched. 0 queries where every key is that of a text as it stands, else 3.
    """
    standing = {_key(text) for text in texts}
    missing = {key for key in keys if key not in standing}
    if not missing:
        return {}
    known = _known(missing)
    provisions = {provision for provision, _hash in missing}
    below = _below(texts, provisions)
    found = (
        (text, known.get((text.provision_id, words_of(text, below[text.pk]))))
        for text in texts
        if text.provision_id in provisions
    )
    return {_key(text): earlier for text, earlier in found if earlier}


def _known(keys: set[Key]) -> dict[tuple[UUID, _Words], list[Key]]:
    """Which words stood under these keys; a key once, however many versions hold it (2 queries)."""
    rows = ProvisionText.objects.filter(
        provision__in={provision for provision, _hash in keys},
        sha256__in={sha256 for _provision, sha256 in keys},
    ).prefetch_related("children")
    found: dict[tuple[UUID, _Words], list[Key]] = defaultdict(list)
    for key, text in {_key(text): text for text in rows if _key(text) in keys}.items():
        found[text.provision_id, words_of(text, text.children.all())].append(key)
    return found


def holds_for(text: ProvisionText, sha256: str) -> bool:
    """Whether what is bound to this hash is about the words of `text` (0 or 3 queries)."""
    key = (text.provision_id, sha256)
    return text.sha256 == sha256 or hung_on([text], [key]).get(_key(text)) == key


def _key(text: ProvisionText) -> Key:
    return text.provision_id, text.sha256


def words_of(text: ProvisionText, children: Iterable[ProvisionText]) -> _Words:
    """All that the hash covers but the number of the text itself."""
    parts = sorted(children, key=lambda child: child.position)
    return text.kind, text.heading, text.text, tuple(child.sha256 for child in parts)


def _below(texts: Sequence[ProvisionText], provisions: set[UUID]) -> dict[int, list[ProvisionText]]:
    """What stands right under each of the texts that are asked about (1 query)."""
    wanted = [text.pk for text in texts if text.provision_id in provisions]
    below: dict[int, list[ProvisionText]] = {pk: [] for pk in wanted}
    for child in ProvisionText.objects.filter(parent__in=wanted):
        below[child.parent_id or 0].append(child)
    return below
