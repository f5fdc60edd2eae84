"""What a rule on a wall says, taken from its explanation: its line and enough to understand it.

A line alone ("Reageer nog niet.") is a riddle. The first sentences of the explanation go with
it, until they say what is forbidden, what the limit is, or what one must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MUST, MAY, MAY_NOT = "moet", "mag", "mag-niet"

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+(?=[\W\d]*[A-ZÀ-Þ])")
_LIMIT = r"niet|geen|nooit|alleen|zonder|behalve|not|no|never|only|unless|without|cannot"
_TELLS = {
    MAY_NOT: re.compile(rf"\b(?:{_LIMIT}|verboden|forbidden)\b", re.IGNORECASE),
    MAY: re.compile(rf"\b(?:{_LIMIT})\b", re.IGNORECASE),
    MUST: re.compile(r"\b(?:moet|moeten|must|have to)\b", re.IGNORECASE),
}
"""Words, in Dutch and English, of the sentence that tells what an explanation is about."""


def said_of(force: str, body: str) -> str:
    """The sentences to print after its line, always ending with one that tells something.

    Of a duty that no sentence puts as one ("Verstuur alleen …") the first that is no question.
    All of the body where even that is not there.
    """
    tells = _TELLS.get(force)
    return (tells and _until(body, tells)) or _until(body) or " ".join(body.split())


def has_limit(body: str) -> bool:
    """Whether what may be done may not be done in all cases."""
    return bool(_until(body, _TELLS[MAY]))


def _until(body: str, tells: re.Pattern[str] | None = None) -> str:
    """The body up to and with the first statement that `tells`; "" where there is none.

    It begins with the questions right before that statement ("Ziet u …? Dan moet u …"), where
    there are any: what stands before those is not needed to understand it.
    """
    taken: list[str] = []
    asked = 0
    for sentence in _sentences(body):
        taken.append(sentence)
        if sentence.rstrip("’'\")").endswith("?"):
            asked += 1
        elif tells is None or tells.search(sentence):
            return " ".join(taken[-asked - 1 :] if asked else taken)
        else:
            asked = 0
    return ""


def _sentences(body: str) -> Iterator[str]:
    """Its sentences, each on one line."""
    return (" ".join(part.split()) for part in _SENTENCE_ENDS.split(body.strip()))
