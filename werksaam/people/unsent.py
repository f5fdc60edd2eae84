"""What was typed is not lost when a session ends.

The form carries its owner, signed. When it arrives without a session, what was written waits
in the new session, and only the same person gets it back: on a shared computer nobody reads
another's words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase, QueryDict

from .access import PersonRequest
from .models import User

P = ParamSpec("P")
_KEY = "unsent"
_MOST = 100_000
"""Characters that a session keeps at most; more is no answer to a question."""
_signer = Signer(salt="unsent-answers")


def owner_of_form(person: User) -> str:
    """What a form carries to say whose it is."""
    return _signer.sign(str(person.pk))


def keeps_unsent(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Keeps what is posted without a session, and sends its writer to sign in."""

    @wraps(view)
    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep(request)
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return wrapper


def unsent_answers(request: PersonRequest) -> QueryDict | None:
    """What this person sent to this address without a session; given once."""
    kept: dict[str, Any] | None = request.session.get(_KEY)
    if not kept or kept["path"] != request.get_full_path():
        return None
    del request.session[_KEY]
    return QueryDict(kept["data"]) if kept["owner"] == str(request.user.pk) else None


def posted_or_unsent(request: PersonRequest) -> QueryDict | None:
    """What a form is bound to: what is posted, or what was sent without a session."""
    return request.POST if request.method == "POST" else unsent_answers(request)


def _keep(request: HttpRequest) -> None:
    owner, data = _owner(request), request.POST.copy()
    for name in ("csrfmiddlewaretoken", "owner"):
        data.pop(name, None)
    written = data.urlencode()
    if owner and len(written) <= _MOST:
        path = request.get_full_path()
        request.session[_KEY] = {"owner": owner, "path": path, "data": written}


def _owner(request: HttpRequest) -> str:
    try:
        return _signer.unsign(request.POST.get("owner", ""))
    except BadSignature:
        return ""
