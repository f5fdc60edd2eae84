"""The forms of a list from HR: giving it in, and agreeing to what it changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from .hr.reading import MOST_BYTES


class ListForm(PlainErrors):
    """The file."""

    file = forms.FileField(
        label=_("The list, as a CSV file"),
        help_text=_("At most 50,000 rows and 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        """What is too heavy arrives without its content."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is too large: at most 10 MB."))
        return file


class AgreeForm(PlainErrors):
    """Agreeing to what was shown; where very many leave, that is asked apart."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput())
    many_leave = forms.BooleanField(
        label=_("It is right that so many people leave"),
        error_messages={"required": _("Tick this if it is right. Else do not apply the list.")},
    )

    def __init__(self, *args: Any, asks_many: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_many:
            del self.fields["many_leave"]
