"""The form of searching the code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

ALL = "alle"
LONGEST = 200


class SearchForm(PlainErrors):
    """Words, and in which version they are looked for; empty is the one in force."""

    q = TextField(
        label=_("What are you looking for?"),
        help_text=_("For example: customers, or 4.8 to go to that rule at once."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    versie = forms.ChoiceField(label=_("In which text?"), required=False)

    def __init__(self, *args: Any, numbers: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = sorted(numbers, reverse=True)
        choices = [("", _("The code that applies now")), (ALL, _("All versions"))]
        choices += [(str(n), _("Version %(number)d") % {"number": n}) for n in several]
        if len(several) > 1:
            self.fields["versie"] = forms.ChoiceField(
                label=_("In which text?"), required=False, choices=choices
            )
        else:
            # With one version there is nothing to choose.
            del self.fields["versie"]
        # Nothing has to be filled in before one searches: no "(optional)" behind the label.
        self.fields["q"].required = False
