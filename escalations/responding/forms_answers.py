"""The forms of the library of answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors, UnmarkedChoice

from ..forms_fields import TextField
from ..messaging import LONGEST
from .queries import public_outcomes

_TITLE_LENGTH = 100


class AnswerForm(PlainErrors):
    """A text for the library of answers."""

    title = TextField(
        label=_("Name of this answer"),
        help_text=_("So that you and your colleagues find it again."),
        max_length=_TITLE_LENGTH,
        error_messages={"required": _("Give the answer a name.")},
    )
    body = TextField(
        label=_("Text of the answer"),
        help_text=_("Without names of people, customers, suppliers or partners."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "class": "short"}),
        error_messages={"required": _("Write your text first.")},
    )
    outcome = UnmarkedChoice(
        label=_("With which choice does it belong?"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("With any choice")),
            *((o.slug, o.label) for o in public_outcomes()),
        ]


class AnswerSearchForm(PlainErrors):
    """Finding an answer by words or by the choice that it belongs to."""

    q = TextField(label=_("Words"), max_length=200, required=False, marks_optional=False)
    uitkomst = UnmarkedChoice(label=_("Choice"), required=False)

    def __init__(self, data: Any = None, *, of_form: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["q"].widget.attrs["class"] = "form-control form-control-sm"
        self.fields["uitkomst"].widget.attrs["class"] = "form-select form-select-sm"
        if of_form:  # what is searched with goes along with another form, so nothing is lost
            for one in self.fields.values():
                one.widget.attrs["form"] = of_form
        field = self.fields["uitkomst"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *((o.slug, o.label) for o in public_outcomes())]
