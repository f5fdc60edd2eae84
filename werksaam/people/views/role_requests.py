"""A role for oneself: an administrator asks, a second person answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.asking_roles import (
    AnsweredAlready,
    AskedAlready,
    HeldAlready,
    NobodyToAnswer,
    answer_role,
    ask_role,
    may_answer,
    waiting_for,
)
from werksaam.people.forms_people import AskRoleForm
from werksaam.people.granting import AccountClosed, OwnRole
from werksaam.people.models import Role, RoleRequest
from werksaam.people.presenters_access import MEANINGS
from werksaam.people.roles import roles_of
from werksaam.plain_forms import status_of

from .people import administrator, shown_and_sent

LAST = 20

decider = requires(Role.ADMINISTRATOR, Role.DIRECTOR)


@require_safe
@decider
def waiting(request: PersonRequest) -> HttpResponse:
    """What waits for an answer of yours, what you asked yourself, and what was answered."""
    asked = RoleRequest.objects.select_related("person", "answered_by")
    context = {
        "waiting": waiting_for(request.user),
        "own": asked.filter(person=request.user, answered_at__isnull=True).order_by("asked_at"),
        "answered": asked.filter(answered_at__isnull=False).order_by("-answered_at")[:LAST],
        "may_ask": Role.ADMINISTRATOR in roles_of(request.user),
    }
    return render(request, "people/role_requests.html", context)


@shown_and_sent
@administrator
def ask(request: PersonRequest) -> HttpResponse:
    """Ask a role for yourself."""
    form = AskRoleForm(
        request.POST if request.method == "POST" else None, held=roles_of(request.user)
    )
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        try:
            ask_role(by=request.user, role=role, reason=form.cleaned_data["reason"])
            messages.success(request, _("Your request waits for a second person."))
            return redirect("role_requests:waiting")
        except AskedAlready:
            form.add_error("role", _("You asked for this role already. It waits for an answer."))
        except HeldAlready:
            form.add_error("role", _("You have this role already."))
        except NobodyToAnswer:
            words = _("There is no other administrator, and no director. Nobody can answer this.")
            form.add_error(None, words)
    status = status_of(form)
    return render(request, "people/ask_role.html", {"form": form}, status=status)


@shown_and_sent
@decider
def one(request: PersonRequest, request_id: int) -> HttpResponse:
    """One request: why it is asked, and the answer. Who asked may only take it back."""
    asked = RoleRequest.objects.select_related("person", "answered_by")
    found = get_object_or_404(asked, pk=request_id)
    is_own = found.person_id == request.user.pk
    if not is_own and found.answered_at is None and not may_answer(request.user, found):
        raise Http404
    if request.method == "POST":
        with _refusals_in_words():
            grant = request.POST.get("answer") == "grant"
            answer_role(by=request.user, request=found, grant=grant)
        messages.success(request, _said(grant=grant, is_own=is_own))
        return redirect("role_requests:waiting")
    meaning = MEANINGS[Role(found.role)]
    context = {"asked": found, "is_own": is_own, "meaning": meaning}
    return render(request, "people/role_request.html", context)


def _said(*, grant: bool, is_own: bool) -> str:
    if is_own:
        return _("Your request has been taken back.")
    return _("The role has been given.") if grant else _("The role has been refused.")


@contextmanager
def _refusals_in_words() -> Iterator[None]:
    back = (reverse("role_requests:waiting"), _("Roles asked for oneself"))
    try:
        yield
    except AnsweredAlready as faster:
        title = _("This was answered already")
        raise Conflict(
            title, _("Someone else was faster, or it was taken back."), *back
        ) from faster
    except OwnRole as own:
        title = _("You can’t answer this")
        raise Conflict(title, _("A role for oneself takes a second person."), *back) from own
    except AccountClosed as closed:
        title = _("This account is closed")
        raise Conflict(title, _("Who asked can no longer sign in."), *back) from closed
