"""The forms of reporting: one for each step, made from the questions of a kind."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.people.models import User
from werksaam.uploads import Accepted

from .forms_fields import AddressField, MomentField, PeopleField, TextField, any_day_field
from .forms_images import ImagesField
from .forms_names import names_like
from .forms_platform import ask_which, asks_both, recognised
from .kinds import Answers, Choice, Question, Step
from .registers.forms_names import NameWanted, handle_field, refuse_days, refuse_name

NUL = "\x00"
MEANT = "_meant"
"""After the name of a question about people: the name that was chosen from near ones."""


class StepForm(forms.Form):
    """The questions of one step.

    It begins with the answers so far; `answers()` gives the cleaned ones as a
    draft keeps them. A name that nobody has comes with names that look like it, to
    choose from. `taken` is what stands in the way of an account name. `only_missing()`
    tells whether nothing is wrong except that answers are still to come, so the step can
    be kept for later.
    """

    def __init__(
        self,
        step: Step,
        answers: Answers,
        data: Any = None,
        files: Any = None,
        *,
        by: User | None = None,
    ) -> None:
        self.step, self.by = step, by
        self.mended: list[str] = []
        self.taken: NameWanted | None = None
        super().__init__(
            _as_meant(step, self._without_nulls(data)), files, initial=_initial(step, answers)
        )
        for question in step.questions:
            self.fields[question.name] = _FIELDS[question.type_](question)
            if question.type_ == "images":
                self._ask_for_images(question, answers)

    def clean(self) -> dict[str, Any]:
        for name in self.mended:
            if name in self.fields:
                self.add_error(
                    name,
                    _("There was a character in it that we can’t keep. We took it out: check it."),
                )
        for question in self.step.questions:
            self._suggest(question)
        if asks_both(self.step):
            ask_which(self)
        self._refuse_oneself()
        self._refuse_twice()
        self._refuse_name()
        self._check_together()
        return self.cleaned_data

    def answers(self) -> dict[str, Any]:
        """The cleaned answers, JSON-ready; empty ones included, so they replace older ones.

        Without images: the draft knows of those itself (`draft_images`).
        """
        images = {q.name for q in self.step.questions if q.type_ == "images"}
        return {n: _kept(value) for n, value in self.cleaned_data.items() if n not in images}

    @property
    def images(self) -> list[Accepted]:
        """The images that were accepted, also where others were not."""
        asked = [f for f in self.fields.values() if isinstance(f, ImagesField)]
        return [image for field in asked for image in field.accepted]

    def _ask_for_images(self, question: Question, answers: Answers) -> None:
        """Room for as many as are left; at least one for who presses the button that adds."""
        field = self.fields[question.name]
        assert isinstance(field, ImagesField)
        field.already = len(answers.get(question.name) or [])
        field.required = field.required or "add" in self.data
        # Beside a button that adds, the field is not one that asks to be filled in.
        field.widget.is_required = False

    def only_missing(self) -> bool:
        """Whether every error is a required answer that is still empty."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        return codes <= {"required"}

    def _refuse_oneself(self) -> None:
        """Say where to go instead, to who names themselves where that is not possible."""
        for question in self.step.questions:
            if (
                question.not_oneself
                and self.by
                and self.by.pk in self.cleaned_data.get(question.name, [])
            ):
                self.add_error(
                    question.name, ValidationError(str(question.not_oneself), code="self")
                )

    def _refuse_twice(self) -> None:
        """Whom it is about is not also who saw it."""
        asked = [q for q in self.step.questions if q.party]
        seen: set[int] = set()
        for question in asked:
            named = set(self.cleaned_data.get(question.name) or [])
            if named & seen:
                words = _("You named this colleague above already. Leave the name out here.")
                self.add_error(question.name, ValidationError(words, code="twice"))
            seen |= named

    def _check_together(self) -> None:
        """What each answer allows, they may not together; images are there already, or come."""
        for name, words in self.step.check(self._as_kept(), clock.today()).items():
            if name not in self.errors:
                self.add_error(name, ValidationError(str(words), code="required"))

    def _as_kept(self) -> dict[str, Any]:
        kept = {name: _kept(value) for name, value in self.cleaned_data.items()}
        asked = {n: f for n, f in self.fields.items() if isinstance(f, ImagesField)}
        there = {n: [*f.accepted, *range(f.already)] for n, f in asked.items()}
        return {**kept, **there}

    def _refuse_name(self) -> None:
        """What is wrong with an account name, or with the days for which it is asked."""
        if any(question.type_ == "handle" for question in self.step.questions):
            self.taken = refuse_name(self, self.by)
        if {"since", "until"} <= self.fields.keys():
            refuse_days(self)

    def _suggest(self, question: Question) -> None:
        """Offer names near the one that is unknown; a choice replaces what was typed."""
        errors = self.errors.as_data().get(question.name, [])
        unknown = [str((e.params or {})["name"]) for e in errors if e.code == "unknown"]
        typed = str(self.data.get(question.name, ""))
        names = names_like(unknown[0]) if unknown else []
        if names:
            self.fields[question.name + MEANT] = forms.ChoiceField(
                label=_("Do you mean one of these colleagues?"),
                choices=[(typed.replace(unknown[0], name), name) for name in names],
                widget=forms.RadioSelect,
            )

    def _without_nulls(self, data: Any) -> Any:
        """A copy of what was posted without NUL, which no database keeps."""
        if data is None:
            return None
        lists = {name: data.getlist(name) for name in data}
        self.mended = [name for name, values in lists.items() if any(NUL in v for v in values)]
        return MultiValueDict({n: [v.replace(NUL, "") for v in vs] for n, vs in lists.items()})


