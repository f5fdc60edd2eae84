"""How long a session lasts (bar 30): 30 minutes without use, 12 hours in all."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from werksaam import clock

from .session_store import SessionStore

BEGAN = "began_at"
SEEN = "seen_at"
NOTE_EVERY = 60
"""Seconds between notes of use: a session is not written on every request."""


def begin(session: SessionBase) -> None:
    """Start the times of a new session."""
    session[BEGAN] = session[SEEN] = _seconds()


def is_over(session: SessionBase) -> bool:
    """Whether the session has lasted, or lain idle, too long."""
    now = _seconds()
    idle, lasted = now - session.get(SEEN, now), now - session.get(BEGAN, now)
    return bool(idle > settings.SESSION_IDLE_SECONDS or lasted > settings.SESSION_COOKIE_AGE)


def note_use(session: SessionBase) -> None:
    """Note that the session is in use, once a minute."""
    if BEGAN not in session:
        begin(session)
    elif _seconds() - session[SEEN] >= NOTE_EVERY:
        session[SEEN] = _seconds()


def clear_expired() -> None:
    """Delete the sessions that have ended, with whatever was kept in them. For `run_due`."""
    SessionStore.clear_expired()


def _seconds() -> int:
    return int(clock.now().timestamp())
