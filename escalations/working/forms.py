"""The forms of handlers who work together on a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.people.models import User
from werksaam.plain_forms import PlainErrors

from ..forms_fields import TextField
from ..forms_handling import BodyForm
from ..messaging import LONGEST

_REMARK_LENGTH = 500
_REFERENCE_LENGTH = 200
"""A number, or an address with one in it."""


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


class NoteForm(BodyForm):
    """An internal note, and which colleagues are asked to look at it."""

    asked = forms.MultipleChoiceField(
        label=gettext_lazy("Ask to look at this"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("This colleague can no longer see the case.")
        },
    )

    def __init__(self, data: Any = None, *, colleagues: Iterable[User]) -> None:
        super().__init__(data, label=_("Internal note"), prefix="note")
        field = self.fields["asked"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = self.choices = [(str(one.pk), one.name) for one in colleagues]

    @property
    def key(self) -> str:
        """The same; the colleagues too."""
        return f"{super().key} {self.choices}"

    @property
    def asked_ids(self) -> list[int]:
        """Who was chosen, by identifier."""
        return [int(pk) for pk in self.cleaned_data["asked"]]


class HandOverForm(PlainErrors):
    """To whom a case goes, and where it stands."""

    to = forms.ChoiceField(
        label=gettext_lazy("To whom?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a colleague."),
            "invalid_choice": gettext_lazy("This colleague can’t see the case. Choose another."),
        },
    )
    note = TextField(
        label=gettext_lazy("Where does it stand?"),
        help_text=gettext_lazy("What did you do, and what is next? The reporter never sees this."),
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": gettext_lazy("Write down where it stands.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        colleagues: Iterable[User],
        away: Mapping[int, date],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.colleagues = {str(one.pk): one for one in colleagues}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, _who(one, away)) for pk, one in self.colleagues.items()]

    @property
    def chosen(self) -> User:
        """The colleague who gets the case."""
        return self.colleagues[self.cleaned_data["to"]]

    def refuse(self) -> None:
        """The colleague lost sight of the case while the form lay open."""
        self.add_error("to", _("This colleague can’t see the case. Choose another."))


class LinkForm(PlainErrors):
    """Which case belongs with this one."""

    reference = TextField(
        label=gettext_lazy("Number of the other case"),
        help_text=gettext_lazy("For example Z-7KQ4-2XWD. The address of the case will do too."),
        max_length=_REFERENCE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Fill in the number of the other case.")},
    )
    remark = TextField(
        label=gettext_lazy("Why do they belong together?"),
        max_length=_REMARK_LENGTH,
        widget=_area(2),
        required=False,
    )

    def refuse(self) -> None:
        """One word for every reason: what is there and may not be seen is not told apart."""
        self.add_error("reference", _("We know no case with this number that you can link."))


def _who(one: User, away: Mapping[int, date]) -> Any:
    """A name, and that its bearer is away."""
    if one.pk not in away:
        return one.name
    day = date_format(away[one.pk], "j F")
    words = _("Is away up to and including %(day)s. The case waits until then.") % {"day": day}
    return format_html("{} <small>{}</small>", one.name, words)
