"""How working together says no."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from ..models import Case


class NoSuchCase(Exception):
    """No case of this number can be linked: there is none, it may not be seen, or it may not
    be linked. Which of these is told to nobody."""


class CannotSee(Exception):
    """This colleague may not see the case now, so can't get it."""


class LinkedAlready(Conflict):
    """Someone linked the two cases just before."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("These cases are linked already"),
            _("A colleague was just ahead of you. Nothing has changed now."),
            f"{case.get_absolute_url()}#h-related",
            _("See the case"),
        )


class LinkUndone(Conflict):
    """A link ends once."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("This link is gone already"),
            _("A colleague was just ahead of you. Nothing has changed now."),
            f"{case.get_absolute_url()}#h-related",
            _("See the case"),
        )
