"""Words in two languages, the lids they rest on, and reading both from stored data. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"[a-zA-Z0-9_-]{1,60}")


class Unreadable(ValueError):
    """Data does not have the shape it should: where, and what is wrong there."""

    def __init__(self, at: str, what: str) -> None:
        super().__init__(f"{at}: {what}")
        self.at = at
        self.what = what


@dataclass(frozen=True)
class Words:
    """The same words in two languages."""

    nl: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        """In Dutch unless English is asked for."""
        return self.en if language.startswith("en") else self.nl

    @property
    def is_empty(self) -> bool:
        """Whether there are none, in either language."""
        return not (self.nl or self.en)


@dataclass(frozen=True)
class Lid:
    """A lid as it stood when it was named: its identity, its place, the hash of its words."""

    provision: str
    eid: str
    sha256: str


@dataclass(frozen=True)
class InForce:
    """The same lid as it stands now; `earlier`: the hashes that its words had by other numbers."""

    eid: str
    sha256: str
    has_disclaimer: bool = False
    earlier: frozenset[str] = frozenset()

    def says_the_same(self, lid: Lid) -> bool:
        """Whether the words are those that were looked at; another number changes none."""
        return lid.sha256 == self.sha256 or lid.sha256 in self.earlier


def mapping(data: Any, at: str) -> Mapping[str, Any]:
    """A mapping. Raises Unreadable."""
    if not isinstance(data, Mapping):
        raise Unreadable(at, "expected names with values")
    return data


def listed(data: Mapping[str, Any], key: str, at: str) -> Sequence[Any]:
    """The list under `key`; empty where there is none. Raises Unreadable."""
    found = data.get(key) or []
    if not isinstance(found, list):
        raise Unreadable(at, f"{key}: expected a list")
    return found


def text(data: Mapping[str, Any], key: str, at: str) -> str:
    """The text under `key`; empty where there is none. Raises Unreadable."""
    found = data.get(key)
    if found is not None and not isinstance(found, str):
        raise Unreadable(at, f"{key}: expected text")
    return (found or "").strip()


def name_of(data: Mapping[str, Any], at: str) -> str:
    """The id of a part, as it can stand in an address. Raises Unreadable."""
    found = text(data, "id", at)
    if not _NAME.fullmatch(found):
        raise Unreadable(found or at, "has no id of letters, figures, - and _")
    return found


def flag(data: Mapping[str, Any], key: str, at: str) -> bool:
    """Yes or no under `key`; no where there is nothing. Raises Unreadable."""
    found = data.get(key, False)
    if not isinstance(found, bool):
        raise Unreadable(at, f"{key}: expected true or false")
    return found


def words(data: Any, at: str) -> Words:
    """The text under "nl" and "en". Raises Unreadable."""
    if data is None:
        return Words()
    found = mapping(data, at)
    return Words(nl=text(found, "nl", at), en=text(found, "en", at))


def lids(data: Mapping[str, Any], at: str) -> tuple[Lid, ...]:
    """The lids under "lids", as they are stored. Raises Unreadable."""
    return tuple(_lid(mapping(item, at), at) for item in listed(data, "lids", at))


def _lid(data: Mapping[str, Any], at: str) -> Lid:
    return Lid(text(data, "provision", at), text(data, "eid", at), text(data, "sha256", at))
