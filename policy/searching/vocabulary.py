"""All words that stand in some text, held in this process.

A regulation and what stands beside it have a few thousand words, and a word once stored
stays: so they are read once, and compared here, where both databases are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from ..models import FactKind, ProvisionText, SearchEntry, SearchOccurrence, SearchWord, VersionFact
from .meaning import meanings
from .words import Likeness, likeness, stem

NEAR = 0.65
"""How alike two words must be to offer one for the other."""


@dataclass(frozen=True)
class Word:
    """A stored word."""

    pk: int
    language: str
    word: str


class Vocabulary:
    """The stored words; asked for by how they are like another.

    Only those that everyone may read (their keys are in `shown`) tell what a compound is
    made of: a draft changes nothing of what others find.
    """

    def __init__(self, words: Iterable[Word], shown: Collection[int]) -> None:
        self.words = list(words)
        told = [one for one in self.words if one.pk in shown]
        self.known = {one.word for one in told} | {stem(one.word, one.language) for one in told}

    def like(self, asked: str, languages: Iterable[str]) -> dict[int, Likeness]:
        """The stored words that are `asked` in some way, by key."""
        spoken = frozenset(languages)
        found = {
            one.pk: likeness(asked, one.word, one.language, self.known)
            for one in self.words
            if one.language in spoken
        }
        meant = self._meant(asked, spoken)
        return meant | {pk: how for pk, how in found.items() if how is not None}

    def _meant(self, asked: str, spoken: frozenset[str]) -> dict[int, Likeness]:
        """The stored words that the code uses for what is asked."""
        wanted = meanings(asked, spoken)
        return {
            one.pk: Likeness.MEANT
            for one in self.words
            if wanted and one.language in spoken and _is_one_of(one, wanted)
        }

    def near(self, asked: str, languages: Iterable[str], most: int) -> list[Word]:
        """The stored words that look most like `asked`, nearest first."""
        spoken = frozenset(languages)
        matcher = SequenceMatcher(b=asked, autojunk=False)
        ranked: list[tuple[float, str, Word]] = []
        for one in self.words:
            matcher.set_seq1(one.word)
            if one.language in spoken and matcher.quick_ratio() >= NEAR:
                ranked.append((-matcher.ratio(), one.word, one))
        ranked.sort(key=lambda entry: entry[:2])
        return [one for ratio, _word, one in ranked[:most] if -ratio >= NEAR]


def _is_one_of(stored: Word, wanted: Iterable[str]) -> bool:
    root = stem(stored.word, stored.language)
    return any(stem(word, stored.language) == root for word in wanted)


_kept: dict[tuple[int, ...], Vocabulary] = {}
"""The words as they were last read, by what they follow from."""


def vocabulary() -> Vocabulary:
    """The words that are stored now (1 query; 3 where something came since the last time)."""
    stamp = _stamp()
    if (found := _kept.get(stamp)) is None:
        rows = SearchWord.objects.order_by("pk").values_list("pk", "language", "word")
        found = Vocabulary((Word(*row) for row in rows), set(_shown().values_list("pk", flat=True)))
        _kept.clear()
        _kept[stamp] = found
    return found


def _stamp() -> tuple[int, ...]:
    """Changes with every word and text that is stored, and with every version released."""
    sums = SearchWord.objects.aggregate(
        number=Count("pk"),
        last=Max("pk"),
        entry=Max(Subquery(SearchEntry.objects.order_by("-pk").values("pk")[:1])),
        released=Max(Subquery(_released().order_by("-pk").values("pk")[:1])),
    )
    return tuple(value or 0 for value in sums.values())


def _shown() -> QuerySet[SearchWord]:
    """The words of what was released, and of what stands beside it."""
    texts = ProvisionText.objects.filter(version__in=_released().values("version"))
    here = Q(entry__text_sha256__in=texts.order_by().values("sha256"))
    standing = SearchOccurrence.objects.filter(here, word=OuterRef("pk"))
    return SearchWord.objects.filter(Exists(standing))


def _released() -> QuerySet[VersionFact]:
    return VersionFact.objects.filter(kind=FactKind.RELEASED)


def forget_all() -> None:
    """As in a new process."""
    _kept.clear()
