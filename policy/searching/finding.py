"""From what someone asks to the provisions that hold it, best first.

A provision is found as a whole: its heading, its text, the explanation and the answers that
stand beside it. All words must occur in that whole. The number of queries does not depend on
how many versions, provisions or hits there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from ..models import ProvisionText, SearchEntry, SearchOccurrence, Version
from .asking import Asked
from .indexing import index
from .vocabulary import Vocabulary, vocabulary
from .words import Likeness, Token

Unit = tuple[UUID, str]
"""A provision with the hash of its text."""

WORTH = {Likeness.SAME: 8, Likeness.STEM: 6, Likeness.PART: 4, Likeness.MISSPELT: 2}
IN_HEADING, IN_TEXT = 5, 3
MOST_NEAR = 3
NAMES_AT_ONCE = 5_000
"""Hashes that are named in one query; where there are more, all texts are read."""


@dataclass(frozen=True)
class Hit:
    """A provision that was found: in which versions it stands so, and why it was found.

    `words` are the stored words that were found, as they are compared; `entries` are the
    keys of what holds them.
    """

    provision: UUID
    sha256: str
    first: int
    last: int
    position: int
    score: int
    words: frozenset[str]
    entries: frozenset[int]


@dataclass(frozen=True)
class Found:
    """What a search yields. `instead` are words that do occur, where nothing was found."""

    hits: Sequence[Hit] = ()
    instead: Sequence[str] = ()
    alone: Mapping[str, int] = field(default_factory=dict)
    """Where the words never occur together: in how many provisions each does."""


@dataclass(frozen=True)
class _Row:
    """A word that was found in a text, or (`word` 0) a phrase."""

    entry: int
    text_sha256: str
    provision: UUID | None
    word: int
    in_heading: bool = False

    @property
    def worth(self) -> int:
        """What it counts for where it stands."""
        return IN_HEADING if self.in_heading else 0 if self.provision else IN_TEXT


@dataclass(frozen=True)
class _Question:
    """One word that was asked for: the stored words that it may be."""

    typed: str
    like: Mapping[int, Likeness]


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
    hits = _hits(units, questions, rows, phrases, words)
    if hits:
        return Found(hits)
    return _nothing(scope, words, _alone(asked, questions, rows, phrases, units))


def _questions(asked: Iterable[Token], words: Vocabulary, scope: _Scope) -> list[_Question]:
    found: list[_Question] = []
    for token in asked:
        like = words.like(token.word, scope.languages)
        # Written as one word it may stand only where this reader can't see it.
        if not token.pieces or scope.holds(like):
            found.append(_Question(token.word, like))
        else:
            found += [_Question(one, words.like(one, scope.languages)) for one in token.pieces]
    return found


def _rows(scope: _Scope, questions: Iterable[_Question]) -> list[_Row]:
    wanted = {word for question in questions for word in question.like}
    rows = SearchOccurrence.objects.filter(scope.entries(), word__in=wanted).values_list(
        "entry", "entry__text_sha256", "entry__provision", "word", "in_heading"
    )
    return [_Row(*row) for row in rows]


def _without_misspellings(questions: list[_Question], rows: list[_Row]) -> list[_Question]:
    """A word that occurs as it was typed was not misspelt. One that is stored but stands
    nowhere here counts for nothing: it may be of a version that the reader can't see."""
    here = {row.word for row in rows}
    kept: list[_Question] = []
    for question in questions:
        like = {word: how for word, how in question.like.items() if word in here}
        if any(how < Likeness.MISSPELT for how in like.values()):
            like = {word: how for word, how in like.items() if how < Likeness.MISSPELT}
        kept.append(_Question(question.typed, like))
    return kept


def _holding(scope: _Scope, phrase: Sequence[str]) -> list[_Row]:
    """Where a phrase occurs as it stands (1 query)."""
    # Letters and digits only, as `words.tokens` leaves them: no % or _ gets in here.
    holding = SearchEntry.objects.filter(words__contains=f" {' '.join(phrase)} ").values("pk")
    rows = (
        SearchOccurrence.objects.filter(scope.entries(), entry__in=holding)
        .values_list("entry", "entry__text_sha256", "entry__provision")
        .distinct()
    )
    return [_Row(*row, word=0) for row in rows]


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


def _hits(
    units: Mapping[Unit, tuple[int, int, int]],
    questions: Sequence[_Question],
    rows: Sequence[_Row],
    phrases: Sequence[Sequence[_Row]],
    words: Vocabulary,
) -> list[Hit]:
    spelt = {one.pk: one.word for one in words.words}
    by_text = _by_text(rows)
    by_phrase = [_by_text(phrase) for phrase in phrases]
    hits = []
    for unit, (first, last, place) in units.items():
        held = _held(by_text, unit)
        quoted = [_held(phrase, unit) for phrase in by_phrase]
        scores = [_score(question, held) for question in questions]
        if all(scores) and all(quoted):
            counted = [row for row in held if any(row.word in q.like for q in questions)]
            entries = frozenset(row.entry for row in (*counted, *(r for q in quoted for r in q)))
            found = frozenset(spelt[row.word] for row in counted)
            score = sum(scores) + sum(_best(rows) for rows in quoted)
            hits.append(Hit(*unit, first, last, place, score, found, entries))
    return sorted(hits, key=lambda hit: (-hit.score, -hit.last, hit.position))


def _by_text(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.text_sha256].append(row)
    return found


def _held(by_text: Mapping[str, list[_Row]], unit: Unit) -> list[_Row]:
    """What of the rows stands in the text of a provision, or beside that text of it."""
    provision, sha256 = unit
    return [row for row in by_text.get(sha256, ()) if row.provision in (None, provision)]


def _score(question: _Question, held: Iterable[_Row]) -> int:
    """How well a provision answers one word; 0 where it does not hold it."""
    return max(
        (WORTH[question.like[row.word]] + row.worth for row in held if row.word in question.like),
        default=0,
    )


def _best(quoted: Iterable[_Row]) -> int:
    """What a phrase counts for: a word that stands there as it was typed."""
    return WORTH[Likeness.SAME] + max(row.worth for row in quoted)


def _alone(
    asked: Asked,
    questions: Sequence[_Question],
    rows: Sequence[_Row],
    phrases: Sequence[Sequence[_Row]],
    units: Iterable[Unit],
) -> dict[str, int]:
    """In how many provisions each word and each phrase occurs, alone."""
    texts = _by_text(rows)
    quoted = {f'"{" ".join(p)}"': _by_text(r) for p, r in zip(asked.phrases, phrases, strict=True)}
    places = list(units)
    words = {q.typed: sum(bool(_score(q, _held(texts, u))) for u in places) for q in questions}
    return words | {one: sum(bool(_held(r, u)) for u in places) for one, r in quoted.items()}


def _nothing(scope: _Scope, words: Vocabulary, alone: Mapping[str, int]) -> Found:
    """What to offer instead: words that look like it and do occur, or each word alone."""
    near = [
        one
        for word in (typed for typed, number in alone.items() if not number)
        for one in words.near(word, scope.languages, 4 * MOST_NEAR)
    ]
    occurring = SearchOccurrence.objects.filter(scope.entries(), word__in=[w.pk for w in near])
    here = set(occurring.values_list("word", flat=True).distinct())
    instead = list(dict.fromkeys(one.word for one in near if one.pk in here))
    counted = {word: number for word, number in alone.items() if number and len(alone) > 1}
    return Found(instead=instead[:MOST_NEAR], alone=counted)
