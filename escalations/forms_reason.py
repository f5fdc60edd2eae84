"""Why: the field in which someone gives the reason of a step, the same on every form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .kinds import Text

LONGEST_REASON = 1000
_MISSING: Text = _("Write down the reason. One sentence is enough.")


def reason_field(label: Text, help_text: Text = "", missing: Text = _MISSING) -> TextField:
    """A few lines that must be filled in; `missing` is what is said where they are not."""
    return TextField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        error_messages={"required": missing},
    )


class ReasonForm(PlainErrors):
    """A reason and nothing else; `required` where the step needs one."""

    reason = reason_field(_("Why?"))

    def __init__(
        self, data: Any = None, *, required: bool, label: str = "", help: str = ""
    ) -> None:
        super().__init__(data)
        field = self.fields["reason"]
        field.required = required
        field.label = label or field.label
        field.help_text = help
