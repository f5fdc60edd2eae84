"""Error pages in the portal's look; the same words whether a thing is absent or forbidden."""

import sys

import structlog
from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam.conflicts import Conflict
from werksaam.context import fixed_facts

log = structlog.get_logger(__name__)

MINUTE = 60

SHOWN_ANEW = frozenset({"policy:confirm"})
"""Pages with a form in which nothing is typed."""

RETRY_SOON = 30
"""Seconds after which trying again makes sense when storage fails."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent can't be read (400). Without context: the host may be foreign."""
    return _alone("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not allowed: the page of what does not exist, so nothing tells the two apart (bar 2)."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not there, or not for this person (404)."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off: say how to go on (403).

    A page on which nothing is typed is simply shown anew, to press once more.
    """
    match = request.resolver_match
    if match and match.view_name in SHOWN_ANEW:
        messages.info(request, _("This page had been open for too long. Press once more."))
        return redirect(request.path)
    return render(request, "403_csrf.html", status=403)


def conflict_page(request: HttpRequest, found: Conflict) -> HttpResponse:
    """A lost race or a stale page: what happened, and the way on (409)."""
    return render(request, "409.html", {"conflict": found}, status=409)


def not_taken_in(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """Another way of sending than the address takes in (405): a page with the way on.

    Who opens the address of a form, as after signing in anew, gets the page that it is on.
    """
    page = _page_above(request.path) if request.method in ("GET", "HEAD") else None
    if page:
        return redirect(page)
    told = render(request, "405.html", status=405)
    told.headers["Allow"] = refused.headers["Allow"]
    return told


def _page_above(path: str) -> str | None:
    """The nearest address above this one that there is, the home page apart."""
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:number])}/" for number in range(len(parts) - 1, 0, -1))
    return next((address for address in above if is_valid_path(address)), None)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too many tries (429); allauth calls it by `handler429`."""
    return too_many_page(request, retry_after=15 * MINUTE)


def too_many_page(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """Too many tries: when to come back, in words and in `Retry-After` (seconds)."""
    context = {"wait": in_words(retry_after)}
    response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(retry_after)
    return response


def in_words(seconds: int) -> str:
    """A stretch of time as people say it, rounded up: "15 minutes"."""
    if seconds < MINUTE:
        return ngettext("%(number)d second", "%(number)d seconds", seconds) % {"number": seconds}
    minutes = -(-seconds // MINUTE)
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}


def unavailable(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """The storage is full, locked or read-only: nothing was half done (503)."""
    log.error("storage_unavailable", exc_info=exception)
    response = _alone("503.html", 503)
    response.headers["Retry-After"] = str(RETRY_SOON)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Our mistake (500); 503 if the storage is to blame. Asks nothing of the database."""
    cause = sys.exc_info()[1]
    if isinstance(cause, OperationalError):
        return unavailable(request, cause)
    return _alone("500.html", 500)


def _alone(template: str, status: int) -> HttpResponse:
    """A page that asks nothing of session, person or database: those may be what failed."""
    return HttpResponse(render_to_string(template, fixed_facts()), status=status)
