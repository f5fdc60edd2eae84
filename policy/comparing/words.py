"""Which words came and which went from one text to another. Pure.

Compared by word and mark, not by letter: half a word marked reads badly. Where two texts
have little in common, the whole is shown as gone and as added, because a mosaic of single
words that happen to return can't be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

MOST_PAIRS = 250_000
"""Words times words that are compared one by one; a longer text is compared by sentence first."""

LEAST_ALIKE = 0.35
"""Below this share of words in common, two texts are shown as one that went and one that came."""

_TOKEN = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")
_SENTENCE_ENDS = frozenset(".;:!?\n")


class RunKind(StrEnum):
    """Whether words stayed, went or came."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """Words in a row of which the same holds."""

    kind: RunKind
    text: str


_Step = tuple[RunKind, str]


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from `before` to `after`; what went comes before what took its place."""
    if before == after:
        return _runs([(RunKind.KEPT, before)])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found = _runs(_readable(_compare(old, new)))
    kept = sum(len(run.text) for run in found if run.kind is RunKind.KEPT)
    if kept < LEAST_ALIKE * min(len(before), len(after)):
        return _runs([(RunKind.GONE, before), (RunKind.ADDED, after)])
    return found


def before_of(runs: Iterable[Run]) -> str:
    """The earlier text, to the letter."""
    return "".join(run.text for run in runs if run.kind is not RunKind.ADDED)


def after_of(runs: Iterable[Run]) -> str:
    """The later text, to the letter."""
    return "".join(run.text for run in runs if run.kind is not RunKind.GONE)


def _compare(old: list[str], new: list[str]) -> Iterator[_Step]:
    """Sets aside what both begin and end with: an amendment mostly touches a few words."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    yield from ((RunKind.KEPT, token) for token in old[:start])
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    yield from ((RunKind.KEPT, token) for token in old[len(old) - end :])


def _alike(old: list[str], new: list[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )


def _middle(old: list[str], new: list[str]) -> Iterator[_Step]:
    if len(old) * len(new) <= MOST_PAIRS:
        yield from _matched(old, new)
        return
    for went, came in _by_sentence(old, new):
        easy = went == came or len(went) * len(came) <= MOST_PAIRS
        yield from _compare(went, came) if easy else _replaced(went, came)


def _by_sentence(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Stretches of two long texts that belong together: the same sentences, or what is between."""
    ours, theirs = _sentences(old), _sentences(new)
    if len(ours) * len(theirs) > MOST_PAIRS:
        yield old, new
        return
    for _tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield [t for one in ours[a:b] for t in one], [t for one in theirs[c:d] for t in one]


def _sentences(tokens: list[str]) -> list[tuple[str, ...]]:
    made: list[list[str]] = [[]]
    for token in tokens:
        made[-1].append(token)
        if token[-1] in _SENTENCE_ENDS:
            made.append([])
    return [tuple(one) for one in made if one]


def _matched(old: list[str], new: list[str]) -> Iterator[_Step]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((RunKind.KEPT, token) for token in old[a:b])
        else:
            yield from _replaced(old[a:b], new[c:d])


def _replaced(went: list[str], came: list[str]) -> Iterator[_Step]:
    yield from ((RunKind.GONE, token) for token in went)
    yield from ((RunKind.ADDED, token) for token in came)


def _readable(steps: Iterable[_Step]) -> list[_Step]:
    """A single word that stayed between words that changed goes with them: it reads as one."""
    groups = [list(group) for _changed, group in groupby(steps, key=_is_change)]
    made: list[_Step] = []
    for place, group in enumerate(groups):
        lone = 0 < place < len(groups) - 1 and len(group) == 1 and not _is_change(group[0])
        made += _replaced([group[0][1]], [group[0][1]]) if lone else group
    return made


def _is_change(step: _Step) -> bool:
    return step[0] is not RunKind.KEPT


def _runs(steps: Iterable[_Step]) -> tuple[Run, ...]:
    """Words of which the same holds, together; of a change what went first."""
    made: list[Run] = []
    for _changed, group in groupby(steps, key=_is_change):
        stretch = list(group)
        told = {kind: "".join(word for its, word in stretch if its is kind) for kind in RunKind}
        made += [Run(kind, text) for kind, text in told.items() if text]
    return tuple(made)
