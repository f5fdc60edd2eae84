"""`record()`: the only way an event gets into the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from .records import Plain, Recorded


class Actor(Protocol):
    """Whoever acts: a person, as far as the trail needs to know one."""

    pk: int

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class Entry:
    """An event as an act hands it over; it is appended when the act ends."""

    action: str
    by: Actor | None
    about: Recorded | None
    facts: Mapping[str, Plain] = field(default_factory=dict)
    on_behalf_of: Actor | None = None
    reason: str = ""


_collecting: ContextVar[list[Entry] | None] = ContextVar("audit_collecting", default=None)


def record(
    action: str,
    *,
    by: Actor | None,
    about: Recorded | None = None,
    facts: Mapping[str, Plain] | None = None,
    on_behalf_of: Actor | None = None,
    reason: str = "",
) -> None:
    """Say that something happened, from inside an act.

    `by` is None where the portal itself acted. `facts` go into the leaf for
    ever: small, never personal. Raises RuntimeError outside an act: an event
    without the transaction of its change proves nothing.
    """
    entries = _collecting.get()
    if entries is None:
        raise RuntimeError(f"{action}: an event is recorded inside an act.")
    entries.append(Entry(action, by, about, dict(facts or {}), on_behalf_of, reason))


@contextmanager
def collecting() -> Iterator[list[Entry]]:
    """Collect the events of one act; for `werksaam.acting` alone."""
    entries: list[Entry] = []
    token = _collecting.set(entries)
    try:
        yield entries
    finally:
        _collecting.reset(token)


def is_collecting() -> bool:
    """Whether an act is under way here."""
    return _collecting.get() is not None
