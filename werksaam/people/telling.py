"""Mail about access that an administrator changed, and about what others arranged for someone.

Whoever gives a password or takes a second factor away could go in as that
person: so the person hears of it, and so does every privacy officer.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from werksaam.notifications.outbox import Recipient, enqueue

from .models import Role, User
from .roles import people_with


def of_changed_access(person: User) -> None:
    """Tell `person`, where they have a mail address, and all privacy officers. Part of an act."""
    officers = people_with(Role.PRIVACY_OFFICER).filter(is_active=True).exclude(pk=person.pk)
    _tell("access_changed", [person], path=reverse("account"), person=person)
    _tell("access_changed_officer", officers, path=reverse("audit:trail"), person=person)


def of_arrangement(person: User) -> None:
    """Tell `person` that someone else entered an absence, or who stands in. Part of an act."""
    _tell("absence_arranged", [person], path=reverse("absence:mine"), person=person)


def _tell(template: str, people: Iterable[User], *, path: str, person: User) -> None:
    to = [Recipient(p.pk, p.email, p.language) for p in people if p.email]
    enqueue(template=template, to=to, context={"path": path}, regarding=f"person:{person.pk}")
