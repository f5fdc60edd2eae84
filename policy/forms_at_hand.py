"""Forms of the desk's work on what people have at hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_text import TextField

from .forms_guidance import Choices, PartForm, in_both, lines, note_field
from .guidance.cards import WHO
from .guidance.checking import LONGEST
from .guidance.checking_cards import is_web_address
from .guidance.parts import Part

LONGEST_TEXT = LONGEST["intro"]
WHO_WORDS = dict(
    zip(
        WHO,
        (
            _("Your manager"),
            _("The communications team"),
            _("The communications adviser"),
            _("The colleague who knows about it"),
        ),
        strict=True,
    )
)


def _lids() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Which rules are behind this?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class CardForm(PartForm):
    """A card; `lids` and `actions` are what it can rest on and lead to."""

    def __init__(
        self, *args: Any, part: Part, lids: Choices, actions: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(self.initial_of(part))
        for name, choices in (("lids", lids), ("action", actions)):
            if name in self.fields:
                self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def initial_of(self, part: Part) -> dict[str, Any]:
        """What the fields hold at first."""
        return {
            "lids": [lid["provision"] for lid in part.get("lids") or []],
            "note": part.get("note_for_desk", ""),
        }


class DescriptionForm(CardForm):
    """The one description of WerkSaam that everyone uses (3.3)."""

    text_nl = lines(_("Description, in Dutch"), LONGEST_TEXT, rows=4, required=False)
    text_en = lines(_("Description, in English"), LONGEST_TEXT, rows=4, required=False)
    remark_nl = lines(_("Remark below it, in Dutch"), LONGEST_TEXT, required=False)
    remark_en = lines(_("Remark below it, in English"), LONGEST_TEXT, required=False)
    lids = _lids()
    note = note_field()

    def initial_of(self, part: Part) -> dict[str, Any]:
        held = part.get("description") or {}
        words = in_both("text", held) | in_both("remark", held.get("remark"))
        return super().initial_of(held) | words

    def part(self) -> Part:
        data = self.cleaned_data
        words = {**self.words("text"), "remark": self.words("remark")}
        return {"description": {**words, "lids": data["lids"], "note_for_desk": data["note"]}}


class ValueForm(CardForm):
    """A core value (6.3)."""

    name_nl = lines(_("Core value, in Dutch"), LONGEST_TEXT)
    name_en = lines(_("Core value, in English"), LONGEST_TEXT)
    meaning_nl = lines(_("What it means in one sentence, in Dutch"), LONGEST_TEXT)
    meaning_en = lines(_("What it means in one sentence, in English"), LONGEST_TEXT)
    lids = _lids()
    note = note_field()

    def initial_of(self, part: Part) -> dict[str, Any]:
        words = in_both("name", part.get("name")) | in_both("meaning", part.get("meaning"))
        return super().initial_of(part) | words

    def part(self) -> Part:
        data = self.cleaned_data
        words = {"name": self.words("name"), "meaning": self.words("meaning")}
        return {**words, "lids": data["lids"], "note_for_desk": data["note"]}


class AccountForm(CardForm):
    """An official account."""

    platform = TextField(label=_("Platform"), max_length=60)
    handle = TextField(label=_("Account name"), max_length=100)
    address = TextField(
        label=_("Address"), max_length=400, help_text=_("It begins with https:// or http://.")
    )
    remark_nl = lines(_("Remark, in Dutch"), LONGEST_TEXT, required=False)
    remark_en = lines(_("Remark, in English"), LONGEST_TEXT, required=False)

    def initial_of(self, part: Part) -> dict[str, Any]:
        held = {key: part.get(key, "") for key in ("platform", "handle", "address")}
        return held | in_both("remark", part.get("remark"))

    def clean_address(self) -> str:
        """Refuse what a browser would not open as a page."""
        address: str = self.cleaned_data["address"]
        if not is_web_address(address):
            raise forms.ValidationError(_("Write an address that begins with https://."))
        return address

    def part(self) -> Part:
        held = {key: self.cleaned_data[key] for key in ("platform", "handle", "address")}
        return {**held, "remark": self.words("remark")}


class TopicForm(CardForm):
    """What someone may want to ask, and who answers."""

    what_nl = lines(_("When, in Dutch"), LONGEST_TEXT)
    what_en = lines(_("When, in English"), LONGEST_TEXT)
    who = forms.ChoiceField(
        label=_("Whom do people ask?"), choices=list(WHO_WORDS.items()), widget=forms.RadioSelect
    )
    action = forms.ChoiceField(label=_("What can be done in the portal?"), required=False)
    lids = _lids()
    note = note_field()

    def initial_of(self, part: Part) -> dict[str, Any]:
        held = {"who": part.get("who", ""), "action": part.get("action") or ""}
        return super().initial_of(part) | held | in_both("what", part.get("what"))

    def part(self) -> Part:
        data = self.cleaned_data
        held = {"who": data["who"], "action": data["action"], "lids": data["lids"]}
        return {"what": self.words("what"), **held, "note_for_desk": data["note"]}
