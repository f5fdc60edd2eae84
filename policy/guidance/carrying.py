"""The answers of whoever walks through the questions, sealed into the address.

Nothing is stored about who asked what, so each page must hand the answers to the next. Written
plainly in an address they would stand in logs and in the history of a shared computer; in the
form alone, Back, reloading and switching the language would lose them. So they are encrypted,
with a key that follows from the session: once that has ended nobody can read them, not even
who keeps the server. All have one length, whatever was answered (decision 0029).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

_LENGTH = 512
LONGEST_SEALED = 4000


@dataclass(frozen=True)
class Carried:
    """Answers (question → answer) to the text with this number; `at`: a question to see again."""

    number: int
    answers: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


def sealed(session_key: str, carried: Carried) -> str:
    """What stands in the address."""
    plain = json.dumps([carried.number, dict(carried.answers), carried.at])
    whole = -(-len(plain) // _LENGTH) * _LENGTH
    return _lock(session_key).encrypt(plain.ljust(whole).encode()).decode()


def opened(session_key: str, seal: str) -> Carried | None:
    """What was carried; None for what another session sealed, or nobody."""
    if len(seal) > LONGEST_SEALED:
        return None
    try:
        number, answers, at = json.loads(_lock(session_key).decrypt(seal.encode()))
    except InvalidToken:
        return None
    return Carried(number, answers, at)


def _lock(session_key: str) -> Fernet:
    digest = salted_hmac("policy.guidance.answers", session_key, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
