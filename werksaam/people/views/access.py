"""The administrator's pages about getting in: passwords, second factors, roles, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.conflicts import Conflict
from werksaam.people import presenters_access as presenters
from werksaam.people.access import PersonRequest, requires
from werksaam.people.granting import AccountClosed, OwnRole, grant_role, revoke_role
from werksaam.people.joining import OwnAccount, close_account
from werksaam.people.models import Role, User
from werksaam.people.passwords import OwnPassword, give_password
from werksaam.people.presenters_access import Question
from werksaam.people.second_factor import (
    OwnSecondFactor,
    has_second_factor,
    reset_second_factor,
)

OWN = (OwnAccount, OwnPassword, OwnRole, OwnSecondFactor)

administrator = requires(Role.ADMINISTRATOR)
asked_first = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@administrator
def search(request: PersonRequest) -> HttpResponse:
    """People are found on their own page now; bookmarks of before keep working."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("people:people") + (f"?{query}" if query else ""))


@require_safe
@administrator
def person(request: PersonRequest, person_id: int) -> HttpResponse:
    """How someone gets in and what they may do, with what can be changed."""
    found = get_object_or_404(User, pk=person_id)
    access = presenters.access_of(found, viewer=request.user)
    return render(request, "access/person.html", {"access": access})


@asked_first
@administrator
@sensitive_variables("password")
def password(request: PersonRequest, person_id: int) -> HttpResponse:
    """Give a new password: on the page that answers, and nowhere else."""
    found = _changeable(request, person_id)
    if request.method != "POST":
        return _ask(request, found, presenters.about_password(found))
    with _refusals_in_words(found):
        password = give_password(by=request.user, person=found)
    return render(request, "access/password.html", {"person": found, "password": password})


@asked_first
@administrator
def second_factor(request: PersonRequest, person_id: int) -> HttpResponse:
    """Take away the second factor of someone who lost it."""
    found = _changeable(request, person_id)
    if not has_second_factor(found):
        raise Conflict(
            _("There is no second step to reset"),
            _("%(name)s has not set one up, or someone reset it already.") % {"name": found.name},
            _url(found),
        )

    def change() -> str:
        reset_second_factor(by=request.user, person=found)
        return _("The second step of %(name)s has been reset.") % {"name": found.name}

    return _asked_or_done(request, found, presenters.about_second_factor(found), change)


@asked_first
@administrator
def grant(request: PersonRequest, person_id: int, role: str) -> HttpResponse:
    """Give a role."""
    found, wanted = _changeable(request, person_id), _role(role)

    def change() -> str:
        grant_role(by=request.user, person=found, role=wanted)
        return _("%(name)s now has the role of %(role)s.") % _names(found, wanted)

    return _asked_or_done(request, found, presenters.about_granting(found, wanted), change)


@asked_first
@administrator
def revoke(request: PersonRequest, person_id: int, role: str) -> HttpResponse:
    """Take a role away."""
    found, held = _changeable(request, person_id), _role(role)

    def change() -> str:
        revoke_role(by=request.user, person=found, role=held)
        return _("%(name)s no longer has the role of %(role)s.") % _names(found, held)

    return _asked_or_done(request, found, presenters.about_revoking(found, held), change)


@asked_first
@administrator
def close(request: PersonRequest, person_id: int) -> HttpResponse:
    """Close an account."""
    found = _changeable(request, person_id)

    def change() -> str:
        close_account(by=request.user, person=found)
        return _("The account of %(name)s is closed.") % {"name": found.name}

    return _asked_or_done(request, found, presenters.about_closing(found), change)


def _changeable(request: PersonRequest, person_id: int) -> User:
    """Someone else, with an open account. Raises Conflict, in words, for others."""
    found = get_object_or_404(User, pk=person_id)
    with _refusals_in_words(found):
        if found.pk == request.user.pk:
            raise OwnAccount
        if not found.is_active:
            raise AccountClosed
    return found


def _asked_or_done(
    request: PersonRequest, person: User, question: Question, change: Callable[[], str]
) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, person, question)
    with _refusals_in_words(person):
        messages.success(request, change())
    return redirect(_url(person))


def _ask(request: PersonRequest, person: User, question: Question) -> HttpResponse:
    return render(request, "access/confirm.html", {"person": person, "question": question})


@contextmanager
def _refusals_in_words(person: User) -> Iterator[None]:
    try:
        yield
    except OWN as own:
        raise Conflict(
            _("This is your own access"),
            _("Nobody changes their own access. Ask another administrator."),
            _url(person),
        ) from own
    except AccountClosed as closed:
        raise Conflict(
            _("This account is closed"),
            _("%(name)s can no longer sign in.") % {"name": person.name},
            _url(person),
        ) from closed


def _role(value: str) -> Role:
    try:
        return Role(value)
    except ValueError as unknown:
        raise Http404 from unknown


def _names(person: User, role: Role) -> dict[str, str]:
    return {"name": person.name, "role": str(role.label)}


def _url(person: User) -> str:
    return reverse("access:person", args=[person.pk])
