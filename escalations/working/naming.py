"""Whom a note names with an @. Pure: text in, identifiers out."""

import re
from collections.abc import Iterator, Mapping

_BEGINS = re.compile(r"(?<![\w@.])@")
"""No name begins inside a word, as in a mail address."""


def named_in(body: str, names: Mapping[int, str]) -> frozenset[int]:
    """Of these people, by identifier, those whom the text names: "@Bram de Wit", in any case.

    Of two names where one begins with the other, the longest counts. A first name is
    enough where only one of them has it. Two of one name are both meant.
    """
    called = _called(names)
    found: set[int] = set()
    for at in _BEGINS.finditer(body):
        said = body[at.end() :].casefold()
        fits = [name for name in called if _begins(said, name)]
        found |= called[max(fits, key=len)] if fits else set()
    return frozenset(found)


def _called(names: Mapping[int, str]) -> dict[str, set[int]]:
    called: dict[str, set[int]] = {}
    for name, pk in _first_names(names):
        called.setdefault(name, set()).add(pk)
    called = {name: people for name, people in called.items() if len(people) == 1}
    for pk, name in names.items():
        called.setdefault(name.casefold(), set()).add(pk)
    return called


def _first_names(names: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    return ((name.casefold().split()[0], pk) for pk, name in names.items() if name.split())


def _begins(said: str, name: str) -> bool:
    """Whether the text goes on with this name, whole."""
    return said.startswith(name) and not said[len(name) : len(name) + 1].isalnum()
