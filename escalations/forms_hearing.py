"""The forms of a violation: its gates, the answer and the objection of the subject."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from policy.forms import day_field
from werksaam import clock
from werksaam.plain_forms import PlainErrors

from .forms_fields import TextField
from .forms_handling import DecideForm
from .gates import earliest_term, may_decide
from .keeping_secret import KeepsReporterSecret
from .kinds import Kind
from .messaging import LONGEST
from .models import Case
from .queries_hearing import passed_of

_LONGEST_TERM = timedelta(days=92)
_LONGEST_DELAY = timedelta(days=183)
_A_SENTENCE = _("Write down the reason. One sentence is enough.")


def _words(label: Any, help_text: Any, missing: Any, rows: int = 5) -> TextField:
    return TextField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "class": "short"}),
        error_messages={"required": missing},
    )


class AdmitForm(PlainErrors):
    """Why a report of a violation is taken up."""

    reason = _words(
        _("What is concrete, and what supports it?"),
        _("Say what is said to have happened, where and when, and what proves it."),
        _A_SENTENCE,
    )


class HearForm(KeepsReporterSecret, PlainErrors):
    """What is put to the subject, and until when they may answer."""

    read_by_subject = ("findings",)

    findings = _words(
        _("What do you put to your colleague?"),
        _(
            "Your colleague reads this word for word. "
            "Write what was found, and which rule it touches. "
            "Do not write who reported it, or anything that gives that away."
        ),
        _("Write down what you put to your colleague."),
        rows=8,
    )
    answer_by = day_field(_("Until which day may your colleague answer?"))

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data, initial={"answer_by": earliest_term(clock.today())})
        self.case = case
        first = date_format(earliest_term(clock.today()), "j F Y")
        self.fields["answer_by"].help_text = _(
            "At least five working days: %(day)s or later. That whole day still counts."
        ) % {"day": first}

    def clean_answer_by(self) -> date:
        """Five working days at least, and three months at most (our own rule)."""
        day: date = self.cleaned_data["answer_by"]
        first = earliest_term(clock.today())
        if day < first:
            words = _("Give at least five working days: %(day)s or later.")
            raise ValidationError(words % {"day": date_format(first, "j F Y")})
        if day > clock.today() + _LONGEST_TERM:
            raise ValidationError(_("This is more than three months away. Choose an earlier day."))
        return day


class WaiveForm(KeepsReporterSecret, PlainErrors):
    """Why nothing is put to the subject."""

    read_by_subject = ("reason",)

    reason = _words(
        _("Why do you not hear your colleague first?"),
        _("This is an exception. Your colleague reads this reason with the decision."),
        _A_SENTENCE,
    )

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data)
        self.case = case


class DelayForm(PlainErrors):
    """Why the subject is told later, and by when at the latest."""

    until = day_field(_("Until which day do you wait?"))
    reason = _words(
        _("Why does your colleague not know yet?"),
        _("For example: proof would disappear. The privacy officer may ask about this."),
        _A_SENTENCE,
        rows=3,
    )

    def clean_until(self) -> date:
        """A day to come, within six months (our own rule)."""
        day: date = self.cleaned_data["until"]
        if day <= clock.today():
            raise ValidationError(_("This day has been. Choose a day to come."))
        if day > clock.today() + _LONGEST_DELAY:
            raise ValidationError(_("This is more than six months away. Choose an earlier day."))
        return day


class DayStatementForm(KeepsReporterSecret, PlainErrors):
    """The day to look up for the subject of this case, and why."""

    read_by_subject = ("reason",)

    day = day_field(_("Which day is it about?"))
    reason = _words(
        _("Why do you need to know this?"),
        _("Your colleague reads this reason, and the answer."),
        _A_SENTENCE,
        rows=3,
    )

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data)
        self.case = case

    def clean_day(self) -> date:
        """Today, or a day that has been."""
        day: date = self.cleaned_data["day"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come. Choose one that has been."))
        return day


class AnswerForm(PlainErrors):
    """What the subject says about the findings."""

    body = _words(
        _("What is your answer?"),
        _("You can send one answer. The manager reads it before deciding."),
        _("Write down your answer. One sentence is enough."),
        rows=8,
    )
    support_person = TextField(
        label=_("Who supports you?"),
        help_text=_("Fill this in when someone helps you or comes along to talk."),
        max_length=150,
        required=False,
    )


class ObjectForm(PlainErrors):
    """Why the subject does not agree with a decision."""

    body = _words(
        _("Why do you not agree?"),
        _("Say what is not right. Another person than before reads this and decides anew."),
        _("Write down why you do not agree. One sentence is enough."),
        rows=8,
    )


class DecideViolationForm(KeepsReporterSecret, DecideForm):
    """The decision on a violation: only what the gates allow now, and the measure.

    `is_empty`: nothing can be decided now.
    """

    read_by_subject = ("motivation", "measure")

    measure = TextField(
        label=_("Which measure?"),
        help_text=_("Only with a measure. Say what it is, from when and for how long."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "short"}),
        required=False,
        marks_optional=False,  # it depends on the outcome: `clean` tells
    )
    field_order = ("outcome", "motivation", "measure", "revision")

    def __init__(self, data: Any = None, *, kind: Kind, case: Case, **options: Any) -> None:
        super().__init__(data, kind=kind, **options)
        self.case = case
        del self.fields["advice_to_reporter"]
        passed, today = passed_of(case), clock.today()
        possible = {o.slug for o in kind.outcomes if may_decide(o.gate, case.state, passed, today)}
        self.is_empty = not possible
        self._offer_only(possible)
        if not any(kind.outcome(slug).measure for slug in possible):
            del self.fields["measure"]
        self.fields["motivation"].help_text = _(
            "Your colleague reads this word for word, and the auditor can. "
            "The reporter does not. Do not write who reported it."
        )

    def _offer_only(self, slugs: set[str]) -> None:
        outcome: Any = self.fields["outcome"]
        outcome.choices = [choice for choice in outcome.choices if choice[0] in slugs]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "outcome" not in data or "measure" not in data:
            return data
        chosen = self.kind.outcome(data["outcome"])
        if chosen.measure and not data["measure"]:
            self.add_error("measure", _("Write down which measure it is."))
        if not chosen.measure and data["measure"]:
            self.add_error("measure", _("No measure belongs to this choice. Leave it empty."))
        return data


class WordingForm(PlainErrors):
    """A standing text in both languages."""

    text_nl = _words(
        _("The text in Dutch"),
        _("Plain text. A web address becomes a link. An empty line begins a new paragraph."),
        _("Write the text in Dutch."),
        rows=16,
    )
    text_en = _words(
        _("The text in English"),
        _("The same text, for who reads English."),
        _("Write the text in English."),
        rows=16,
    )
    instead_of = forms.CharField(widget=forms.HiddenInput, required=False)
