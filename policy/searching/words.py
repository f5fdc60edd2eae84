"""Words as a search compares them: folded, stemmed, in compounds, one letter wrong. Pure."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import snowballstemmer

LONGEST = 60
"""Letters of a word that count; a longer one is cut off."""
SHORTEST_PART = 4
"""Letters of a word that is looked for inside longer ones: "pos" stands in too many."""
SHORTEST_REST = 3
SHORTEST_MISSPELT = 4
STEMMERS = {"nl": "dutch", "en": "english"}
FUNCTION_WORDS = frozenset(
    "aan al als ben bij dan dat de deze die dit door een eens en er haar heb hebben heeft het"
    " hij hoe hun iets ik in is je jouw kan kun kunnen me met mij mijn na naar of om ons onze ook"
    " op over te toch tot u uit uw van voor waar wat we wel wie wij wil word worden wordt ze zij"
    " zijn"
    " a about am an and are as at be been by can could did do does for from had has have he her"
    " his how i if in into is it its just me my of on or our she should so than that the their"
    " them then there these they this those to us was we were what when where which who will"
    " with would you your".split()
)
"""Words that say nothing of what someone looks for. "niet", "geen", "mag", "moet" do."""

_TOKEN = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_JOINTS = re.compile(r"['’‐‑-]")
_OF_ONE = re.compile(r"['’]s$")
_LINKS = ("", "s", "e", "en", "n", "er")
_mine = threading.local()


class Likeness(IntEnum):
    """How a word that stands there is the word that was asked for; the lower, the better."""

    SAME = 0
    STEM = 1
    PART = 2
    MEANT = 3
    MISSPELT = 4


@dataclass(frozen=True)
class Token:
    """A word in a text: characters `start` to `end` (excluded), as it is compared.

    `pieces` are the words that a hyphen joins: "e-mail" is "email", "e" and "mail".
    """

    start: int
    end: int
    word: str
    pieces: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All that this word can be found by."""
        return (self.word, *self.pieces)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in NFC, in order."""
    for match in _TOKEN.finditer(text):
        whole = _OF_ONE.sub("", match[0])
        pieces = tuple(folded(piece) for piece in _JOINTS.split(whole))
        word = "".join(pieces)[:LONGEST]
        yield Token(match.start(), match.end(), word, pieces if len(pieces) > 1 else ())


def composed(text: str) -> str:
    """The text in NFC: a letter and its accent are one character."""
    return unicodedata.normalize("NFC", text)


def folded(word: str) -> str:
    """Small letters without accents, at most `LONGEST` of them."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))[:LONGEST]


@lru_cache(maxsize=32_768)
def stem(word: str, language: str) -> str:
    """What is left of a folded word without its endings, in Dutch or English."""
    # A stemmer works in a buffer of its own: each thread has one.
    stemmers = _mine.__dict__
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(STEMMERS[language])
    return str(stemmers[language].stemWord(word))


def likeness(asked: str, word: str, language: str, known: Container[str]) -> Likeness | None:
    """How `word` is what was `asked`; None where it is another word.

    `known` are all words and stems that there are: they tell a part of a compound
    ("arbeidsmarktregio") from letters that happen to stand there ("samenstelling").
    """
    if asked == word:
        return Likeness.SAME
    ending, root = stem(asked, language), stem(word, language)
    if ending == root:
        return Likeness.STEM
    if is_part(asked, word, known) or is_part(ending, word, known):
        return Likeness.PART
    if _is_misspelt(asked, word) or _is_misspelt(ending, root):
        return Likeness.MISSPELT
    return None


def is_part(part: str, word: str, known: Container[str]) -> bool:
    """Whether `word` is a compound with `part` in it.

    At its beginning three letters must be left. Elsewhere what is left must be a word that
    is known, save for the letters that link; at the end four unknown letters will do too.
    """
    at = word.find(part)
    if at < 0 or len(part) < SHORTEST_PART:
        return False
    before, after = word[:at], word[at + len(part) :]
    if not before:
        return len(after) >= SHORTEST_REST
    if not after:
        return len(before) > SHORTEST_REST or _is_known(before, known)
    return _is_known(before, known) and _is_known(after, known)


def _is_known(rest: str, known: Container[str]) -> bool:
    stems = (rest.removesuffix(link) for link in _LINKS if rest.endswith(link))
    starts = (rest.removeprefix(link) for link in ("s", "en") if rest.startswith(link))
    return any(len(one) >= SHORTEST_REST and one in known for one in (*stems, *starts))


def _is_misspelt(asked: str, word: str) -> bool:
    """Whether one letter is wrong, in words that are long enough for that to say something."""
    return min(len(asked), len(word)) >= SHORTEST_MISSPELT and is_one_edit(asked, word)


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or another, or two next to each other swapped."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    left, right = one[start:], other[start:]
    swapped = right[1:2] + right[:1] + right[2:]
    return left[1:] == right[1:] or left == swapped
