"""The security log: sign-ins, refusals, throttling. Apart from the trail and pruned.

Anyone can cause such an event, so it must not fill the trail; and sign-in data
may be kept for six months only (Selectielijst 2020, 19.1.24).
"""

from datetime import timedelta

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from werksaam import clock

from .models import SecurityEvent

KEPT_FOR = timedelta(days=183)
LONGEST_TEXT = 100

_log = structlog.get_logger("security")


def log(
    event: str,
    request: HttpRequest | None,
    *,
    person_id: int | None = None,
    **facts: str | bool | int | None,
) -> None:
    """Note that `event` happened in `request`; `facts` are small and never secrets.

    `person_id` is given where the request's own user is not the one it is about.
    Control characters are made visible, so input can't forge a line (ASVS 16.4.1).
    """
    said = {name: _plain(value) for name, value in facts.items()}
    entry = SecurityEvent.objects.create(
        event=_one_line(event),
        person_id=_person_id(request) if person_id is None else person_id,
        address=_one_line(_address(request))[:45] if request else "",
        path=_route(request)[:200] if request else "",
        facts=said,
    )
    _log.info(entry.event, person=entry.person_id, path=entry.path, facts=said)


def prune() -> int:
    """Delete what is older than six months; returns how many. For `run_due`."""
    deleted, _by_model = SecurityEvent.objects.filter(at__lt=clock.now() - KEPT_FOR).delete()
    return deleted


def _address(request: HttpRequest) -> str:
    """Who asks: behind our proxy what it saw, the last address; what came before is claimed."""
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    direct: str = request.META.get("REMOTE_ADDR", "")
    return seen if settings.BEHIND_PROXY and seen else direct


def _route(request: HttpRequest) -> str:
    """Which page, without what its address names: a reference, a key from a mail."""
    try:
        return f"/{resolve(request.path_info).route}"
    except Resolver404:
        return ""


def _person_id(request: HttpRequest | None) -> int | None:
    user = getattr(request, "user", None)
    return user.pk if user is not None else None


def _plain(value: str | bool | int | None) -> str | bool | int | None:
    return _one_line(value)[:LONGEST_TEXT] if isinstance(value, str) else value


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
