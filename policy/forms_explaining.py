"""The forms of explanations: writing one, turning one down, settling what a note asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors, say_plainly
from werksaam.plain_text import TextField

from .actions import actions
from .explaining.wording import LONGEST_GIST, Wording
from .models import Force
from .presenters_reading import VERDICTS

MOST_EXAMPLES = 4
LONGEST_BODY = 4000
LONGEST_EXAMPLE = 300
LONGEST_WORDS = 2000


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


def _example(number: int) -> TextField:
    return TextField(
        label=_("Example %(number)d") % {"number": number},
        max_length=LONGEST_EXAMPLE,
        required=False,
        widget=_lines(2),
    )


def _verdict(number: int) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Is example %(number)d allowed?") % {"number": number},
        choices=[("", _("Choose")), *((slug, look[2]) for slug, look in VERDICTS.items())],
        required=False,
    )


class ExplanationForm(PlainErrors):
    """An explanation in one language; `text_sha256` and `seen` are what the page showed."""

    text_sha256 = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gist = TextField(
        label=_("In one line"),
        help_text=_("Readers see this first. At most 120 characters."),
        max_length=LONGEST_GIST,
        error_messages={"required": _("Say in one line what it comes down to.")},
    )
    body = TextField(
        label=_("What it means"),
        help_text=_("Short sentences, common words. Say ‘you’."),
        max_length=LONGEST_BODY,
        widget=_lines(7),
        error_messages={"required": _("Write what the rule means.")},
    )
    force = forms.ChoiceField(
        label=_("What does the rule do for its reader?"),
        choices=Force.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the rule does.")},
    )
    action = forms.ChoiceField(
        label=_("Which page fulfils it?"),
        help_text=_("This link stands beside the rule."),
        required=False,
    )
    note_for_desk = TextField(
        label=_("Question to the desk about the text"),
        help_text=_("Is the text unclear or at odds with itself? Staff do not see this."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=_lines(3),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.slug, one.label) for one in actions()]
        kept = self.initial.get("action") or ""
        if kept and kept not in dict(known):
            # What the explanation named before is kept, and shows no link while it is nowhere.
            known.append((kept, kept))
        self.fields["action"].choices = [("", _("None")), *known]  # type: ignore[attr-defined]
        note = self.fields.pop("note_for_desk")
        for number in range(1, MOST_EXAMPLES + 1):
            self.fields[f"example_{number}"] = _example(number)
            self.fields[f"verdict_{number}"] = _verdict(number)
        self.fields["note_for_desk"] = note
        for field in self.fields.values():
            say_plainly(field)

    def clean(self) -> dict[str, Any]:
        """Refuse half an example: a situation needs its verdict."""
        data = super().clean() or {}
        for number in range(1, MOST_EXAMPLES + 1):
            text, verdict = f"example_{number}", f"verdict_{number}"
            if self.errors.keys() & {text, verdict}:
                continue
            if data.get(text) and not data.get(verdict):
                self.add_error(verdict, _("Say whether this is allowed."))
            if data.get(verdict) and not data.get(text):
                self.add_error(text, _("Write the example, or choose no verdict."))
        return data

    def wording(self) -> Wording:
        """What was written, once the form is valid."""
        data = self.cleaned_data
        words = {name: data[name] for name in ("gist", "body", "force", "action", "note_for_desk")}
        return Wording(**words, examples=tuple(self._examples()))

    def _examples(self) -> Iterator[tuple[str, str]]:
        for number in range(1, MOST_EXAMPLES + 1):
            if text := self.cleaned_data[f"example_{number}"]:
                yield text, self.cleaned_data[f"verdict_{number}"]


def initial_of(wording: Wording) -> dict[str, Any]:
    """The fields as they are filled in from what was written before."""
    filled: dict[str, Any] = dict(vars(wording))
    for number, (text, verdict) in enumerate(filled.pop("examples")[:MOST_EXAMPLES], start=1):
        filled |= {f"example_{number}": text, f"verdict_{number}": verdict}
    return filled


class TurnDownForm(PlainErrors):
    """Why a proposal is not used: for who proposed it."""

    reason = TextField(
        label=_("Why not?"),
        help_text=_("Your colleague reads this. Say what would make it right."),
        max_length=LONGEST_WORDS,
        widget=_lines(3),
        error_messages={"required": _("Say why, so that your colleague can do better.")},
    )


class SettleForm(PlainErrors):
    """The answer to what a note asks about the text."""

    settlement = TextField(
        label=_("What did you decide?"),
        help_text=_("For example: how you read it, or that the text will be amended."),
        max_length=LONGEST_WORDS,
        widget=_lines(4),
        error_messages={"required": _("Write what you decided.")},
    )
