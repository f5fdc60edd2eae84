"""The form to find someone by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors


class FindForm(PlainErrors):
    """What the administrator knows of someone."""

    q = forms.CharField(
        label=_("Name, personnel number or e-mail address"),
        help_text=_("A part of it is enough."),
        max_length=100,
        error_messages={"max_length": _("Use fewer letters: a part of the name is enough.")},
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
