"""Which mail goes to whom about a permission: a number and a link, no names."""

from __future__ import annotations

from collections.abc import Collection

from werksaam.notifications.outbox import Letter, Recipient, enqueue_each
from werksaam.people.models import User
from werksaam.people.roles import is_desk

from ..models import Permission
from .refusals_permissions import page_of


def holder_of_withdrawal(permission: Permission) -> None:
    """Tell the holder that it no longer holds."""
    _send("permission_withdrawn", permission, [permission.holder_id])


def new_holder(permission: Permission) -> None:
    """Tell someone that they are the holder of a permission now."""
    _send("permission_yours", permission, [permission.holder_id])


def of_ending(permission: Permission, person_ids: Collection[int]) -> None:
    """Tell people that it ends soon."""
    _send("permission_ends", permission, person_ids)


def _send(template: str, permission: Permission, person_ids: Collection[int]) -> None:
    """To whoever has a mail address; the others find it in the portal."""
    people = User.objects.filter(pk__in=person_ids, is_active=True, email__gt="").order_by("pk")
    enqueue_each([_letter(template, permission, person) for person in people])


def _letter(template: str, permission: Permission, person: User) -> Letter:
    return Letter(
        template=template,
        to=Recipient(person.pk, person.email or "", person.language),
        context={"reference": _number(permission, person), "path": page_of(permission)},
        regarding=f"permission:{permission.pk}",
    )


def _number(permission: Permission, person: User) -> str:
    """The number by which `person` knows it: of a report of one's own, or at the desk. It has
    none of its own; a later holder reads the link alone."""
    report = permission.decision.case.reports.all()[0]
    return report.reference if report.reporter_id == person.pk or is_desk(person) else ""
