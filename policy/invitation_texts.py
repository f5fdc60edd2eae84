"""The text that an invitation begins with, before the desk changes it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _


def standard_invitation(language: str) -> str:
    """A good invitation in `language`, as plain text.

    Mail and letter themselves say what is asked, by when, how, and where to find help. So
    this says none of that again, only what takes the fear away; and it names no day, for
    terms differ.
    """
    with translation.override(language):
        sentences = (
            _("Confirming does not mean that you agree with everything."),
            _("The code also applies if you do not confirm."),
        )
        return " ".join(str(words) for words in sentences)
