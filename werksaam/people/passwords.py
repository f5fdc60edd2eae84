"""A password from the administrator, for who can't have one by mail.

It lets its owner in once: the session rules shut every page until they have
chosen one of their own (`middleware.py`). Nobody can read it back; it is told
once and only its hash is kept.
"""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import make_password

from werksaam.acting import act
from werksaam.audit.recording import record

from . import telling
from .granting import AccountClosed
from .models import User

CONSONANTS = "bdfgkmnrstw"
VOWELS = "aeiou"
GROUPS, SYLLABLES = 5, 2


class OwnPassword(ValueError):
    """Nobody gives themselves a password: that would go around the current one."""


def readable_password() -> str:
    """A password that can be read out and typed over: "bako-mitu-sedo-rafi-suno".

    Ten syllables out of 55 are 57 bits (ASVS 6.4.1 asks for a secure source),
    behind five tries a quarter of an hour. No letters that look or sound alike.
    """
    return "-".join("".join(_syllable() for _ in range(SYLLABLES)) for _ in range(GROUPS))


def give_password(*, by: User, person: User) -> str:
    """Give `person` a temporary password, and return it: this is the only time it is seen.

    Their sessions end, and links for a new password no longer work. They and the
    privacy officers hear of it by mail. Raises OwnPassword or AccountClosed.
    """
    if by.pk == person.pk:
        raise OwnPassword
    if not person.is_active:
        raise AccountClosed
    password = readable_password()
    _give(by=by, person=person, hashed=make_password(password))
    return password


@act
def _give(*, by: User, person: User, hashed: str) -> None:
    keep_given(by=by, person=person, hashed=hashed)
    telling.of_changed_access(person)


@act
def keep_given(*, by: User | None, person: User, hashed: str) -> None:
    """Store a given password, hashed before the transaction: hashing is slow on purpose.

    `by` is None only for the first administrator.
    """
    person.password, person.password_is_temporary = hashed, True
    person.save(update_fields=["password", "password_is_temporary"])
    record("person.password_given", by=by, about=person)


def _syllable() -> str:
    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)
