"""Withdrawing a version."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .forms import day_field


class WithdrawForm(PlainErrors):
    """From when, who decided it, and why."""

    on = day_field(
        _("From which day does it no longer apply?"),
        help_text=_("The day before is the last day."),
    )
    body = TextField(
        label=_("Who decided this?"),
        max_length=200,
        error_messages={"required": _("Enter who decided to withdraw it.")},
    )
    reason = TextField(
        label=_("Why?"),
        help_text=_("Everyone can read this with the version."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        error_messages={"required": _("Write why it is withdrawn.")},
    )
