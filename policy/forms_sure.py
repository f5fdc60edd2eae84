"""Asking once more, where what someone does has effects that they may not expect."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

SURE = "sure"


def is_sure(form: forms.Form, seen: str, label: str) -> bool:
    """Whether who sent a valid `form` ticked, at exactly what they `seen`, that they want it.

    Else the form gets a box to tick, with an error that asks for it. With other data than
    those that were shown the box is asked anew: the effects are others too.
    """
    if form.data.get(SURE) == seen:
        return True
    data = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    data.pop(SURE, None)
    form.data = data
    box = forms.CheckboxInput(attrs={"value": seen})
    form.fields[SURE] = forms.BooleanField(label=label, widget=box)
    form.add_error(SURE, _("Read what follows. Tick this if you want it so."))
    return False
