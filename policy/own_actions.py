"""What a duty of the code leads to in this app itself: asking first, and words to copy."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from . import actions

ASK_FIRST = "mag-ik-dit-plaatsen"
DESCRIPTION = "omschrijving"
DISCLAIMER = "disclaimer"


def register() -> None:
    """Let the leden that name these actions show their link."""
    actions.register(ASK_FIRST, "policy:before_you_post", _("May I post this?"))
    actions.register(
        DESCRIPTION, "policy:at_hand", _("To the description of WerkSaam"), anchor=DESCRIPTION
    )
    actions.register(DISCLAIMER, "policy:at_hand", _("Copy your disclaimer"), anchor=DISCLAIMER)