def _as_meant(step: Step, data: Any) -> Any:
    """What was posted, with the name that was chosen in place of what was typed."""
    for question in step.questions if data is not None else ():
        if chosen := data.get(question.name + MEANT):
            data.setlist(question.name, [chosen])
    if data is not None and (told := recognised(step, data)):
        data.setlist("platform", [told])
    return data


def _initial(step: Step, answers: Answers) -> dict[str, Any]:
    shown = {q.name: _shown(q, answers.get(q.name)) for q in step.questions}
    return {**shown, "platform": told} if (told := recognised(step, answers)) else shown


def _shown(question: Question, kept: Any) -> Any:
    if question.type_ == "moment":
        if kept:
            return parse_datetime(kept)
        return clock.now() if question.prefill == "now" else None
    return kept


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return localtime(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _common(question: Question) -> dict[str, Any]:
    missing = question.missing or _("Answer this question.")
    return {
        "label": question.label,
        "help_text": question.help,
        "required": question.required,
        "error_messages": {"required": missing},
    }


def _text(question: Question) -> forms.Field:
    return TextField(max_length=question.max_length or 200, **_common(question))


def _long_text(question: Question) -> forms.Field:
    return TextField(
        max_length=question.max_length or 5000,
        widget=forms.Textarea(attrs={"rows": question.rows}),
        marks_optional=not question.depends,
        **_common(question),
    )


def _choice(question: Question) -> forms.Field:
    common = _common(question)
    common["error_messages"]["invalid_choice"] = common["error_messages"]["required"]
    return forms.ChoiceField(choices=_options(question), widget=forms.RadioSelect, **common)


def _choices(question: Question) -> forms.Field:
    common = _common(question)
    common["error_messages"]["invalid_choice"] = common["error_messages"]["required"]
    return forms.MultipleChoiceField(
        choices=_options(question), widget=forms.CheckboxSelectMultiple, **common
    )


def _address(question: Question) -> forms.Field:
    # A plain text input: the browser's own check would refuse an address without https://.
    widget = forms.TextInput(
        attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
    )
    return AddressField(widget=widget, **_common(question))


def _moment(question: Question) -> forms.Field:
    return MomentField(**_common(question))


def _date(question: Question) -> forms.Field:
    return any_day_field(**_common(question))


def _person(question: Question) -> forms.Field:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return PeopleField(widget=widget, most=question.most, **_common(question))


def _images(question: Question) -> forms.Field:
    return ImagesField(most=question.most or 1, **_common(question))


def _handle(question: Question) -> forms.Field:
    return handle_field(max_length=question.max_length or 200, **_common(question))


def _options(question: Question) -> list[tuple[str, Any]]:
    return [(choice.value, _option_label(choice)) for choice in question.choices]


def _option_label(choice: Choice) -> Any:
    if not choice.help:
        return choice.label
    return format_html("{} <small>{}</small>", choice.label, choice.help)


_FIELDS: dict[str, Callable[[Question], forms.Field]] = {
    "text": _text,
    "long_text": _long_text,
    "choice": _choice,
    "choices": _choices,
    "address": _address,
    "moment": _moment,
    "date": _date,
    "person": _person,
    "images": _images,
    "handle": _handle,
}
