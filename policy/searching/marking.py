"""The stretch of a text to show, with the words that were found marked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .words import Token, composed, tokens

LONGEST = 320
"""Characters of a text that are shown; more is cut at a word, around what was found."""
AROUND = 90
"""Characters before the first word that was found."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of text; `found` where it is what was asked for."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class Sought:
    """What is marked: words wherever they stand, and phrases as they stand."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...] = ()

    def among(self, tokens: Sequence[Token]) -> list[Token]:
        """The words of a text that are marked, in order."""
        quoted = {at for phrase in self.phrases for at in _places(phrase, tokens)}
        return [
            token
            for at, token in enumerate(tokens)
            if at in quoted or any(word in self.words for word in token.words)
        ]


def snippet(text: str, sought: Sought) -> tuple[Stretch, ...]:
    """The part of `text` around the first that is sought; its beginning where there is none."""
    text = composed(text)
    words = list(tokens(text))
    marked = sought.among(words)
    start, end = _window(text, words, marked[0].start if marked else 0)
    shown = [token for token in marked if token.start >= start and token.end <= end]
    return tuple(_cut(text, start, end, shown))


def holds(text: str, sought: Sought) -> bool:
    """Whether there is anything to mark in a text."""
    return bool(sought.among(list(tokens(composed(text)))))


def _places(phrase: Sequence[str], tokens: Sequence[Token]) -> Iterable[int]:
    words = [token.word for token in tokens]
    for at in range(len(words) - len(phrase) + 1):
        if tuple(words[at : at + len(phrase)]) == phrase:
            yield from range(at, at + len(phrase))


def _window(text: str, words: Sequence[Token], first: int) -> tuple[int, int]:
    if len(text) <= LONGEST:
        return 0, len(text)
    wanted = min(max(0, first - AROUND), len(text) - LONGEST)
    starts = [token.start for token in words if wanted <= token.start <= first]
    start = 0 if wanted == 0 else min(starts, default=first)
    ends = [token.end for token in words if start < token.end <= start + LONGEST]
    end = max(ends, default=start + LONGEST)
    return start, len(text) if start + LONGEST >= len(text) else end


def _cut(text: str, start: int, end: int, marked: Iterable[Token]) -> Iterable[Stretch]:
    if start > 0:
        yield Stretch("… ")
    at = start
    for token in marked:
        if token.start > at:
            yield Stretch(text[at : token.start])
        yield Stretch(text[token.start : token.end], found=True)
        at = token.end
    if at < end:
        yield Stretch(text[at:end])
    if end < len(text):
        yield Stretch(" …")
