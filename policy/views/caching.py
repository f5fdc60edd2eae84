"""Pages that a browser may keep, if it asks each time whether they still hold (bar 29)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from werksaam import clock
from werksaam.people.access import PersonRequest
from werksaam.people.models import User

from ..build import build_id
from ..queries_stamp import stamp_of

ASK_EACH_TIME = "private, no-cache"


MOST = 64
"""Pages kept in this process, so that reading on, back and forth costs little."""

_PLACE = "place-of-the-form-token"
_kept: OrderedDict[str, str] = OrderedDict()


def page_etag(request: PersonRequest, *parts: object) -> str | None:
    """The ETag of a page of the code for this person (1 query).

    Over `parts`, all that the page follows from, who and where, day, language
    and build. Keyed, so nobody can make one up for a page they may not see.
    Weak, because forms on the page bear a token that differs each time. None
    where a message waits to be shown: such a page is shown once.
    """
    if len(get_messages(request)):
        return None
    stamp = stamp_of(request.user)
    facts = (*parts, stamp, *_around(request))
    if stamp.may_get_cases or _speaks_for_board(request.user):
        # The navigation shows how many cases wait: that is a minute old at most.
        facts += (clock.now().strftime("%H:%M"),)
    return f'W/"{salted_hmac("policy.page", repr(facts), algorithm="sha256").hexdigest()[:32]}"'


def kept(request: PersonRequest, etag: str | None, make: Callable[[], str]) -> str:
    """The page under this ETag from what this process keeps, else made by `make` and kept.

    `make` renders with `FORM_TOKEN`; each answer gets the token of its request.
    """
    html = _kept.get(etag or "")
    if html is None:
        html = make()
        if etag is not None:
            _kept[etag] = html
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return html.replace(_PLACE, get_token(request))


FORM_TOKEN = {"csrf_token": _PLACE}
"""Context to render a kept page with: whoever gets it needs a form token of their own."""


def still_holds(request: PersonRequest, etag: str | None) -> HttpResponse | None:
    """A 304 where the browser has this page already; None where it must be made."""
    if etag is None:
        return None
    response = get_conditional_response(request, etag)
    return keep(response, etag) if isinstance(response, HttpResponse) else None


def keep(response: HttpResponse, etag: str | None) -> HttpResponse:
    """Let the browser keep a page under this ETag; without one it keeps nothing."""
    if etag is not None:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = ASK_EACH_TIME
    return response


def _speaks_for_board(person: User) -> bool:
    """Whether cases that nobody inside may handle come to this person."""
    address = settings.BOARD_CONTACT_EMAIL.lower()
    return bool(address) and (person.email or "").lower() == address


def _around(request: PersonRequest) -> tuple[object, ...]:
    # A new session has a new form token; a page with the old one would be refused.
    session = request.session.session_key or ""
    person = request.user
    reads = person.text_size, person.line_spacing, person.keys
    return person.pk, person.name, session, clock.today(), get_language(), build_id(), reads
