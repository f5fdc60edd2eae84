"""The locked view: what a session remembers while someone reads together on this device.

From its beginning the session reaches nothing else (`policy.middleware`), so handing over
a tablet hands over the code and no more. It ends after five minutes without touch.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from werksaam import clock

ENDS_AFTER = 5 * 60
"""Seconds without touch (product: samen lezen)."""
_KEY, _SEEN = "reading_together", "reading_seen_at"


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
    keep(session, LockedReading(person_id, version_id, language))
    touch(session)


def of(session: SessionBase) -> LockedReading | None:
    """The reading that this session is locked to; None for any other session."""
    kept: dict[str, Any] | None = session.get(_KEY)
    return LockedReading(**kept) if kept else None


def keep(session: SessionBase, reading: LockedReading, **changed: Any) -> None:
    """Remember how it stands now."""
    session[_KEY] = asdict(replace(reading, **changed))


def touch(session: SessionBase) -> None:
    """Someone touched the page: five minutes more."""
    session[_SEEN] = _seconds()


def is_over(session: SessionBase) -> bool:
    """Whether nobody touched it for five minutes."""
    return bool(_seconds() - session.get(_SEEN, 0) >= ENDS_AFTER)


def _seconds() -> int:
    return int(clock.now().timestamp())
