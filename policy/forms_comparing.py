"""Choosing two versions to see beside one another, and telling a change in plain words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .comparison_choice import Pair
from .queries_reading import Code

MOST_IN_VIEW = 5
"""More versions than this are in a drop-down; fewer are all in view."""


class PairForm(PlainErrors):
    """Two versions, the same one twice too: the page then says so."""

    van = forms.TypedChoiceField(label=_("From version"), coerce=int)
    met = forms.TypedChoiceField(label=_("To version"), coerce=int)

    def __init__(self, *args: Any, code: Code, pair: Pair | None = None, **kwargs: Any) -> None:
        if pair:
            kwargs["initial"] = {"van": pair.before, "met": pair.after}
        super().__init__(*args, **kwargs)
        choices = [(number, _name(code, number)) for number in sorted(code.versions)]
        few = len(choices) <= MOST_IN_VIEW
        for name in ("van", "met"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.widget = forms.RadioSelect() if few else forms.Select()
            field.choices = choices


def _name(code: Code, number: int) -> str:
    """Version 3 (a draft)."""
    version = code.versions[number]
    words = (
        gettext("Version %(number)d")
        if code.life(version).is_published
        else gettext("Version %(number)d (draft)")
    )
    return words % {"number": number}


class SummaryForm(PlainErrors):
    """What changed in one rule, in plain words. Both empty takes words away that are there."""

    nl = TextField(
        label=_("In plain Dutch"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short", "lang": "nl"}),
    )
    en = TextField(
        label=_("In plain English"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short", "lang": "en"}),
    )
    has_words = False
    """Whether there are words already, that empty fields take away."""

    seen = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse English alone, which most readers do not read, and nothing at all."""
        data = super().clean() or {}
        if not self.errors and not data.get("nl") and not data.get("en") and not self.has_words:
            self.add_error("nl", _("Write what changes in this rule."))
        if data.get("en") and not data.get("nl"):
            self.add_error("nl", _("Write it in Dutch as well. Most people read Dutch."))
        return data
