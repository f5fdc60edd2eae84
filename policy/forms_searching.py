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

    marks_optional = False
    """Nothing has to be filled in before one searches."""

    q = TextField(
        label=_("What are you looking for?"),
        help_text=_("For example: customers, or 4.8 to go to that rule at once."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, numbers: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = sorted(numbers, reverse=True)
        # With one version there is nothing to choose.
        if len(several) > 1:
            choices: list[tuple[str, Any]] = [("", _("The code that applies now"))]
            choices.append((ALL, _("All versions")))
            choices += [(str(n), _("Version %(number)d") % {"number": n}) for n in several]
            self.fields["versie"] = forms.ChoiceField(
                label=_("In which text?"), required=False, choices=choices
            )
