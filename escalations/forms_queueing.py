"""The forms of the queue: setting a case aside, and weighing it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.people.forms_absence import DayField
from werksaam.plain_forms import PlainErrors

from .forms_reason import reason_field
from .models import Case, Reach, Severity
from .queueing.setting_aside import LONGEST, may_wait_until


class SetAsideForm(PlainErrors):
    """Until which day, and why."""

    until = DayField(
        label=_("Until which day?"),
        help_text=_("A working day, at most three months from now."),
        error_messages={
            "required": _("Fill in the day on which the case comes back."),
            "invalid": _("Fill in a day, such as 31-12-2026."),
        },
    )
    reason = reason_field(
        _("Why does it wait?"),
        _("Colleagues read this among the internal notes. The reporter does not."),
    )

    def clean_until(self) -> date:
        """Refuse a day that has come, that is too far, or on which nobody works."""
        day: date = self.cleaned_data["until"]
        today = clock.today()
        if day <= today:
            raise ValidationError(gettext("Choose a day after today."))
        if day > today + LONGEST:
            raise ValidationError(gettext("Choose a day within three months."))
        if not may_wait_until(day, today):
            raise ValidationError(gettext("Nobody works on that day. Choose a working day."))
        return day


class WeighForm(PlainErrors):
    """How bad it is, and how many see it."""

    severity = forms.TypedChoiceField(
        label=_("How serious is it?"),
        choices=Severity.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how serious it is."),
            "invalid_choice": _("Choose how serious it is."),
        },
    )
    reach = forms.TypedChoiceField(
        label=_("How many people see it?"),
        choices=Reach.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how many people see it."),
            "invalid_choice": _("Choose how many people see it."),
        },
    )

    def __init__(self, data: Any, *, case: Case) -> None:
        super().__init__(data, initial={"severity": case.severity, "reach": case.reach})
