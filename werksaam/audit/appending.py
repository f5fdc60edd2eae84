"""Appending the events of an act to the trail: its last step before the commit."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet

from werksaam import clock
from werksaam.compiled_queries import compiled, filled_up

from . import merkle, tree
from .actions import known
from .canonical import canonical, commitment
from .locks import Lock, take
from .models import Event, EventDetail, Node, insert
from .notes import stamp
from .recording import Entry, collecting
from .records import Plain, Recorded, record_sha256

LEAF_VERSION = 1
LONGEST_FACT = 100
MOST_KEYS = 10_000
FEW_KEYS = 64

RecordKey = tuple[str, str]

_log = structlog.get_logger("audit")


class UnfitFact(ValueError):
    """A fact that a leaf must not hold: too long, or of another kind than said."""


@contextmanager
def appended() -> Iterator[None]:
    """One transaction whose recorded events are appended at its end, or nothing of it."""
    with transaction.atomic(), collecting() as entries:
        yield
        append(entries)


def append(entries: Sequence[Entry]) -> None:
    """Append the events of one act, in order, as the last thing before its commit.

    The lock is taken here and not earlier: before a row lock it would deadlock. The
    rows are hashed under it: whoever changed one of them and committed meanwhile
    comes before us in the trail, so what we say of the row must be what they left.
    Raises UnknownAction or UnfitFact, and so undoes the act.
    """
    if not entries:
        return
    for entry in entries:
        known(entry.action)
        _check_facts(entry)
    take(Lock.APPENDING)
    _write(entries, _record_hashes(entries))


def _write(entries: Sequence[Entry], hashes: Mapping[RecordKey, str]) -> None:
    now, last = clock.now(), next(iter(_last()), None)
    _alarm_if_clock_went_back(now, last)
    frontier = tree.frontier(0 if last is None else last.index + 1)
    events, details, nodes = [], [], []
    for entry in entries:
        detail = _detail(frontier.size, entry, hashes)
        event = _event(frontier.size, now, entry, detail)
        made = frontier.append(merkle.hash_leaf(bytes(event.leaf)))
        nodes += [Node(level=n.level, index=n.index, hash=n.hash) for n in made]
        events.append(event)
        details.append(detail)
    insert(events)
    insert(details)
    insert(nodes)


@compiled
def _last() -> QuerySet[Event, Event]:
    return Event.objects.order_by("-index").only("index", "at")[:1]


def _event(index: int, at: datetime, entry: Entry, detail: EventDetail) -> Event:
    leaf = {
        "index": index,
        "at": stamp(at),
        "action": entry.action,
        "facts": dict(entry.facts),
        "commitment": commitment(detail.content(), bytes(detail.key)),
        "v": LEAF_VERSION,
    }
    return Event(index=index, at=at, action=entry.action, leaf=canonical(leaf))


def _detail(index: int, entry: Entry, hashes: Mapping[RecordKey, str]) -> EventDetail:
    object_type, object_id = _record_key(entry.about)
    return EventDetail(
        index=index,
        key=secrets.token_bytes(32),
        actor_id=entry.by.pk if entry.by else None,
        actor_name=str(entry.by) if entry.by else "",
        on_behalf_of_id=entry.on_behalf_of.pk if entry.on_behalf_of else None,
        on_behalf_of_name=str(entry.on_behalf_of) if entry.on_behalf_of else "",
        object_type=object_type,
        object_id=object_id,
        reason=entry.reason,
        record_sha256=hashes[object_type, object_id] if entry.about else "",
    )


def _record_hashes(entries: Sequence[Entry]) -> dict[RecordKey, str]:
    """The hash of each row as the database holds it: one query for each kind of row, or
    a few where an act changed very many.

    Fetched again, because a row in memory may differ from what was stored (text
    for a date, an expression for a number).
    """
    wanted: defaultdict[type[Recorded], set[object]] = defaultdict(set)
    for entry in entries:
        if entry.about is not None:
            wanted[type(entry.about)].add(entry.about.pk)
    hashes: dict[RecordKey, str] = {}
    for model, keys in wanted.items():
        for some in _batched(keys):
            hashes |= {_record_key(row): record_sha256(row) for row in _stored(model, some)}
        if len([key for key in hashes if key[0] == model.RECORD_TYPE]) < len(keys):
            raise LookupError(f"An event is about a {model.RECORD_TYPE} that is not stored.")
    return hashes


def _stored(model: type[Recorded], keys: list[Any]) -> Iterable[Recorded]:
    if len(keys) > FEW_KEYS:
        return model._base_manager.filter(pk__in=keys)
    return _few_stored(*filled_up(keys), model=model)


@compiled
def _few_stored(*keys: Any, model: type[Recorded]) -> QuerySet[Recorded, Recorded]:
    return model._base_manager.filter(pk__in=keys)


def _batched(keys: Collection[object]) -> Iterator[list[object]]:
    """The keys by so many as any database takes in one query (SQLite: 32,766)."""
    waiting = list(keys)
    for first in range(0, len(waiting), MOST_KEYS):
        yield waiting[first : first + MOST_KEYS]


def _record_key(row: Recorded | None) -> RecordKey:
    return ("", "") if row is None else (row.RECORD_TYPE, str(row.pk))


def _check_facts(entry: Entry) -> None:
    for name, value in entry.facts.items():
        if not _is_fit(value):
            raise UnfitFact(
                f"{entry.action}: {name} must be text up to {LONGEST_FACT} characters, "
                "a boolean or a small whole number."
            )


def _is_fit(value: Plain) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_FACT
    return isinstance(value, bool | int) and abs(value) < 2**53


def _alarm_if_clock_went_back(now: datetime, last: Event | None) -> None:
    if last is not None and now < last.at:
        _log.warning("trail_clock_went_back", index=last.index + 1, seconds=_gap(last.at, now))


def _gap(later: datetime, earlier: datetime) -> int:
    return round((later - earlier).total_seconds())
