"""How keeping a text or a target of a kind is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from ..kinds import Kind
from ..models import KindTarget


class TooLong(ValueError):
    """The text does not fit where it stands."""


class SaysApproved(ValueError):
    """A text of a kind that only advises says that something is approved."""


class TargetChanged(Conflict):
    """A colleague set the target since the page was shown; `latest` is what holds now."""

    def __init__(self, of_kind: Kind, latest: KindTarget | None) -> None:
        name = latest.set_by_name if latest else ""
        super().__init__(
            _("The target time has changed in the meantime"),
            _("%(name)s changed it. What you sent was not stored.") % {"name": name},
            f"/beheer/soorten/{of_kind.slug}/streeftijd/",
            _("See the target time as it is now"),
        )
