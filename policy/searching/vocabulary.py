"""All words that stand in some text, held in this process.

A regulation and what stands beside it have a few thousand words, and a word once stored
stays: so they are read once, and compared here, where both databases are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Count, Max

from ..models import SearchWord
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
    """The stored words; asked for by how they are like another."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = list(words)
        self.known = {one.word for one in self.words}
        self.known |= {stem(one.word, one.language) for one in self.words}

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


_kept: dict[tuple[int, int], Vocabulary] = {}
"""The words as they were last read, by their number and the last of them."""


def vocabulary() -> Vocabulary:
    """The words that are stored now (1 query; 2 where words came since the last time)."""
    sums = SearchWord.objects.aggregate(number=Count("pk"), last=Max("pk"))
    stamp = (sums["number"], sums["last"] or 0)
    if (found := _kept.get(stamp)) is None:
        rows = SearchWord.objects.order_by("pk").values_list("pk", "language", "word")
        found = Vocabulary(Word(*row) for row in rows)
        _kept.clear()
        _kept[stamp] = found
    return found
