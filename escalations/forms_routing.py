"""The administrator's question: where would a report of this person go today?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from .forms_fields import PeopleField
from .kinds import Kind, RecipientRule, all_kinds, kind


class OnePersonField(PeopleField):
    """One colleague, by name, mail address or personnel number."""

    MOST = 1
    default_error_messages = {"many": _("Name one person.")}


class RoutingForm(PlainErrors):
    """Who reports, what kind, and about whom."""

    reporter = OnePersonField(
        label=_("Who reports?"),
        help_text=_("Name, e-mail address or personnel number."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(label=_("What kind of report?"), widget=forms.RadioSelect)
    named = PeopleField(
        label=_("Who is named in it?"),
        help_text=_("With a violation: whom it is about. Several names: put a comma between."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choices = self.fields["kind"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = [(one.slug, one.label) for one in all_kinds()]

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("kind")
        if not chosen or "named" not in self.cleaned_data:
            return self.cleaned_data
        goes_by_subject = kind(chosen).recipients is RecipientRule.SUBJECTS_MANAGER
        if goes_by_subject and not self.cleaned_data["named"]:
            self.add_error("named", _("Fill in whom it is about. That decides where it goes."))
        return self.cleaned_data

    @property
    def chosen_kind(self) -> Kind:
        """The kind that was chosen."""
        return kind(self.cleaned_data["kind"])
