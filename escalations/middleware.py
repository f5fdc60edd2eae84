"""What a phone shares is not lost where its sender must first do something else.

Who gave a password and owes the second factor, or owes a password of one's own, is let
through to no page. So the words wait in the session, as those of a stranger do, until the
page of sharing is opened. It stands around the rules of sessions, that turn people away.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .forms_sharing import SharedForm
from .sharing import waiting

Answer = Callable[[HttpRequest], HttpResponse]


class SharesWaitMiddleware:
    """Keeps the words of a share that no view was asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        turned_away = request.resolver_match is None
        if turned_away and request.method == "POST" and _is_a_share(request):
            waiting.hold(request, SharedForm(request.POST, request.FILES).shared)
        return response


def _is_a_share(request: HttpRequest) -> bool:
    is_there = request.path_info == reverse("escalations:share")
    return is_there and waiting.is_of_the_device(request)
