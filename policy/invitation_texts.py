"""The text that an invitation begins with, before the desk changes it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from .models import Policy


def standard_invitation(policy: Policy, language: str) -> str:
    """A good invitation in `language`, as plain text. It names no day: terms differ."""
    with translation.override(language):
        paragraphs = (
            _("Will you read the %(title)s?"),
            _("It says what you may, must and had better not do online."),
            _("Then confirm that you have received and read it."),
            _("You need not agree with it."),
            _("Would you rather read it with someone? Ask your manager or trainer."),
        )
        first, what, confirm, agree, together = (str(words) for words in paragraphs)
        return "\n\n".join(
            (
                f"{first % {'title': policy.citation_title}} {what}",
                f"{confirm} {agree}",
                together,
            )
        )
