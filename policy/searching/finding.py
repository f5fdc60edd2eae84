"""From what someone asks to the provisions that hold it, best first.

A provision is found as a whole: its heading, its text, the explanation and the answers that
stand beside it. All words must occur in that whole. The number of queries does not depend on
how many versions, provisions or hits there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Max, Min, Q, QuerySet

from ..models import ProvisionText, SearchEntry, SearchOccurrence, Version
from .asking import Asked
from .indexing import index
from .ranking import Hit, Measured, Question, Row, Unit, alone, partly, whole
from .vocabulary import Vocabulary, vocabulary
from .words import FUNCTION_WORDS, Likeness, Token

MOST_NEAR = 3
NAMES_AT_ONCE = 5_000
"""Hashes that are named in one query; where there are more, all texts are read."""


@dataclass(frozen=True)
class Found:
    """What a search yields. `instead` are words that do occur, where nothing was found."""

    hits: Sequence[Hit] = ()
    partly: Sequence[Hit] = ()
    """Where no provision holds all that was asked: those that hold a part of it, best first."""
    instead: Sequence[str] = ()
    alone: Mapping[str, int] = field(default_factory=dict)
    """Where the words never occur together: in how many provisions each does."""


@dataclass(frozen=True)
class _Scope:
    """Where is looked: the versions that were chosen, in the languages that the reader reads."""

    versions: Collection[int]
    languages: frozenset[str]

    def texts(self) -> QuerySet[ProvisionText]:
        return ProvisionText.objects.filter(version__in=self.versions).order_by()

    def entries(self) -> Q:
        """What may be looked in: only what stands beside the text for everyone."""
        explained = Q(
            entry__explanation__approved_at__isnull=False,
            entry__explanation__withdrawn_at__isnull=True,
        )
        answered = Q(entry__answer__isnull=False, entry__answer__withdrawn_at__isnull=True)
        beside = Q(entry__language__in=self.languages) & (explained | answered)
        here = Q(entry__text_sha256__in=self.texts().values("sha256"))
        return here & (Q(entry__provision=None) | beside)

    def holds(self, words: Iterable[int]) -> bool:
        """Whether one of the stored words stands here (1 query)."""
        return SearchOccurrence.objects.filter(self.entries(), word__in=words).exists()


def find(versions: Iterable[Version], asked: Asked, language: str) -> Found:
    """Search `versions`: those that the reader chose of what that reader may see."""
    scope = _Scope([version.pk for version in versions], frozenset({"nl", language}))
    if not asked:
        return Found()
    index(scope.texts())
    words = vocabulary()
    questions = _questions(asked.words, words, scope)
    rows = _rows(scope, questions)
    questions = _without_misspellings(questions, rows)
    phrases = [_holding(scope, phrase) for phrase in asked.phrases]
    units = _units(scope, {row.text_sha256 for row in (*rows, *(r for p in phrases for r in p))})
    spelt = {one.pk: one.word for one in words.words}
    measured = Measured.all(units, questions, rows, phrases, spelt)
    if hits := whole(measured):
        return Found(hits)
    nothing = _nothing(scope, words, alone(asked, questions, measured))
    return replace(nothing, partly=partly(measured))


def _questions(asked: Iterable[Token], words: Vocabulary, scope: _Scope) -> list[Question]:
    found: list[Question] = []
    for token in asked:
        like = words.like(token.word, scope.languages)
        # Written as one word it may stand only where this reader can't see it.
        if not token.pieces or scope.holds(like):
            found.append(Question(token.word, like))
        else:
            found += [Question(one, words.like(one, scope.languages)) for one in token.pieces]
    return found


def _rows(scope: _Scope, questions: Iterable[Question]) -> list[Row]:
    wanted = {word for question in questions for word in question.like}
    rows = SearchOccurrence.objects.filter(scope.entries(), word__in=wanted).values_list(
        "entry", "entry__text_sha256", "entry__provision", "word", "in_heading"
    )
    return [Row(*row) for row in rows]


def _without_misspellings(questions: list[Question], rows: list[Row]) -> list[Question]:
    """A word that occurs as it was typed was not misspelt. One that is stored but stands
    nowhere here counts for nothing: it may be of a version that the reader can't see."""
    here = {row.word for row in rows}
    kept: list[Question] = []
    for question in questions:
        like = {word: how for word, how in question.like.items() if word in here}
        if any(how < Likeness.MISSPELT for how in like.values()):
            like = {word: how for word, how in like.items() if how < Likeness.MISSPELT}
        kept.append(Question(question.typed, like))
    return kept


def _holding(scope: _Scope, phrase: Sequence[str]) -> list[Row]:
    """Where a phrase occurs as it stands (1 query)."""
    # Letters and digits only, as `words.tokens` leaves them: no % or _ gets in here.
    holding = SearchEntry.objects.filter(words__contains=f" {' '.join(phrase)} ").values("pk")
    rows = (
        SearchOccurrence.objects.filter(scope.entries(), entry__in=holding)
        .values_list("entry", "entry__text_sha256", "entry__provision")
        .distinct()
    )
    return [Row(*row, word=0) for row in rows]


def _units(scope: _Scope, hashes: set[str]) -> dict[Unit, tuple[int, int, int]]:
    """The provisions that have a text with one of `hashes`: first and last version, place."""
    texts = scope.texts()
    if len(hashes) <= NAMES_AT_ONCE:
        texts = texts.filter(sha256__in=hashes)
    rows = (
        texts.values("provision", "sha256")
        .annotate(
            first=Min("version__number"),
            last=Max("version__number"),
            place=Min("position"),
        )
        .values_list("provision", "sha256", "first", "last", "place")
    )
    return {(row[0], row[1]): row[2:] for row in rows if row[1] in hashes}


def _nothing(scope: _Scope, words: Vocabulary, alone: Mapping[str, int]) -> Found:
    """What to offer instead: words that look like it and do occur, or each word alone."""
    near = [
        one
        for word in (typed for typed, number in alone.items() if not number)
        for one in words.near(word, scope.languages, 4 * MOST_NEAR)
    ]
    occurring = SearchOccurrence.objects.filter(scope.entries(), word__in=[w.pk for w in near])
    here = set(occurring.values_list("word", flat=True).distinct())
    telling = (one for one in near if one.pk in here and one.word not in FUNCTION_WORDS)
    instead = list(dict.fromkeys(one.word for one in telling))
    counted = {word: number for word, number in alone.items() if number and len(alone) > 1}
    return Found(instead=instead[:MOST_NEAR], alone=counted)
