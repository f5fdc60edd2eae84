"""The forms of exemptions: days and one of a few neutral reasons. There is no free text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.people.forms_absence import ColleagueField, DayField
from werksaam.people.models import User
from werksaam.plain_forms import PlainErrors

from .models import Exemption, ExemptionReason
from .presenters_version import in_words
from .queries_exempting import exemptions_between


class ExemptionForm(PlainErrors):
    """Who need not confirm, from when until when, for which reason, and who decided it."""

    person = ColleagueField(
        label=_("Who need not confirm?"),
        help_text=_("Name or personnel number."),
        error_messages={
            "required": _("Fill in who need not confirm."),
            "several": _("Several colleagues are called ‘%(name)s’. Fill in the personnel number."),
        },
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), help_text=_("After it the person gets two weeks to confirm.")
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        help_text=_("Is someone ill or on leave? Then the absence says enough. No exemption."),
        choices=ExemptionReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    decided_by = ColleagueField(
        label=_("Who decided this?"),
        help_text=_("Name or personnel number."),
        error_messages={"required": _("Fill in who decided this.")},
    )

    def __init__(self, data: Any, *, by: User) -> None:
        super().__init__(data, initial={"decided_by": by.name})
        self.by = by

    def clean(self) -> dict[str, Any]:
        """Refuse one's own exemption, days the wrong way round, and days that overlap."""
        data = super().clean() or {}
        person, decided_by = data.get("person"), data.get("decided_by")
        if person and person == self.by:
            self.add_error("person", _("A colleague enters an exemption of your own."))
        elif person and person == decided_by:
            self.add_error("decided_by", _("Nobody decides on an exemption of their own."))
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on:
            self._check_days(person, starts_on, ends_on)
        return data

    def _check_days(self, person: User | None, starts_on: date, ends_on: date) -> None:
        if ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes before the first. Check both."))
            return
        there = exemptions_between(person, starts_on, ends_on).first() if person else None
        if there and not self._is_the_same(there):
            self.add_error("starts_on", already_words(there))

    def _is_the_same(self, there: Exemption) -> bool:
        """Whether it is this form that was sent before: a double click is no mistake."""
        data = self.cleaned_data
        names = ("starts_on", "ends_on", "reason", "decided_by")
        return all(getattr(there, name) == data.get(name) for name in names)


class EndExemptionForm(PlainErrors):
    """Until when someone was exempt after all; of one that has not begun it is not asked."""

    last_day = DayField(
        label=_("Last day"),
        help_text=_("Must this person confirm from today? Then fill in yesterday."),
    )

    def __init__(self, data: Any, *, exemption: Exemption) -> None:
        super().__init__(data)
        self.exemption = exemption
        self.is_taking_back = exemption.starts_on > clock.today()
        if self.is_taking_back:
            del self.fields["last_day"]

    def clean(self) -> dict[str, Any]:
        """Taken back, it ends before it begins."""
        data = super().clean() or {}
        if self.is_taking_back:
            data["last_day"] = self.exemption.starts_on - timedelta(days=1)
        return data

    def clean_last_day(self) -> date:
        """Within the exemption, and not further back than yesterday."""
        day: date = self.cleaned_data["last_day"]
        if self.exemption.ends_on and day >= self.exemption.ends_on:
            raise ValidationError(_("The exemption ends on that day or before already."))
        if day < clock.today() - timedelta(days=1):
            raise ValidationError(_("Fill in yesterday or a later day. The past stays as it was."))
        return day


def already_words(there: Exemption) -> str:
    """Which exemption is in the way."""
    words = gettext("There is an exemption from %(first)s until %(last)s. Change that one.")
    last = in_words(there.ends_on) if there.ends_on else gettext("a day not known yet")
    return words % {"first": in_words(there.starts_on), "last": last}
