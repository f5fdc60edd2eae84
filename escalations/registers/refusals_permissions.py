"""How the register of permissions says no: lost races and stale pages (409)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from ..models import Permission

ADDRESS = "/meldingen/toestemmingen/"


def page_of(permission: Permission) -> str:
    """The page of one permission, for its holder and the desk."""
    return f"{ADDRESS}{permission.pk}/"


class PermissionEnded(Conflict):
    """It was ended before, or another came in its place."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(
            _("This permission has changed in the meantime"),
            _("It was taken back, or another one came in its place. Nothing has changed now."),
            page_of(permission),
            _("See the permission"),
        )
