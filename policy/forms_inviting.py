"""Whose printed invitation was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.people.models import User
from werksaam.plain_forms import PlainErrors

if TYPE_CHECKING:
    _ChoiceOfPeople = forms.ModelMultipleChoiceField[User]
else:
    _ChoiceOfPeople = forms.ModelMultipleChoiceField  # takes no type while it runs

_NOBODY = _("Choose whose invitation you handed over.")


class HandOverForm(PlainErrors):
    """The people whom a button of the page names."""

    person = _ChoiceOfPeople(
        queryset=User.objects.all(),
        label=_("Handed over to"),
        error_messages={
            "required": _NOBODY,
            "invalid_choice": _NOBODY,
            "invalid_pk_value": _NOBODY,
            "invalid_list": _NOBODY,
        },
    )
