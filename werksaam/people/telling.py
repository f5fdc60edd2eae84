"""Mail about access that an administrator changed, and about what others arranged for someone.

Whoever gives a password or takes a second factor away could go in as that
person: so the person hears of it, and so does every privacy officer.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from werksaam.notifications.outbox import Recipient, enqueue

from .models import Role, RoleRequest, User
from .roles import people_with


def of_changed_access(person: User) -> None:
    """Tell `person`, where they have a mail address, and all privacy officers. Part of an act."""
    officers = people_with(Role.PRIVACY_OFFICER).filter(is_active=True).exclude(pk=person.pk)
    _tell("access_changed", [person], path=reverse("account"), person=person)
    _tell("access_changed_officer", officers, path=reverse("audit:trail"), person=person)


def of_changed_login(person: User) -> None:
    """Tell `person`, at the mail address of before, and all privacy officers. Part of an act.

    Whoever changes a mail address can have a new password sent to the new one.
    """
    officers = people_with(Role.PRIVACY_OFFICER).exclude(pk=person.pk)
    of_own_changed_login(person)
    _tell("login_changed_officer", officers, path=reverse("audit:trail"), person=person)


def of_own_changed_login(person: User) -> None:
    """Tell `person` alone: of a whole list, the privacy officers hear once."""
    _tell("login_changed", [person], path=reverse("account"), person=person)


def of_people_list(by: User) -> None:
    """Tell all privacy officers that `by` applied a list from HR. Part of an act."""
    officers = people_with(Role.PRIVACY_OFFICER).exclude(pk=by.pk)
    _tell("people_list_officer", officers, path=reverse("audit:trail"), person=by)


def of_asked_role(request: RoleRequest, deciders: Iterable[User]) -> None:
    """Tell who may answer, and all privacy officers, of a role asked for oneself."""
    officers = people_with(Role.PRIVACY_OFFICER).exclude(pk=request.person_id)
    path = request.get_absolute_url()
    _tell("role_asked", deciders, path=path, person=request.person)
    _tell("role_asked_officer", officers, path=reverse("audit:trail"), person=request.person)


def of_answered_role(request: RoleRequest) -> None:
    """Tell who asked; where it was granted, all privacy officers too."""
    _tell("role_answered", [request.person], path=reverse("account"), person=request.person)
    if request.granted:
        officers = people_with(Role.PRIVACY_OFFICER).exclude(pk=request.person_id)
        path = reverse("audit:trail")
        _tell("role_granted_officer", officers, path=path, person=request.person)


def of_arrangement(person: User) -> None:
    """Tell `person` that someone else entered an absence, or who stands in. Part of an act."""
    _tell("absence_arranged", [person], path=reverse("absence:mine"), person=person)


def _tell(template: str, people: Iterable[User], *, path: str, person: User) -> None:
    to = [Recipient(p.pk, p.email, p.language) for p in people if p.email]
    enqueue(template=template, to=to, context={"path": path}, regarding=f"person:{person.pk}")
