"""Which period someone wants to see, and as known on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policy.forms import day_field
from policy.forms_figures import ExportForm
from werksaam.plain_forms import PlainErrors

from .periods import Month, NoPeriod, Period, between, offered, read, read_month
from .presenting import month_in_words, period_in_words

_WRONG = {
    "backwards": _("The last month comes before the first. Swap them."),
    "too_long": _("Choose at most 24 months."),
    "unknown": _("Choose both the first and the last month."),
}


class PeriodForm(PlainErrors):
    """A year or a quarter, or from one month to another. Nothing chosen: the latest year."""

    marks_optional = False  # something always stands there: what is shown now

    periode = forms.ChoiceField(label=_("Year or quarter"), required=False)
    van = forms.ChoiceField(
        label=_("Or from this month"),
        required=False,
        help_text=_("Then the year or quarter above does not count."),
    )
    tot = forms.ChoiceField(label=_("Up to and including"), required=False)
    zicht = day_field(
        _("As known on"), required=False, help_text=_("Leave this empty for what we know now.")
    )

    def __init__(self, *args: Any, since: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = offered(since, today)[0]
        self.period: Period = self.latest
        self._choose("periode", [(p.name, period_in_words(p)) for p in offered(since, today)])
        months = between_days(since, today)
        named = [("", "–"), *((str(month), month_in_words(str(month))) for month in months)]
        self._choose("van", named)
        self._choose("tot", named)

    def clean(self) -> dict[str, Any]:
        """Months count before a year or quarter. Sets `period`."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self.period = self._chosen(found) if not self.errors else self.latest
        except NoPeriod as wrong:
            self.add_error("tot", str(_WRONG[wrong.code]))
        return found

    def _chosen(self, found: dict[str, Any]) -> Period:
        first, last = found.get("van"), found.get("tot")
        if first or last:
            return between(read_month(first or ""), read_month(last or ""))
        return read(found["periode"]) if found.get("periode") else self.latest

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class YearForm(PlainErrors):
    """Of which year, in which language, and why the report for the board is made."""

    jaar = forms.ChoiceField(label=_("Year"))
    taal = forms.ChoiceField(
        label=_("Language"), choices=[("nl", "Nederlands"), ("en", "English")], initial="nl"
    )
    reason = ExportForm.base_fields["reason"]

    def __init__(self, *args: Any, since: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["jaar"]
        assert isinstance(field, forms.ChoiceField)
        years = range(today.year, since.year - 1, -1)
        field.choices = [(str(year), str(year)) for year in years]


def between_days(since: date, today: date) -> list[Month]:
    """The months from the latest back to the first."""
    found = [Month(since.year, since.month)]
    while found[-1] < Month(today.year, today.month):
        found.append(found[-1].next)
    return found[::-1]
