"""Asking for an account name, and what becomes of one: the forms and what they refuse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.people.models import User
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from ..forms_fields import PeopleField
from ..forms_reason import reason_field
from ..kinds import Text
from .handles import SHAPES, Wrong, cleaned, names_werksaam, wrong_with
from .names import Taken, taken_for

_WRONG: dict[Wrong, Text] = {
    Wrong.WEB_ADDRESS: gettext_lazy("Write only the name, not the whole address."),
    Wrong.NO_SITE: gettext_lazy(
        "Write the whole address, so that we know where it is. For example: mastodon.nl/@name."
    ),
    Wrong.STRANGE_LETTER: gettext_lazy(
        "There is a letter in it that only looks like one of ours. Type the name again yourself."
    ),
    Wrong.SPACE: gettext_lazy("On this platform there can’t be a space in the name."),
    Wrong.CHARACTER: gettext_lazy(
        "There is a character in it that this platform does not take. Leave it out."
    ),
    Wrong.LONG: gettext_lazy("On this platform a name has at most %(most)d characters."),
}


class _HandleField(TextField):
    """A handle as it is kept."""

    def to_python(self, value: Any) -> str:
        return cleaned(super().to_python(value))


def handle_field(**options: Any) -> forms.Field:
    """The field for an account name; nothing corrects or capitalises what is typed."""
    attributes = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
    return _HandleField(widget=forms.TextInput(attrs=attributes), **options)


@dataclass(frozen=True)
class NameWanted:
    """A name that can't be asked for, and where to read about it."""

    words: str
    url: str
    link: str


def refuse_name(form: forms.Form, by: User | None) -> NameWanted | None:
    """Put what is wrong with platform and handle together at the handle.

    Answers where to read on, for a name that is taken.
    """
    platform, handle = (form.cleaned_data.get(n) for n in ("platform", "handle"))
    if not (platform and handle):
        return None
    if words := _wrong_words(platform, handle):
        form.add_error("handle", ValidationError(words, code="handle"))
        return None
    taken = taken_for(by, platform, handle) if by else None
    if taken is None:
        return None
    wanted = _wanted(taken)
    form.add_error("handle", ValidationError(wanted.words, code="taken"))
    return wanted


def refuse_days(form: forms.Form) -> None:
    """Say at the last day that it lies before the first, or is over."""
    since, until = (form.cleaned_data.get(n) for n in ("since", "until"))
    if until and until < clock.today():
        form.add_error("until", _("This day is over. Choose today or a later day."))
    elif since and until and until < since:
        form.add_error("until", _("This is before the first day. Choose a later day."))


def _wrong_words(platform: str, handle: str) -> str:
    wrong = wrong_with(platform, handle)
    if wrong is not None:
        return str(_WRONG[wrong]) % {"most": SHAPES[platform].most}
    if not names_werksaam(handle):
        return _(
            "‘WerkSaam’ is not in this name. Then you need not ask for approval. "
            "Do you want ‘WerkSaam’ in it? Write that name here."
        )
    return ""


def _wanted(taken: Taken) -> NameWanted:
    """In words, with the way to what is there already; never who else asked."""
    if taken.name is not None:
        words = (
            _("This name is approved for you already.")
            if taken.is_own
            else _("This name is approved already, for someone else. Choose another name.")
        )
        return NameWanted(words, f"/accounts-register/{taken.name.pk}/", _("See this name"))
    if taken.is_own and taken.report is not None:
        words = _("You asked for this name already. We have not decided yet.")
        return NameWanted(words, taken.report.get_absolute_url(), _("See what you asked"))
    words = _("Someone asked for this name already. It is being looked at. Choose another name.")
    return NameWanted(words, "/accounts-register/", _("See the approved names"))


class AppointForm(PlainErrors):
    """Whom the director names to decide, and why."""

    person = PeopleField(
        label=gettext_lazy("Who decides?"),
        help_text=gettext_lazy("Write the first and last name, or the mail address."),
        most=1,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write down who decides.")},
    )
    reason = reason_field(gettext_lazy("Why this person?"))

    @property
    def chosen(self) -> User:
        """The colleague who was named."""
        return User.objects.get(pk=self.cleaned_data["person"][0])


class ReviewNameForm(PlainErrors):
    """What becomes of a name whose holder left."""

    OVER, END = "over", "end"
    verdict = forms.ChoiceField(
        label=gettext_lazy("What becomes of the name?"),
        choices=[
            (OVER, gettext_lazy("Someone else takes it over")),
            (END, gettext_lazy("It is no longer approved")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what becomes of the name."),
            "invalid_choice": gettext_lazy("Choose what becomes of the name."),
        },
    )
    person = PeopleField(
        label=gettext_lazy("Who takes it over?"),
        help_text=gettext_lazy("Only if someone takes it over. First and last name."),
        most=1,
        required=False,
        marks_optional=False,  # it depends on the verdict: `clean` tells
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = reason_field(gettext_lazy("Why?"))

    @property
    def to(self) -> User | None:
        """Who takes it over; None where it ends."""
        if self.cleaned_data["verdict"] == self.END:
            return None
        return User.objects.get(pk=self.cleaned_data["person"][0])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        goes_over = data.get("verdict") == self.OVER
        if goes_over and not data.get("person") and "person" not in self.errors:
            self.add_error("person", _("Write down who takes the name over."))
        if data.get("verdict") == self.END and data.get("person"):
            self.add_error("person", _("With this choice nobody takes it over. Empty this field."))
        return data


class SearchForm(PlainErrors):
    """Words to look for in the register."""

    marks_optional = False

    q = TextField(
        label=gettext_lazy("Look for a name, a platform or a person"),
        max_length=100,
        required=False,
        marks_optional=False,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "class": "form-control form-control-sm",
            }
        ),
    )
