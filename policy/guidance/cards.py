"""What people want at hand: a description of WerkSaam, values, accounts, whom to ask. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .words import Lid, Unreadable, Words, lids, listed, mapping, name_of, text, words

MOST = 40
"""Values, accounts and topics at most, of each."""
WHO = ("manager", "desk", "adviser", "colleague")
"""Whom a topic is for: the own manager, the desk, the communications adviser alone, or the
colleague who knows about it."""


@dataclass(frozen=True)
class Description:
    """What WerkSaam does, in the words that everyone uses; empty until the desk wrote it."""

    words: Words
    remark: Words
    lids: tuple[Lid, ...]
    note: str = ""


@dataclass(frozen=True)
class Value:
    """A core value, and what it means in one sentence."""

    id: str
    name: Words
    meaning: Words
    lids: tuple[Lid, ...]
    note: str = ""


@dataclass(frozen=True)
class Account:
    """An account by which WerkSaam itself speaks."""

    id: str
    platform: str
    handle: str
    address: str
    remark: Words


@dataclass(frozen=True)
class Topic:
    """What someone may want to ask, and who answers."""

    id: str
    what: Words
    who: str
    lids: tuple[Lid, ...]
    action: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cards:
    """The whole of it."""

    description: Description
    values: tuple[Value, ...]
    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]

    @property
    def lids(self) -> tuple[Lid, ...]:
        """All that the cards rest on."""
        values = (lid for one in self.values for lid in one.lids)
        return (*self.description.lids, *values, *(lid for one in self.topics for lid in one.lids))


def read_cards(content: Any) -> Cards:
    """The cards from data. Raises Unreadable, naming the card."""
    data = mapping(content, "at hand")
    return Cards(
        description=_description(data.get("description") or {}),
        values=tuple(_value(item) for item in _cards(data, "values")),
        accounts=tuple(_account(item) for item in _cards(data, "accounts")),
        topics=tuple(_topic(item) for item in _cards(data, "topics")),
    )


def _cards(data: Any, key: str) -> list[Any]:
    """The cards of one sort, each with an id of its own."""
    found = [mapping(item, key) for item in listed(data, key, "at hand")]
    if len(found) > MOST:
        raise Unreadable(key, f"more than {MOST}")
    names = [name_of(item, key) for item in found]
    for name in names:
        if names.count(name) > 1:
            raise Unreadable(name, "stands there twice")
    return found


def _description(item: Any) -> Description:
    data, at = mapping(item, "description"), "description"
    note = text(data, "note_for_desk", at)
    return Description(words(data, at), words(data.get("remark"), at), lids(data, at), note)


def _value(item: Any) -> Value:
    at = item["id"]
    return Value(
        id=at,
        name=words(item.get("name"), at),
        meaning=words(item.get("meaning"), at),
        lids=lids(item, at),
        note=text(item, "note_for_desk", at),
    )


def _account(item: Any) -> Account:
    at = item["id"]
    platform, handle, address = (text(item, key, at) for key in ("platform", "handle", "address"))
    return Account(at, platform, handle, address, words(item.get("remark"), at))


def _topic(item: Any) -> Topic:
    at, who = item["id"], text(item, "who", item["id"])
    if who not in WHO:
        raise Unreadable(at, f"who: one of {', '.join(WHO)}")
    return Topic(
        id=at,
        what=words(item.get("what"), at),
        who=who,
        lids=lids(item, at),
        action=text(item, "action", at),
        note=text(item, "note_for_desk", at),
    )
