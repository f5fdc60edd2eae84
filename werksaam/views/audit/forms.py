"""Forms on the pages of the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from werksaam.audit.actions import ACTIONS
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

LARGEST_RECEIPT = 200_000


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _actions() -> list[tuple[str, str | Promise]]:
    by_words = sorted(ACTIONS.items(), key=lambda action: str(action[1]))
    return [("", _("Everything")), *by_words]


class TrailFilter(PlainErrors):
    """Which events to show."""

    marks_optional = False

    action = forms.ChoiceField(label=_("What happened"), required=False, choices=_actions)
    since = forms.DateField(label=_("From day"), required=False, widget=_day())
    until = forms.DateField(label=_("Up to and including day"), required=False, widget=_day())


class UnmaskForm(PlainErrors):
    """Why the names are needed."""

    reason = TextField(
        label=_("Why do you need the names?"),
        help_text=_("Your reason and your name go into the trail."),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"min_length": _("Say in a few words why you need the names.")},
    )


class ReceiptForm(PlainErrors):
    """A receipt, as a file or as text."""

    marks_optional = False

    file = forms.FileField(
        label=_("The file of your proof"),
        help_text=_("It ends in .json. You can also drag it here."),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    text = forms.CharField(
        label=_("Or paste the text of your proof"),
        required=False,
        max_length=LARGEST_RECEIPT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "code"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """A receipt is small."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_RECEIPT:
            raise forms.ValidationError(_("This file is too large to be a proof."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two is enough, and one is needed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("text"):
            self.add_error("file", _("Choose the file of your proof, or paste its text."))
        return cleaned

    def content(self) -> str:
        """The receipt; what is no text reads as nothing that proves anything."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return str(self.cleaned_data["text"])
        content: bytes = file.read()
        return content.decode("utf-8-sig", errors="replace")
