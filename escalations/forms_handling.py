"""The forms of the people who handle a case, and of a reporter who writes to them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from werksaam.people.models import Role, User
from werksaam.people.roles import people_with
from werksaam.plain_forms import PlainErrors

from .forms_fields import TextField
from .kinds import Kind, Outcome
from .messaging import LONGEST
from .models import Report

_REASON_LENGTH = 1000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


class BodyForm(PlainErrors):
    """One text to someone; `label` says to whom, so a note can't be sent by a slip."""

    body = TextField(
        max_length=LONGEST,
        widget=_area(3),
        error_messages={"required": _("Write your text first.")},
    )

    def __init__(self, data: Any = None, *, label: str, prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        self.fields["body"].label = label

    @property
    def key(self) -> str:
        """What its fields are made of, as long as nobody wrote in them."""
        return f"{self.prefix} {self.fields['body'].label}"


class DecideForm(PlainErrors):
    """The decision on a case: outcome with its ground, why, what is placed, what is told."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you decide."),
            "invalid_choice": _("Choose what you decide."),
        },
    )
    motivation = TextField(
        label=_("Why do you decide this?"),
        help_text=_("Colleagues and the auditor read this. The reporter does not."),
        max_length=LONGEST,
        widget=_area(5),
        error_messages={"required": _("Write down why. One sentence is enough.")},
    )
    public_response = TextField(
        label=_("Text of the public response"),
        help_text=_("Only when WerkSaam responds. With ground a or b it is needed."),
        max_length=LONGEST,
        widget=_area(4),
        required=False,
        marks_optional=False,  # it depends on the outcome: `clean` tells
    )
    advice_to_reporter = TextField(
        label=_("Your advice to the reporter"),
        help_text=_("This comes below the standard text that belongs to your choice."),
        max_length=LONGEST,
        widget=_area(3),
        required=False,
    )
    revision = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("This page is old. Go back to the case and begin again."),
            "invalid": _("This page is old. Go back to the case and begin again."),
        },
    )

    def __init__(
        self, data: Any = None, *, kind: Kind, offered: Sequence[Outcome] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.kind, self.offered = kind, offered or kind.outcomes
        if not kind.publishes:
            del self.fields["public_response"]
        if kind.advises:
            _ask_for_advice(self.fields["advice_to_reporter"])
        _offer(self.fields["outcome"], [(o.slug, _outcome_label(o)) for o in self.offered])
        if len(self.offered) == 1:
            self.fields["outcome"].initial = self.offered[0].slug

    @property
    def decision(self) -> dict[str, Any]:
        """What was filled in, as `deciding.decide` takes it."""
        return self.cleaned_data

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "outcome" not in data:
            return data
        chosen = self.kind.outcome(data["outcome"])
        if chosen.advises and not data.get("advice_to_reporter", True):
            words = _("Write your advice. One or two sentences are enough.")
            self.add_error("advice_to_reporter", words)
        if "public_response" in data:
            self._check_response(chosen, data["public_response"])
        return data

    def _check_response(self, chosen: Outcome, response: str) -> None:
        """A text to place where one belongs to the choice, and only there."""
        if chosen.response == "required" and not response:
            self.add_error("public_response", _("Write the text that WerkSaam will place."))
        if not chosen.public and response:
            self.add_error(
                "public_response", _("With this choice nothing is placed. Leave this field empty.")
            )


class ReviewForm(PlainErrors):
    """The second pair of eyes: approved, or sent back with a reason."""

    verdict = forms.ChoiceField(
        label=_("May this be placed?"),
        choices=[
            ("approved", _("Yes, this may be placed")),
            ("sent_back", _("No, it goes back with a remark")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose ‘Yes’ or ‘No’."),
            "invalid_choice": _("Choose ‘Yes’ or ‘No’."),
        },
    )
    remark = TextField(
        label=_("Your remark"),
        help_text=_("Needed when you send it back. Say what should change."),
        max_length=_REASON_LENGTH,
        widget=_area(3),
        required=False,
    )

    @property
    def is_approved(self) -> bool:
        """Whether the second reader agrees."""
        return bool(self.cleaned_data["verdict"] == "approved")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("verdict") == "sent_back" and not data.get("remark", True):
            self.add_error("remark", _("Say what should change."))
        return data


def _ask_for_advice(field: forms.Field) -> None:
    """Of a kind with an outcome that needs it: whether it is optional depends, so it isn't said."""
    assert isinstance(field, TextField)
    field.marks_optional = False


def _offer(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    """Give a choice field its choices, which depend on the case."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _outcome_label(outcome: Outcome) -> Any:
    words = [outcome.help] if outcome.help else []
    if outcome.call_first:
        words += [phone_line(person) for person in people_with(Role(outcome.call_first))]
    if not words:
        return outcome.label
    return format_html("{} <small>{}</small>", outcome.label, " ".join(map(str, words)))


def phone_line(person: User) -> str:
    """Whom to call, and at which number where we know it: "Dirk de Vries: 0229 123456."."""
    return f"{person.name}: {person.phone}." if person.phone else f"{person.name}."


class WaitForm(PlainErrors):
    """A question to one reporter of the case."""

    report = forms.ChoiceField(
        label=_("To whom?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whom you ask."),
            "invalid_choice": _("Choose whom you ask."),
        },
    )
    question = TextField(
        label=_("Your question"),
        help_text=_("The reporter gets a mail with a link. The case waits for the answer."),
        max_length=LONGEST,
        widget=_area(3),
        error_messages={"required": _("Write your question first.")},
    )

    def __init__(self, data: Any = None, *, reports: list[Report]) -> None:
        super().__init__(data)
        self.reports = {report.reference: report for report in reports}
        choices = [(report.reference, report.reporter_name) for report in reports]
        _offer(self.fields["report"], choices)
        if len(reports) == 1:
            self.fields["report"].widget = forms.HiddenInput()
            self.fields["report"].initial = reports[0].reference

    @property
    def chosen_report(self) -> Report:
        """The report whose reporter is asked."""
        return self.reports[self.cleaned_data["report"]]


class GuideForm(PlainErrors):
    """One question of the response guide."""

    def __init__(
        self, data: Any, *, name: str, label: str, help: str, choices: Any, given: str = ""
    ) -> None:
        super().__init__(data)
        self.fields[name] = forms.ChoiceField(
            label=label,
            help_text=help,
            choices=choices,
            initial=given,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose an answer."),
                "invalid_choice": _("Choose an answer."),
            },
        )
