"""The forms of the desk for a text and a target time of a kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from ..forms_reason import reason_field
from ..kinds import Kind
from .places import Place, What
from .writing import LEAST_HOURS, MOST_HOURS, says_approved

_ROWS = {What.TOLD: 6, What.INTRO: 3, What.HELP: 3, What.MEANWHILE: 3}
"""Places where the text may run over more than one line on the screen."""


class KindTextForm(PlainErrors):
    """A text of a kind in both languages: plain text on one line, except what is told."""

    instead_of = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, of_kind: Kind, place: Place, **options: Any) -> None:
        super().__init__(data, **options)
        self.of_kind, self.place = of_kind, place
        missing = _("Write the text in Dutch."), _("Write the text in English.")
        self.fields["text_nl"] = _text(place, _("The text in Dutch"), missing[0])
        self.fields["text_en"] = _text(place, _("The text in English"), missing[1])
        self.order_fields(["text_nl", "text_en", "instead_of"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        self._must_be_in_both(data)
        for name in ("text_nl", "text_en"):
            if says_approved(self.of_kind, self.place, data.get(name, "")):
                words = _("You advise here. Leave out that something is approved.")
                self.add_error(name, words)
        return data

    def _must_be_in_both(self, data: dict[str, Any]) -> None:
        """Of a text that may be left out: in both languages, or in none."""
        empty = [name for name in ("text_nl", "text_en") if data.get(name) == ""]
        if len(empty) == 1:
            self.add_error(empty[0], _("Fill this in too, or leave out both."))


class KindTargetForm(PlainErrors):
    """Within how many working hours a kind is answered, and why."""

    hours = forms.IntegerField(
        label=_("Within how many working hours does the reporter get an answer?"),
        help_text=_("A working day has 8.5 hours. It counts for what is reported from now on."),
        min_value=LEAST_HOURS,
        max_value=MOST_HOURS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "narrow"}),
        error_messages={
            "required": _("Fill in how many hours."),
            "invalid": _("Fill in a whole number of hours, such as 8."),
            "min_value": _("Fill in at least 1 hour."),
            "max_value": _("Fill in at most 400 hours."),
        },
    )
    reason = reason_field(_("Why do you change it?"))
    instead_of = forms.CharField(widget=forms.HiddenInput, required=False)


def _text(place: Place, label: Any, missing: Any) -> forms.Field:
    help_text = _("Plain text, at most %(most)d characters.") % {"most": place.longest}
    return TextField(
        label=label,
        required=not place.may_be_empty,
        help_text=help_text,
        max_length=place.longest,
        widget=forms.Textarea(attrs={"rows": _ROWS.get(place.what, 2), "class": "short"}),
        error_messages={"required": missing},
    )
