"""Forms on the pages of the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from werksaam.audit.actions import ACTIONS
from werksaam.documents.attachments import files_in, is_pdf
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

LARGEST_RECEIPT = 200_000
LARGEST_PDF = 2_000_000
"""A receipt as PDF holds the letters that it is printed in as well."""


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
        help_text=_("It ends in .pdf or .json. You can also drag it here."),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".pdf,.json,application/pdf,application/json"}),
    )
    text = forms.CharField(
        label=_("Or paste the text of your proof"),
        required=False,
        max_length=LARGEST_RECEIPT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "code"}),
    )

    def clean_file(self) -> bytes | None:
        """The proof in the file. A receipt is small; of a PDF it is the file inside."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        as_pdf = is_pdf(file.read(8))
        if (file.size or 0) > (LARGEST_PDF if as_pdf else LARGEST_RECEIPT):
            raise forms.ValidationError(_("This file is too large to be a proof."))
        file.seek(0)
        content: bytes = file.read()
        return _inside(content) if as_pdf else content

    def clean(self) -> dict[str, Any]:
        """One of the two is enough, and one is needed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("text"):
            self.add_error("file", _("Choose the file of your proof, or paste its text."))
        return cleaned

    def content(self) -> str:
        """The receipt; what is no text reads as nothing that proves anything."""
        content: bytes | None = self.cleaned_data["file"]
        if content is None:
            return str(self.cleaned_data["text"])
        return content.decode("utf-8-sig", errors="replace")


def _inside(document: bytes) -> bytes:
    """The proof that a receipt as PDF holds. Raises ValidationError where it has none."""
    for file in files_in(document, most_bytes=LARGEST_RECEIPT):
        if file.lstrip().startswith(b"{"):
            return file
    raise forms.ValidationError(
        _(
            "There is no proof inside this PDF. Printing or saving it anew can lose it. "
            "Download the PDF again from the portal, and choose that file."
        )
    )
