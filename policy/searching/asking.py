"""What someone typed into the search box, taken apart. Pure.

``"sociale media" klanten`` asks for that phrase and for the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import FUNCTION_WORDS, Token, composed, tokens

MOST_WORDS = 12
"""Words that count; nobody means more, and each is looked up."""

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True)
class Asked:
    """Words that must all occur, and phrases that must occur as they stand."""

    words: tuple[Token, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def asked(typed: str) -> Asked:
    """Take apart what was typed; words that say nothing count only where there are no others."""
    text = composed(typed)
    quoted = [tuple(tokens(match[1])) for match in _QUOTED.finditer(text)]
    phrases = tuple(tuple(token.word for token in one) for one in quoted if len(one) > 1)
    alone = [token for one in quoted if len(one) == 1 for token in one]
    loose = [*alone, *tokens(_QUOTED.sub(" ", text))]
    telling = [token for token in loose if token.word not in FUNCTION_WORDS]
    words = telling or ([] if phrases else loose)
    # The same word twice asks nothing more.
    once = {token.word: token for token in words}
    return Asked(tuple(once.values())[:MOST_WORDS], phrases[:MOST_WORDS])
