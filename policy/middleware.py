"""While a session is locked to reading together, every other address leads back to it.

A page here is every address, known or not, so there is none to forget: Back, another tab
and an address that was typed all end where the reading stands. It comes before the rules
of sessions, so that a locked device ends on its own page and not at sign-in.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import translation

from werksaam.audit import security_log

from . import locked_reading
from .locked_reading import LockedReading

READING = frozenset(
    {
        "policy:read_part",
        "policy:attest",
        "policy:reading_language",
        "policy:stay_reading",
        "policy:stop_reading",
    }
)
"""What someone can reach while reading."""
AFTER = frozenset({"policy:notice", "policy:stay_reading", "policy:stop_reading"})
"""What is left once it was attested: the notice of this one reading, and leaving."""

TIME = "tijd"
"""In the address of the last page: nobody touched the device for five minutes."""

Answer = Callable[[HttpRequest], HttpResponse]


class LockedReadingMiddleware:
    """Keeps a locked session within its reading, in its language, and ends it in time."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reading = locked_reading.of(request.session)
        if reading is None:
            return self.get_response(request)
        request.locked_reading = reading  # type: ignore[attr-defined]  # the context gives it to base.html
        match = _match(request)
        if locked_reading.is_over(request.session):
            return end(request, TIME)
        if not _is_open(request, match, reading):
            return HttpResponseRedirect(where_it_stands(reading))
        locked_reading.touch(request.session)
        with translation.override(reading.language):
            response = self.get_response(request)
            response.headers["Content-Language"] = reading.language
        return response


def end(request: HttpRequest, why: str) -> HttpResponse:
    """Sign out, so that nothing of this session is left; to the page that says so.

    Only time and a form end a reading: a link or an image elsewhere can't.
    """
    security_log.log("reading.ended", request=request, why=why)
    logout(request)
    return HttpResponseRedirect(reverse("policy:reading_ended", args=[why]))


def where_it_stands(reading: LockedReading) -> str:
    """The page on which the reading is."""
    if reading.notice:
        return reverse("policy:notice", args=[reading.notice])
    return reverse("policy:read_part", args=[reading.number])


def _is_open(request: HttpRequest, match: ResolverMatch | None, reading: LockedReading) -> bool:
    if match is None:
        return False
    if match.view_name == "account_logout":
        return request.method == "POST"
    if not reading.notice:
        return match.view_name in READING
    is_own = str(match.kwargs.get("identifier", reading.notice)) == reading.notice
    return match.view_name in AFTER and is_own


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None
