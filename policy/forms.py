"""The forms of the code and of the desk's work on a version."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .models import ChangeKind, FactKind, Version

if TYPE_CHECKING:
    _ChoiceOfVersion = forms.ModelChoiceField[Version]
else:
    _ChoiceOfVersion = forms.ModelChoiceField  # takes no type while it runs


class DateInput(forms.DateInput):
    """A date as browsers know it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, as a browser sends it or as people write it."""

    widget = DateInput
    input_formats = ("%Y-%m-%d", "%d-%m-%Y")

    def __init__(self, *, marks_optional: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.marks_optional = marks_optional


def day_field(label: Any, **options: Any) -> DayField:
    """A field for a day."""
    return DayField(label=label, **options)


class DayForm(PlainErrors):
    """Which text applied on a day, and as known on which day (product: two axes of time)."""

    geldig = day_field(_("Applied on"), help_text=_("Which text applied on this day?"))
    zicht = day_field(
        _("As known on"),
        required=False,
        help_text=_("Leave this empty for what we know now."),
    )


class VersionChoice(_ChoiceOfVersion):
    """One of several versions, by number and title."""

    def label_from_instance(self, obj: Version) -> str:
        """Version 1: Sociale media code."""
        return gettext("Version %(number)d: %(title)s") % {
            "number": obj.number,
            "title": obj.title,
        }


class AdoptForm(PlainErrors):
    """The body that adopted the text, and the day."""

    on = day_field(_("Adopted on"))
    body = TextField(
        label=_("Adopted by"),
        max_length=200,
        error_messages={"required": _("Enter who adopted the text.")},
    )


_BY_AN_ACT = frozenset({FactKind.ADOPTED, FactKind.WITHDRAWN})
"""Recorded first by an act of their own."""


class FactForm(PlainErrors):
    """A dated fact about a version. Without a day, a remark says why."""

    kind = forms.ChoiceField(
        label=_("What do you record?"),
        choices=FactKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you record.")},
    )
    on = day_field(_("Day"), required=False)
    body = TextField(label=_("By whom"), max_length=200, required=False)
    remark = TextField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        help_text=_(
            "Is there no day? Say here why not. Does it replace an earlier text? Say which."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )

    def __init__(self, *args: Any, recorded: Container[str] = (), **kwargs: Any) -> None:
        """`recorded` are the kinds that the version has: some can only be corrected here."""
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (kind, label)
            for kind, label in FactKind.choices
            if kind != FactKind.RELEASED and (kind not in _BY_AN_ACT or kind in recorded)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a fact that says neither when nor why not."""
        data = super().clean() or {}
        if not self.errors and not data.get("on") and not data.get("remark", "").strip():
            self.add_error("on", _("Enter a day, or say in the remark why there is none."))
        return data


class PublishForm(PlainErrors):
    """What kind of change a version is, and what changes in plain words."""

    change_kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=ChangeKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of change.")},
    )
    change_note_nl = TextField(
        label=_("What changes, in plain Dutch"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what changes.")},
    )
    change_note_en = TextField(
        label=_("What changes, in plain English"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
