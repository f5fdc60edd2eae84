"""The forms of rerouting: the handler's proposal, and the reporter's word."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from .forms_reason import reason_field
from .kinds import Kind, kind
from .presenters_rerouting import QuestionView

_AFTER = {
    "at once": _("It goes on at once."),
    "with consent": _("Others would see it, so we ask the reporter first."),
}


class RerouteForm(PlainErrors):
    """Which kind it is instead, and why."""

    to_kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what kind of report it is."),
            "invalid_choice": _("Choose what kind of report it is."),
        },
    )
    reason = reason_field(
        _("Why is it another kind?"),
        _("The reporter reads this, and so does whoever handles it next."),
    )

    def __init__(self, data: Any = None, *, of_kind: Kind) -> None:
        super().__init__(data)
        field = self.fields["to_kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (slug, format_html("{} <small>{}</small>", kind(slug).label, _AFTER[how]))
            for slug, how in of_kind.becomes.items()
        ]


class AgreeForm(PlainErrors):
    """Whether the reporter agrees. `shown` is who would see the report, as the page says."""

    agreed = forms.ChoiceField(
        label=_("Do you agree?"),
        choices=[
            ("yes", _("Yes, they may see my report")),
            ("no", _("No, leave my report where it is")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose ‘Yes’ or ‘No’."),
            "invalid_choice": _("Choose ‘Yes’ or ‘No’."),
        },
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    @property
    def is_agreed(self) -> bool:
        """Whether the reporter says yes."""
        return bool(self.cleaned_data["agreed"] == "yes")

    @property
    def shown_ids(self) -> frozenset[int]:
        """Who would see it, by what the page said; nonsense counts as nobody."""
        parts = self.cleaned_data["shown"].split(",")
        return frozenset(int(part) for part in parts if part.isdecimal() and len(part) < 9)


def agree_form(question: QuestionView | None, data: Any = None) -> AgreeForm:
    """The form that goes with a question to the reporter."""
    return AgreeForm(data, initial={"shown": question.shown if question else ""})
