"""A regulation of any length, and many versions of it, for what must stay fast.

source = long_source(500)                   # 500 provisions, as a text to import
versions = many_versions(first, 50)         # 49 more after `first`, each with 10 leden changed
"""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta

from policy.models import ChangeKind, FactKind, ProvisionText, Version, VersionFact
from werksaam.audit.guards import lifted
from werksaam.people.models import User

from .policy import SOURCE

LEDEN = 9
"""Of an article that was made up; with the article itself ten provisions."""
AROUND = 22
"""Provisions of the preamble, the last article and the closing of the real text."""
CHANGED = 10
_SENTENCES = [
    line.strip().split(" ", 1)[1]
    for line in SOURCE.splitlines()
    if line.strip()[:2] in {f"{n}." for n in range(1, 10)}
]
_WORDS = sorted({word.lower() for line in _SENTENCES for word in line.split() if word.isalpha()})


def long_source(provisions: int, seed: int = 1) -> str:
    """The real text with articles that were made up between its preamble and its end."""
    chance = random.Random(seed)
    before, _, rest = SOURCE.partition("Artikel 1.")
    end = rest.partition("Artikel 8. ")[2]
    articles = max(1, (provisions - AROUND) // (LEDEN + 1))
    made = [_article(number, chance) for number in range(1, articles + 1)]
    return before + "\n\n".join(made) + f"\n\nArtikel {articles + 1}. {end}"


def _article(number: int, chance: random.Random) -> str:
    leden = [f"{n}. {_sentence(chance)}" for n in range(1, LEDEN + 1)]
    return f"Artikel {number}. Over {_compound(chance)}\n\n" + "\n".join(leden)


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_SENTENCES)} Dit geldt ook voor {_compound(chance)}."


def _compound(chance: random.Random) -> str:
    return chance.choice(_WORDS) + chance.choice(_WORDS)


def many_versions(first: Version, count: int, by: User, seed: int = 1) -> list[Version]:
    """Versions after `first`, stored by the batch below the acts, all published."""
    chance = random.Random(seed)
    made = [first]
    with lifted():
        while len(made) < count:
            made.append(_next(made[-1], by, chance))
    return made


def _next(before: Version, by: User, chance: random.Random) -> Version:
    number = before.number + 1
    version = Version.objects.create(
        policy=before.policy,
        number=number,
        title=before.title,
        text_sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        change_kind=ChangeKind.EDITORIAL,
        created_by=by,
    )
    on = date(2017, 4, 21) + timedelta(days=60 * number)
    VersionFact.objects.bulk_create(
        VersionFact(version=version, kind=kind, on=on, recorded_by=by)
        for kind in (FactKind.ADOPTED, FactKind.PUBLISHED, FactKind.IN_FORCE, FactKind.RELEASED)
    )
    _copy_texts(before, version, chance)
    return version


def _copy_texts(before: Version, after: Version, chance: random.Random) -> None:
    texts = list(before.texts.order_by("position"))
    leden = [text for text in texts if text.kind == "paragraph"]
    for text in chance.sample(leden, min(CHANGED, len(leden))):
        text.text = _sentence(chance)
        text.sha256 = hashlib.sha256(text.text.encode()).hexdigest()
    kept: dict[int | None, ProvisionText] = {}
    while texts:
        ready = [text for text in texts if text.parent_id is None or text.parent_id in kept]
        was = [text.pk for text in ready]
        for text in ready:
            text.parent = kept.get(text.parent_id)
            text.pk, text.version, text._state.adding = None, after, True
        ProvisionText.objects.bulk_create(ready, batch_size=500)
        kept |= dict(zip(was, ready, strict=True))
        texts = [text for text in texts if text.pk is not None and text.version_id != after.pk]
