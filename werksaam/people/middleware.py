"""Rules of a session: how long it lasts, and what comes before any other page.

First a password of one's own in place of a given one, then the second factor.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import SESSION_KEY, get_user, logout
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from werksaam.audit import security_log

from .models import User
from .second_factor import has_second_factor, needs_second_factor, used_second_factor
from .sessions import is_over, note_use

OPEN = frozenset(
    {
        "mfa_activate_totp",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "account_logout",
        "language",
    }
)
"""What someone can reach before their second factor: setting it up, using it, leaving."""

OPEN_WITH_GIVEN_PASSWORD = frozenset({"account_change_password", "account_logout", "language"})
"""What someone can reach with a password that another person gave them: replacing it, leaving."""

SHOWS_WHAT_CAME = frozenset({"escalations:share"})
"""Where what was posted is kept and shown, so one goes back there after the second factor."""

UNATTENDED = frozenset({"escalations:queue_news"})
"""What an open page asks by itself. Nobody need be there, so it keeps no session alive."""


class PersonMiddleware(AuthenticationMiddleware):
    """Finds who asks at once, where Django waits until something wants to know.

    Every page wants to: it speaks the language of its person. And what waits stands between
    that person and whoever looks at them, hundreds of times on a page with a list.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Set `request.user`."""
        super().process_request(request)
        request.user = get_user(request)


class SessionRulesMiddleware:
    """Ends sessions that are over, and keeps all pages shut before what comes first.

    A page here is every address, known or not, so there is none to forget.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _end_or_note(request)
            if isinstance(request.user, User):
                shut = _shut_before_all_else(request, request.user)
                if shut:
                    return shut
        return self.get_response(request)


def _end_or_note(request: HttpRequest) -> None:
    """End the session of who is inactive, or of a session that is over."""
    if not request.user.is_authenticated:
        request.session.flush()
    elif is_over(request.session):
        security_log.log("session.expired", request=request, person_id=request.user.pk)
        logout(request)
    elif not _is_among(request, UNATTENDED):
        note_use(request.session)


def _shut_before_all_else(request: HttpRequest, person: User) -> HttpResponse | None:
    if person.password_is_temporary:
        if _is_among(request, OPEN_WITH_GIVEN_PASSWORD):
            return None
        return HttpResponseRedirect(reverse("account_change_password"))
    return _shut_before_second_factor(request, person)


def _shut_before_second_factor(request: HttpRequest, person: User) -> HttpResponse | None:
    if used_second_factor(request) or not needs_second_factor(person) or _is_among(request, OPEN):
        return None
    if not has_second_factor(person):
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    goes_back = request.method == "GET" or _is_among(request, SHOWS_WHAT_CAME)
    query = urlencode({"next": request.get_full_path() if goes_back else "/"})
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{query}")


def _is_among(request: HttpRequest, pages: frozenset[str]) -> bool:
    try:
        return resolve(request.path_info).view_name in pages
    except Resolver404:
        return False
