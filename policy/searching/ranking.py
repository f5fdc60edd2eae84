"""Which of the provisions that hold something answer best. Pure.

`whole`: those that hold all that was asked. `partly`: where there are none, those that hold a
part of it. There the rarest word counts most: "photo of boss" is about photos.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from .asking import Asked
from .words import Likeness

Unit = tuple[UUID, str]
"""A provision with the hash of its text."""

WORTH = {
    Likeness.SAME: 8,
    Likeness.STEM: 6,
    Likeness.PART: 4,
    Likeness.MEANT: 3,
    Likeness.MISSPELT: 2,
}
IN_HEADING, IN_TEXT = 5, 3
MOST_PARTLY = 10
"""More that hold only a part of what was asked help nobody."""
FINE = 1_000
"""Scores are whole numbers, so what is divided is made larger first."""


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
class Row:
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
class Question:
    """One word that was asked for: the stored words that it may be."""

    typed: str
    like: Mapping[int, Likeness]


@dataclass(frozen=True)
class Measured:
    """A provision, and how well it answers each word and each phrase; 0 where it does not."""

    unit: Unit
    span: tuple[int, int, int]
    scores: tuple[int, ...]
    quoted: tuple[int, ...]
    words: frozenset[str]
    entries: frozenset[int]

    @classmethod
    def all(
        cls,
        units: Mapping[Unit, tuple[int, int, int]],
        questions: Sequence[Question],
        rows: Iterable[Row],
        phrases: Iterable[Iterable[Row]],
        spelt: Mapping[int, str],
    ) -> list[Measured]:
        """Each of `units`; `spelt` are the stored words by key."""
        by_text = _by_text(rows)
        by_phrase = [_by_text(phrase) for phrase in phrases]
        return [
            cls.one(
                unit,
                span,
                questions,
                _held(by_text, unit),
                [_held(one, unit) for one in by_phrase],
                spelt,
            )
            for unit, span in units.items()
        ]

    @classmethod
    def one(
        cls,
        unit: Unit,
        span: tuple[int, int, int],
        questions: Sequence[Question],
        held: Sequence[Row],
        quoted: Sequence[Sequence[Row]],
        spelt: Mapping[int, str],
    ) -> Measured:
        """One provision, of which the text and what stands beside it hold these rows."""
        counted = [row for row in held if any(row.word in one.like for one in questions)]
        return cls(
            unit,
            span,
            tuple(_score(question, held) for question in questions),
            tuple(_best(rows) for rows in quoted),
            frozenset(spelt[row.word] for row in counted),
            frozenset(row.entry for row in (*counted, *(r for rows in quoted for r in rows))),
        )

    @property
    def worths(self) -> tuple[int, ...]:
        """What it is worth for each word, then for each phrase."""
        return (*self.scores, *self.quoted)

    def hit(self, score: int) -> Hit:
        """It as something that was found."""
        return Hit(*self.unit, *self.span, score, self.words, self.entries)


def whole(measured: Iterable[Measured]) -> list[Hit]:
    """The provisions that hold all that was asked, best first."""
    return _ranked(one.hit(sum(one.worths)) for one in measured if all(one.worths))


def partly(measured: Sequence[Measured]) -> list[Hit]:
    """The provisions that hold a part of what was asked, those with the rarest part first."""
    often = [sum(map(bool, column)) for column in zip(*(m.worths for m in measured), strict=True)]
    scores = ((one, _rarity(one.worths, often)) for one in measured)
    return _ranked(one.hit(score) for one, score in scores if score)[:MOST_PARTLY]


def _rarity(worths: Iterable[int], often: Iterable[int]) -> int:
    """What a provision is worth where each word counts less, the more provisions hold it."""
    return sum(FINE * worth // n for worth, n in zip(worths, often, strict=True) if worth)


def alone(
    asked: Asked, questions: Sequence[Question], measured: Sequence[Measured]
) -> dict[str, int]:
    """In how many provisions each word and each phrase occurs, alone."""
    names = [one.typed for one in questions] + [f'"{" ".join(one)}"' for one in asked.phrases]
    return {name: sum(bool(m.worths[at]) for m in measured) for at, name in enumerate(names)}


def _ranked(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, -hit.last, hit.position))


def _by_text(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.text_sha256].append(row)
    return found


def _held(by_text: Mapping[str, list[Row]], unit: Unit) -> list[Row]:
    """What of the rows stands in the text of a provision, or beside that text of it."""
    provision, sha256 = unit
    return [row for row in by_text.get(sha256, ()) if row.provision in (None, provision)]


def _score(question: Question, held: Iterable[Row]) -> int:
    """How well a provision answers one word; 0 where it does not hold it."""
    return max(
        (WORTH[question.like[row.word]] + row.worth for row in held if row.word in question.like),
        default=0,
    )


def _best(quoted: Sequence[Row]) -> int:
    """What a phrase counts for: a word that stands there as it was typed; 0 where it does not."""
    return WORTH[Likeness.SAME] + max(row.worth for row in quoted) if quoted else 0
