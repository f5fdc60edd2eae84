"""Pages that a browser may keep, if it asks each time whether they still hold (bar 29)."""

from __future__ import annotations

import hashlib

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from werksaam import clock
from werksaam.people.access import PersonRequest
from werksaam.people.hierarchy import is_manager
from werksaam.people.roles import is_desk, roles_of

from ..build import build_id

ASK_EACH_TIME = "private, no-cache"
FOR_GOOD = "private, max-age=31536000, immutable"


def page_etag(request: PersonRequest, *parts: object) -> str | None:
    """The ETag of a page for this person: `parts`, who and where, language, build.

    Weak, because forms on the page bear a token that differs each time. None
    where a message waits to be shown: such a page is shown once.
    """
    if len(get_messages(request)):
        return None
    person = request.user
    facts = [*parts, *_around(request), sorted(roles_of(person)), is_manager(person)]
    # The desk sees how many cases wait in the navigation: that is a minute old at most.
    if is_desk(person):
        facts.append(clock.now().strftime("%H:%M"))
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def still_holds(request: PersonRequest, etag: str | None) -> HttpResponse | None:
    """A 304 where the browser has this page already; None where it must be made."""
    if etag is None:
        return None
    response = get_conditional_response(request, etag)
    return keep(response, etag) if isinstance(response, HttpResponse) else None


def keep(response: HttpResponse, etag: str | None, rule: str = ASK_EACH_TIME) -> HttpResponse:
    """Let the browser keep a page under this ETag; without one it keeps nothing."""
    if etag is not None:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = rule
    return response


def _around(request: PersonRequest) -> list[object]:
    # A new session has a new form token; a page with the old one would be refused.
    session = request.session.session_key or ""
    return [request.user.pk, request.user.name, session, get_language(), build_id()]
