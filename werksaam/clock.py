"""The one clock of the portal.

Every rule that asks "when" asks here, so a test or the demo can tell a story
in the past. ``FAKE_NOW`` (an ISO moment in the settings) stops the clock for
the whole process; ``at`` moves it for a block of code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_moved: ContextVar[datetime | None] = ContextVar("clock_moved", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _moved.get() or settings.FAKE_NOW or timezone.now()


def today() -> date:
    """This day in the Netherlands: the day that dates in the code are about."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """An aware moment by the clock on the wall in the Netherlands."""
    return moment.astimezone(AMSTERDAM)


def quarter_began() -> datetime:
    """When this quarter of an hour began: several looks at one thing in it are one event."""
    moment = now()
    return moment.replace(minute=moment.minute - moment.minute % 15, second=0, microsecond=0)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Run a block as if it were `moment` (aware). For the demo and for tests."""
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
