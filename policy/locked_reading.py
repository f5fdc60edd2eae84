"""The locked view: what a session remembers while someone reads together on this device.

From its beginning the session reaches nothing else (`policy.middleware`), so handing over
a tablet hands over the code and no more. It ends after five minutes without touch.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from werksaam import clock

ENDS_AFTER = 5 * 60
"""Seconds without touch (product: samen lezen)."""
_SEEN = "reading_seen_at"


@dataclass(frozen=True)
class LockedReading:
    """Who is read with, which version, in which language, and how far they are."""

    person_id: int
    version_id: int
    language: str
    number: int = 1
    """The part that is on the screen."""
    furthest: int = 0
    """The last part that was shown: nobody attests what was passed over."""
    notice: str = ""
    """After attesting: the reading whose notice is the one page left."""


def begin(session: SessionBase, *, person_id: int, version_id: int, language: str) -> None:
    """Lock this session to reading together."""
    keep(session, **asdict(LockedReading(person_id, version_id, language)))
    touch(session)


def of(session: SessionBase) -> LockedReading | None:
    """The reading that this session is locked to; None for any other session."""
    names = [one.name for one in fields(LockedReading)]
    kept: dict[str, Any] = {name: session[_key(name)] for name in names if _key(name) in session}
    return LockedReading(**kept) if kept else None


def keep(session: SessionBase, **changed: Any) -> None:
    """Remember what changed: each under a key of its own, so that a request that turns a page
    does not undo what another did at the same moment."""
    for name, value in changed.items():
        session[_key(name)] = value


def touch(session: SessionBase) -> None:
    """Someone touched the page: five minutes more."""
    session[_SEEN] = _seconds()


def is_over(session: SessionBase) -> bool:
    """Whether nobody touched it for five minutes."""
    return bool(_seconds() - session.get(_SEEN, 0) >= ENDS_AFTER)


def _key(name: str) -> str:
    return f"reading_{name}"


def _seconds() -> int:
    return int(clock.now().timestamp())
