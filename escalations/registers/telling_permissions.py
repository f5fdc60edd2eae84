"""Which mail goes to whom about a permission: a number and a link, no names."""

from __future__ import annotations

from collections.abc import Collection

from werksaam.notifications.outbox import Recipient, enqueue
from werksaam.people.models import User

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
    # The number of the report that it came from: it has none of its own.
    reference = permission.decision.case.reports.values_list("reference", flat=True)[0]
    enqueue(
        template=template,
        to=[Recipient(person.pk, person.email or "", person.language) for person in people],
        context={"reference": reference, "path": page_of(permission)},
        regarding=f"permission:{permission.pk}",
    )
