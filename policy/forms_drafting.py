"""The forms of drafting: beginning, and one for each operation on a provision."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .drafting.numbering import is_number
from .drafting.places import GROUPS
from .drafting.sentences import beginnings, places_of

LONGEST_TEXT = 20_000
LONGEST_HEADING = 300
ELSEWHERE = ""
_UNSEEN = "\u00ad\u200b\ufeff"
_ALLOWED = f"\n\t{_UNSEEN}"
"""Blank space that editors paste along without knowing; it is taken out or made a space."""
HIDDEN = _(
    "There is a character in it that can’t be seen. Paste it as plain text, or type it again."
)
_BREAK = _("Write the text in one paragraph, without line breaks.")

Choices = list[tuple[str, Any]]


class LegalText(TextField):
    """Words of the regulation: what can't be seen is refused, never left out unsaid."""

    def to_python(self, value: Any) -> str:
        """The words as they were typed, without space around them."""
        given = str(value or "").replace("\r\n", "\n")
        if any(unicodedata.category(c) in ("Cc", "Cf") and c not in _ALLOWED for c in given):
            raise forms.ValidationError(HIDDEN, code="hidden")
        return super().to_python(given)


class NoteForm(PlainErrors):
    """What a draft is for."""

    note = TextField(
        label=_("What is this draft for?"),
        help_text=_("A few words. They stand wherever the draft is shown."),
        max_length=200,
        error_messages={"required": _("Write what the draft is for.")},
    )


def text_field() -> LegalText:
    """The words of one provision: a provision is one paragraph."""
    return LegalText(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        required=False,
        marks_optional=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "nl"}),
    )


def heading_field() -> LegalText:
    """The heading of an article or chapter."""
    return LegalText(
        label=_("Heading"),
        max_length=LONGEST_HEADING,
        required=False,
        widget=forms.TextInput(attrs={"lang": "nl"}),
    )


class Shown(PlainErrors):
    """What the editor had on the screen goes along, so that nobody overwrites another."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    structure = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)


class EditForm(Shown):
    """Heading and text of a provision."""

    heading = heading_field()
    text = text_field()

    def __init__(self, *args: Any, has_heading: bool, has_text: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_heading:
            del self.fields["heading"]
        if not has_text:
            del self.fields["text"]

    def clean_text(self) -> str:
        """Refuse line breaks: a paragraph of its own is a provision of its own."""
        return one_paragraph(self.cleaned_data["text"])


class AddForm(Shown):
    """A new provision: where, of what kind, its number, heading and text."""

    where = forms.ChoiceField(
        label=_("What do you add, and where?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you add, and where.")},
    )
    number = TextField(
        label=_("Number"),
        max_length=5,
        required=False,
        help_text=_("Leave this empty to number on; what follows moves up. Or give it “4a”."),
    )
    heading = heading_field()
    text = text_field()

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _field(self, "where").choices = places

    def clean_number(self) -> str:
        """Only numbers that can be counted on from."""
        return clean_number(self.cleaned_data["number"])

    def clean_text(self) -> str:
        """Refuse line breaks."""
        return one_paragraph(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        """Ask for the text together with the place; only a chapter or section goes without."""
        data = super().clean() or {}
        kind = data.get("where", "").rpartition(":")[2]
        if data.get("text") == "" and kind not in GROUPS:
            self.add_error("text", _("Write the text."))
        return data


class MoveForm(Shown):
    """Another place: beside or inside another provision."""

    where = forms.ChoiceField(label=_("Where does it go?"), widget=forms.Select)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _field(self, "where").choices = places


class NumberForm(Shown):
    """Another number."""

    number = TextField(
        label=_("New number"),
        max_length=5,
        help_text=_("For example 4, 4a or b."),
        error_messages={"required": _("Enter the number.")},
    )
    pushing = forms.BooleanField(
        label=_("What follows moves up where it is in the way"), required=False
    )

    def clean_number(self) -> str:
        """Only numbers that can be counted on from."""
        return clean_number(self.cleaned_data["number"])


class SplitForm(Shown):
    """Where the second of the two begins: at a sentence, or at words that the editor gives."""

    marks_optional = False  # one of the two is wanted

    at = forms.ChoiceField(
        label=_("Where does the second one begin?"), widget=forms.RadioSelect, required=False
    )
    words = TextField(
        label=_("Or type its first words"),
        max_length=300,
        required=False,
        help_text=_("Exactly as they stand in the text."),
    )

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        _field(self, "at").choices = [(str(one.at), one.words) for one in beginnings(text)]
        if not _field(self, "at").choices:
            del self.fields["at"]
            self.fields["words"].label = _("Type the first words of the second one")

    def clean(self) -> dict[str, Any]:
        """Find the one place; words that are typed go before a choice."""
        data = super().clean() or {}
        words, at = data.get("words", ""), data.get("at", "")
        found = places_of(self.text, words)
        if words and not found:
            self.add_error("words", _("These words are not in the text. Copy them from it."))
        elif len(found) > 1:
            self.add_error("words", _("These words stand there more than once. Type a few more."))
        elif not words and not at and not self.errors:
            self.add_error("words", self._nothing_said())
        data["place"] = found[0] if found else int(at or 0)
        return data

    def _nothing_said(self) -> Any:
        if "at" in self.fields:
            return _("Choose where the second one begins, or type its words.")
        return _("Type the first words of the second one.")


class MergeForm(Shown):
    """Only asks whether; the revision of the next one goes along as well."""

    next_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LapseForm(Shown):
    """What becomes of the number."""

    keep_number = forms.ChoiceField(
        label=_("What becomes of the number?"),
        choices=[
            ("no", _("It closes up: what follows moves up")),
            ("yes", _("It stays, with “[vervallen]” behind it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of the number.")},
    )


class TitleForm(Shown):
    """The title of the regulation."""

    title = LegalText(
        label=_("Title"),
        max_length=300,
        widget=forms.TextInput(attrs={"lang": "nl"}),
        error_messages={"required": _("Enter the title.")},
    )


class MendForm(Shown):
    """Which reference is mended: where it begins in its text."""

    start = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class UndoForm(PlainErrors):
    """Which change is taken back: the one that was shown."""

    step = forms.IntegerField(widget=forms.HiddenInput)


class JudgeForm(PlainErrors):
    """What a person decides about something odd in the words."""

    remark = TextField(
        label=_("What do you decide, and why?"),
        max_length=2000,
        help_text=_("Everyone of the desk reads this, and whoever checks the trail later."),
        widget=forms.Textarea(attrs={"rows": 4, "class": "short"}),
        error_messages={"required": _("Write what you decide, and why.")},
    )


def clean_number(number: str) -> str:
    """Refuse a number that can't be counted on from."""
    number = number.strip().lower()
    if number and not is_number(number):
        raise forms.ValidationError(_("Write the number like 4, 4a or b."))
    return number


def one_paragraph(text: str) -> str:
    """Refuse line breaks; a tab becomes a space, and what only breaks words goes."""
    for unseen in _UNSEEN:
        text = text.replace(unseen, "")
    text = text.replace("\t", " ").strip()
    if "\n" in text:
        raise forms.ValidationError(_BREAK)
    return text


def _field(form: forms.Form, name: str) -> Any:
    return form.fields[name]
