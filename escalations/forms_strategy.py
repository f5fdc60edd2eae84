"""The decision that says who does what by when: up to five lines beside the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.plain_forms import say_plainly

from .agreeing import MOST, Agreed
from .forms_fields import TextField
from .forms_handling import DecideForm
from .models import Doer, Report
from .presenters_strategy import reporter_named

_WHAT_LENGTH = 500
_LONGEST_TERM = timedelta(days=366)
_PARTS = ("what", "who", "due_on")
_NUMBERS = range(1, MOST + 1)


def _value_of(report: Report, reports: Sequence[Report]) -> str:
    return Doer.REPORTER.value if len(reports) == 1 else f"{Doer.REPORTER}-{report.reference}"


class DoerField(forms.ChoiceField):
    """Who does it: the reporter, or whoever handles the case."""

    widget = forms.RadioSelect
    marks_optional = False  # it depends on the outcome: the form tells


class DueField(forms.DateField):
    """A day from today on, not further than a year away."""

    marks_optional = False
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    input_formats = ("%Y-%m-%d", "%d-%m-%Y")

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day < clock.today():
            raise ValidationError(_("This day is over. Choose today or a later day."))
        if day is not None and day > clock.today() + _LONGEST_TERM:
            raise ValidationError(_("This is more than a year away. Choose a day before that."))
        return day


@dataclass(frozen=True)
class LineFields:
    """The fields of one line, for the template."""

    number: int
    fields: tuple[forms.BoundField, ...]


class StrategyForm(DecideForm):
    """A decision that may hold a strategy. A line is there once it says what or when.

    With several reporters one chooses who of them does it, by name.
    """

    def __init__(
        self, data: Any = None, *, is_at_desk: bool, reports: Sequence[Report], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.is_at_desk = is_at_desk
        self.reports = {_value_of(report, reports): report for report in reports}
        for number in _NUMBERS:
            self._add_line(number)

    @property
    def decision(self) -> dict[str, Any]:
        names = {f"{part}_{number}" for part in _PARTS for number in _NUMBERS}
        rest = {name: value for name, value in self.cleaned_data.items() if name not in names}
        return {**rest, "agreed": list(self._agreed())}

    @property
    def first_line(self) -> LineFields:
        """The line that is always in view."""
        return self._line(1)

    @property
    def more_lines(self) -> list[LineFields]:
        """The others."""
        return [self._line(number) for number in _NUMBERS if number > 1]

    @property
    def shows_more(self) -> bool:
        """Whether one of the others holds something, or an error."""
        fields = [field for line in self.more_lines for field in line.fields]
        return any(field.errors or field.value() for field in fields)

    @property
    def rest(self) -> list[forms.BoundField]:
        """What comes after the strategy."""
        lines = {field.name for n in _NUMBERS for field in self._line(n).fields}
        return [field for field in self if field.name not in lines | {"outcome"}]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = next((o for o in self.offered if o.slug == data.get("outcome")), None)
        if chosen is None:
            return data
        if chosen.plans:
            self._check_lines()
            return data
        for number in filter(self._is_filled, _NUMBERS):
            self._mend(number, "what", _("With this choice nothing is agreed. Empty this line."))
        return data

    def _check_lines(self) -> None:
        for number in _NUMBERS:
            if number > 1 and not self._is_filled(number):
                continue
            self._mend(number, "what", _("Write down what will be done."), if_empty=True)
            self._mend(number, "who", _("Choose who does it."), if_empty=True)
            self._mend(number, "due_on", _("Enter the day by which it is done."), if_empty=True)

    def _mend(self, number: int, part: str, words: Any, *, if_empty: bool = False) -> None:
        """Say what to mend at a field, unless it says so itself."""
        name = f"{part}_{number}"
        if name in self.errors or (if_empty and self.cleaned_data.get(name)):
            return
        self.add_error(name, words)

    def _is_filled(self, number: int) -> bool:
        names = f"what_{number}", f"due_on_{number}"
        return any(self.cleaned_data.get(n) or n in self.errors for n in names)

    def _agreed(self) -> Iterator[Agreed]:
        data = self.cleaned_data
        for n in filter(self._is_filled, _NUMBERS):
            who = data[f"who_{n}"]
            report = self.reports.get(who)
            doer = Doer.REPORTER.value if report else who
            yield Agreed(data[f"what_{n}"], doer, data[f"due_on_{n}"], report)

    def _line(self, number: int) -> LineFields:
        return LineFields(number, tuple(self[f"{part}_{number}"] for part in _PARTS))

    def _reporters(self) -> list[tuple[str, Any]]:
        if len(self.reports) == 1:
            return [(Doer.REPORTER.value, Doer.REPORTER.label)]
        return [(value, reporter_named(report)) for value, report in self.reports.items()]

    def _add_line(self, number: int) -> None:
        own_side = Doer.DESK if self.is_at_desk else Doer.HANDLER
        fields: dict[str, forms.Field] = {
            "what": TextField(
                label=_("What will be done?"),
                max_length=_WHAT_LENGTH,
                widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
                marks_optional=False,  # it depends on the outcome: `clean` tells
            ),
            "who": DoerField(
                label=_("Who does it?"),
                choices=[*self._reporters(), (own_side.value, own_side.label)],
            ),
            "due_on": DueField(label=_("By when?")),
        }
        for part, field in fields.items():
            field.required = False
            say_plainly(field)
            self.fields[f"{part}_{number}"] = field
