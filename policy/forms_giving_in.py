"""The forms of giving in a source, and of saying what one of its lines is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField, readable
from werksaam.uploads import MOST_BYTES

from .giving_in.files import Text, Unreadable, text_of
from .parsing import Mark
from .sources.kinds import MOST_CHARACTERS

Words = str | Promise
MOST_LINES = 5_000
_LONGEST_NAME = 60

MARK_WORDS: dict[str, Words] = {
    "chapter": _("A chapter begins"),
    "section": _("A section (§) begins"),
    "article": _("An article begins"),
    "heading": _("The heading that belongs to the number above it"),
    "paragraph": _("A numbered lid"),
    "alinea": _("A paragraph without a number"),
    "letter": _("An item of a list, with a letter"),
    "degree": _("An item of a list, with a number and °"),
    "bullet": _("An item of a list, with a dash or dot"),
    "item": _("An item of a list"),
    "subitem": _("An item of a list in a list"),
    "subsubitem": _("An item of a list in a list in a list"),
    "wrap_up": _("A sentence that goes on after a list"),
    "joined": _("Goes on from the line before"),
    "enactor": _("Who decides"),
    "considerans": _("A ground: having seen, having regard to, considering"),
    "decision": _("The decision: “besluit”"),
    "closing": _("The closing formula: “Aldus …”"),
    "annex": _("An annex begins"),
    "note": _("The explanatory notes begin"),
    "text": _("Plain text, without a number or sign"),
    "dash": _("A lone dash, which is layout"),
    "layout": _("No part of the text"),
}
"""What a line can be, in the order of the choices; a lone dash is seen, never chosen."""
AS_READ = ""
_LIKELY = frozenset(
    {AS_READ, "article", "heading", "paragraph", "alinea", "item", "joined", "layout"}
)
"""What a line that was misread mostly is; the rest is folded away."""


def mark_choices() -> list[tuple[str, Words]]:
    """What an editor can say of a line."""
    known = {mark.value for mark in Mark} - {Mark.DASH.value}
    return [
        (AS_READ, _("As the portal reads it")),
        *((value, words) for value, words in MARK_WORDS.items() if value in known),
    ]


class SourceForm(PlainErrors):
    """A text: as a file, or pasted. What is wrong with it is told, and nothing is kept."""

    # One of the two is asked: to mark both as optional would say that neither is.
    marks_optional = False

    file = forms.FileField(
        label=_("The file"),
        required=False,
        help_text=_("A Word file (.docx), plain text (.txt) or Markdown (.md), at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md,text/plain,text/markdown"}),
    )
    text = TextField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_file(self) -> Text | None:
        """The text of the file, or in words what is wrong with it."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        name = file.name or ""
        if (file.size or 0) > MOST_BYTES:
            shown = {"name": readable(name)[:_LONGEST_NAME]}
            raise ValidationError(_("‘%(name)s’ is larger than 10 MB."), "too_heavy", shown)
        try:
            return text_of(name, file.read())
        except Unreadable as refused:
            raise ValidationError(str(refused), "unreadable") from None

    def clean(self) -> dict[str, Any]:
        """One of the two, and not more than a page can show."""
        data = super().clean() or {}
        if self.errors:
            return data
        pasted = data.get("text") or ""
        if bool(data.get("file")) == bool(pasted):
            self.add_error("file", _("Choose a file or paste the text: one of the two."))
            return data
        data["given"] = data["file"] or Text(pasted)
        if _is_too_long(data["given"].text):
            self.add_error(
                "file" if data["file"] else "text",
                _("This is too long to show: at most 5,000 lines and 500,000 characters."),
            )
        return data


class LineForm(PlainErrors):
    """What one line is. `revision` is what the page showed."""

    # There is always an answer: that it is as the portal reads it.
    marks_optional = False

    line = forms.IntegerField(min_value=1, max_value=MOST_LINES, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    mark = forms.ChoiceField(
        label=_("What is this line?"),
        required=False,
        choices=mark_choices,
        widget=forms.RadioSelect,
    )

    @property
    def likely(self) -> list[BoundWidget]:
        """The choices that stand open."""
        return [one for one in self["mark"] if one.data["value"] in _LIKELY]

    @property
    def unlikely(self) -> list[BoundWidget]:
        """The choices that are folded away."""
        return [one for one in self["mark"] if one.data["value"] not in _LIKELY]

    @property
    def opens_unlikely(self) -> bool:
        """Whether the one that is chosen is among them."""
        return any(one.data["selected"] for one in self.unlikely)


class AcceptForm(PlainErrors):
    """Accept what was shown; another title asks for a yes to its being the same code."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    same_code = forms.BooleanField(
        label=_("Yes, this is a new version of the same code"),
        error_messages={"required": _("Confirm that this is a version of the same code.")},
    )

    def __init__(self, *args: Any, other_title: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not other_title:
            del self.fields["same_code"]


def _is_too_long(text: str) -> bool:
    return len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES
