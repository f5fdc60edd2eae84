"""Who may come in: the decorators that every view with a person uses.

    @requires(Role.COMMS_ADVISER)
    def queue(request: PersonRequest) -> HttpResponse: ...

Not signed in → to sign-in. Signed in without the right → the same 404 as a
page that does not exist, so nothing tells what is there (bar 2). The security log
notes it (bar 10).
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from werksaam.audit import security_log

from .hierarchy import is_manager
from .models import Role, User
from .roles import has_role

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request of someone who is signed in."""

    user: User


PersonView = Callable[Concatenate[PersonRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
May = Callable[[User], bool]


def signed_in(view: PersonView[P]) -> View[P]:
    """Lets anyone in who is signed in; sends others to sign in, and back."""
    return _guarded(view, lambda person: True)


def requires(*roles: Role) -> Callable[[PersonView[P]], View[P]]:
    """Lets people in who have one of `roles`; 404 for others."""

    def decorate(view: PersonView[P]) -> View[P]:
        return _guarded(view, lambda person: has_role(person, *roles))

    return decorate


def lets_in(may: May) -> Callable[[PersonView[P]], View[P]]:
    """Lets people in of whom `may` says so; 404 for others. For a rule of an app's own."""

    def decorate(view: PersonView[P]) -> View[P]:
        return _guarded(view, may)

    return decorate


def requires_manager(view: PersonView[P]) -> View[P]:
    """Lets people in who manage a team today; 404 for others."""
    return _guarded(view, is_manager)


def _guarded(view: PersonView[P], may: May) -> View[P]:
    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may(request.user):
            security_log.log("refused", request)
            raise Http404
        return view(cast("PersonRequest", request), *args, **kwargs)

    update_wrapper(wrapper, view)
    return wrapper
