"""A gentle hint on how hard a text reads: words a sentence, and long words. Pure.

After the bar of the portal's own words (12 a sentence). It never blocks anything: a long
word may be the right one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 12
"""Words a sentence on average; with more, a text is hard for who reads with difficulty."""

LONG = 15
"""Letters from which a word is long: Dutch puts words together."""

MOST_SHOWN = 6

_SENTENCE = re.compile(r"[.!?:]+(?:\s+|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Readability:
    """How a text reads."""

    words_a_sentence: int
    long_words: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Whether there is something to say about it."""
        return self.words_a_sentence > MOST_WORDS or bool(self.long_words)

    @property
    def has_long_sentences(self) -> bool:
        """Whether its sentences are long, on average."""
        return self.words_a_sentence > MOST_WORDS


def readability(text: str) -> Readability:
    """Average words a sentence, rounded, and the longest words, each once."""
    sentences = [len(_WORD.findall(part)) for part in _SENTENCE.split(text)]
    filled = [number for number in sentences if number]
    average = round(sum(filled) / len(filled)) if filled else 0
    long = {word.casefold(): word for word in _WORD.findall(text) if len(word) >= LONG}
    longest = sorted(long.values(), key=lambda word: (-len(word), word.casefold()))
    return Readability(average, tuple(longest[:MOST_SHOWN]))
