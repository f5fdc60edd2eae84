"""One part of a text under work: finding it, putting another in its place, taking it out. Pure.

A part is a question, an advice, a card …; it has a kind and, among its kind, an id. What is
here works on data as it is stored and changes nothing in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]
Part = dict[str, Any]


@dataclass(frozen=True)
class PartKind:
    """A kind of part: under which key its list stands, or which keys are its own.

    `slug` is its name in an address.
    """

    name: str
    slug: str
    key: str = ""
    own: tuple[str, ...] = ()


BEFORE_YOU_POST = (
    PartKind("begin", "begin", own=("title", "intro", "start")),
    PartKind("question", "vraag", key="questions"),
    PartKind("outcome", "advies", key="outcomes"),
)
AT_HAND = (
    PartKind("description", "omschrijving", own=("description",)),
    PartKind("value", "kernwaarde", key="values"),
    PartKind("account", "account", key="accounts"),
    PartKind("topic", "onderwerp", key="topics"),
)
KINDS = {kind.name: kind for kind in (*BEFORE_YOU_POST, *AT_HAND)}


class NoSuchPart(LookupError):
    """It is not there, or no longer."""


def part_of(content: Content, kind: str, name: str) -> Part:
    """A part as it is stored. Raises NoSuchPart."""
    of_kind = KINDS[kind]
    if of_kind.own:
        return {key: content[key] for key in of_kind.own if key in content}
    for item in content.get(of_kind.key) or []:
        if item["id"] == name:
            return dict(item)
    raise NoSuchPart(name)


def with_part(content: Content, kind: str, name: str, part: Part) -> Part:
    """The text with `part` in place of the one of this name, or as the last of its kind."""
    of_kind = KINDS[kind]
    if of_kind.own:
        return {**content, **{key: part[key] for key in of_kind.own if key in part}}
    items = list(content.get(of_kind.key) or [])
    part = {**part, "id": name}
    at = next((index for index, item in enumerate(items) if item["id"] == name), len(items))
    return {**content, of_kind.key: [*items[:at], part, *items[at + 1 :]]}


def without_part(content: Content, kind: str, name: str) -> Part:
    """The text without it; what led to it leads nowhere then. Raises NoSuchPart."""
    part_of(content, kind, name)
    key = KINDS[kind].key
    return {**content, key: [item for item in content[key] if item["id"] != name]}


def fresh_name(content: Content, kind: str) -> str:
    """A name that no part of this text has."""
    taken = {item["id"] for of in KINDS.values() if of.key for item in content.get(of.key) or []}
    numbers = range(1, len(taken) + 2)
    return next(name for n in numbers if (name := f"{kind}_{n}") not in taken)


def notes_in(content: Content) -> list[tuple[str, str, str]]:
    """What stands there for the desk to decide: kind, name, note."""
    return [
        (kind.name, item.get("id", kind.name), item["note_for_desk"])
        for kind in KINDS.values()
        for item in _items(content, kind)
        if item.get("note_for_desk")
    ]


def _items(content: Content, kind: PartKind) -> list[Part]:
    if kind.key:
        return list(content.get(kind.key) or [])
    found = [content.get(key) for key in kind.own]
    return [item for item in found if isinstance(item, dict)]
