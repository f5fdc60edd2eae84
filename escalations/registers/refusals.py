"""How the register of account names says no (409)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from ..models import AccountName, Case

REGISTER = "/accounts-register/"


class NameTaken(Conflict):
    """Someone got this name first, or asked for it; nothing was stored."""

    def __init__(self, handle: str) -> None:
        super().__init__(
            _("This name is taken in the meantime"),
            _("%(handle)s was just approved, or asked for. What you sent was not stored.")
            % {"handle": handle},
            REGISTER,
            _("See the approved names"),
        )


class NameEnded(Conflict):
    """The approval was ended already; nothing was stored."""

    def __init__(self, name: AccountName) -> None:
        super().__init__(
            _("This name is no longer approved"),
            _("Someone ended it in the meantime. What you sent was not stored."),
            f"{REGISTER}{name.pk}/",
            _("See the name as it is now"),
        )


class NothingToReview(Conflict):
    """The holder is back, or the name was looked at already; nothing was stored."""

    def __init__(self, name: AccountName) -> None:
        super().__init__(
            _("There is nothing to decide about this name now"),
            _("A colleague did it, or the holder is back. What you sent was not stored."),
            f"{REGISTER}{name.pk}/",
            _("See the name as it is now"),
        )


class LastDayPassed(Conflict):
    """The last day that was asked for is over, so there is nothing left to approve."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("The last day of this name has passed"),
            _("It was asked until a day that is over. Do not approve it, or ask the reporter."),
            case.get_absolute_url(),
            _("See the case"),
        )


class NotAnAdviser(PermissionError):
    """Only a communications adviser keeps the register of names (3.1)."""


class NotYourself(ValueError):
    """Nobody gives a name to themselves."""


class CanNotHold(ValueError):
    """Someone who left, or who holds the name now, can't take it over."""


class CanNotDecide(ValueError):
    """A party to the case, or who appoints, can't be named to decide it."""
