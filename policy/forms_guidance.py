"""Walking through the questions; and what the forms of the desk's work on guidance share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .guidance.guide import Question
from .guidance.parts import Part

Choices = Sequence[tuple[str, Any]]


class AskForm(PlainErrors):
    """One question of *Mag ik dit plaatsen?*."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": _("Choose an answer.")}
    )

    def __init__(self, question: Question, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = question.words.in_(language)
        self.fields["answer"].help_text = question.help.in_(language)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (answer.id, answer.words.in_(language)) for answer in question.answers
        ]


class NoteForm(PlainErrors):
    """What changed, for the colleague who reads it and for the list of earlier texts."""

    note = TextField(
        label=_("What did you change, and why?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        error_messages={"required": _("Write in a sentence what you changed.")},
    )


class BackForm(PlainErrors):
    """Work on from an earlier text; unpublished work of anyone goes only with a yes."""

    # Or the only box would be called optional, where it isn't there.
    marks_optional = False

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    drop = forms.BooleanField(
        label=_("Yes, drop these changes"),
        error_messages={"required": _("Confirm that the changes go, or leave the text as it is.")},
    )

    def __init__(self, *args: Any, drops: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not drops:
            del self.fields["drop"]


def lines(label: Any, longest: int, *, rows: int = 2, **options: Any) -> TextField:
    """A text of one or a few lines."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "short"})
    options.setdefault("error_messages", {"required": format_lazy(_("Fill in: {}"), label)})
    return TextField(label=label, max_length=longest, widget=widget, **options)


def note_field() -> TextField:
    """Something for the desk to decide, which staff never see."""
    return lines(
        _("Note for the desk"),
        2000,
        rows=3,
        required=False,
        help_text=_("Something still to decide. Staff do not see this."),
    )


class PartForm(PlainErrors):
    """A part of a text: `shown` is the hash of the part that the page showed."""

    shown = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def part(self) -> Part:
        """The part as it is stored. After `is_valid`."""
        raise NotImplementedError

    def words(self, name: str) -> dict[str, str]:
        """The two languages of a field."""
        return {"nl": self.cleaned_data[f"{name}_nl"], "en": self.cleaned_data[f"{name}_en"]}


def in_both(name: str, words: Any) -> dict[str, str]:
    """Words as the initial of two fields."""
    words = words or {}
    return {f"{name}_nl": words.get("nl", ""), f"{name}_en": words.get("en", "")}
