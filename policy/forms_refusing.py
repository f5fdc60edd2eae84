"""The forms of not confirming, and of the conversation that follows."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .forms import day_field

LONGEST_REASON = 2000


class RefusalForm(PlainErrors):
    """Why someone does not confirm, if they want to say."""

    reason = TextField(
        label=_("Why do you not confirm?"),
        help_text=_(
            "You need not say. Your manager sees that a conversation is needed, not your reason."
        ),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4, "class": "short"}),
    )


class ConversationForm(PlainErrors):
    """The day on which a conversation was held. No content."""

    held_on = day_field(
        _("On which day did you talk?"),
        help_text=_("Only this day and your name are kept, never what was said."),
    )
