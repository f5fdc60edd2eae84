"""How someone reads the portal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from .models import LineSpacing, TextSize


class DisplayForm(PlainErrors):
    """Size of the letters, room between the lines, and whether single keys do something."""

    marks_optional = False
    """The first choice of each is an empty one."""

    text_size = forms.ChoiceField(
        label=_("How large do you want the letters?"),
        choices=TextSize.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    line_spacing = forms.ChoiceField(
        label=_("How much room do you want between lines and letters?"),
        choices=LineSpacing.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    keys = forms.BooleanField(
        label=_("Single keys do something when I read the code"),
        help_text=_(
            "J and K go to the next and the previous rule. The slash goes to the search box. "
            "Do you speak to your computer, or do you hit keys by accident? Then switch this off."
        ),
        required=False,
    )
