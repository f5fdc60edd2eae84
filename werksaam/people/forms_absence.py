"""The forms of being away, standing in, and being on duty for the desk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.plain_forms import PlainErrors

from .absences import absences_between, is_away_throughout
from .access_absences import may_stand_in
from .models import DESK, Absence, User
from .roles import people_with

FARTHEST = timedelta(days=2 * 366)
"""How far ahead, and how long ago, a day may be: beyond is a slip of the finger."""


class DayInput(forms.DateInput):
    """A date as browsers know it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, as a browser sends it or as people write it; not years away."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DayInput(), input_formats=["%Y-%m-%d", "%d-%m-%Y"], **options)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not clock.today() - FARTHEST <= day <= clock.today() + FARTHEST:
            raise ValidationError(_("This day is more than two years away. Check the year."))
        return day


class ColleagueField(forms.CharField):
    """One colleague who works here, by name, mail address or personnel number."""

    default_error_messages = {
        "unknown": _("We know no colleague called ‘%(name)s’. Check the first and last name."),
        "several": _("Several colleagues are called ‘%(name)s’. Fill in the mail address."),
        "gone": _("‘%(name)s’ no longer works here. Choose someone else."),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(max_length=254, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> User | None:
        name = super().clean(value).strip()
        return self._one(name) if name else None

    def _one(self, name: str) -> User:
        known = Q(name__iexact=name) | Q(email__iexact=name) | Q(personnel_number__iexact=name)
        found = list(User.objects.filter(known).order_by("-is_active", "pk")[:2])
        active = [person for person in found if person.is_active]
        if len(active) == 1:
            return active[0]
        code = "several" if active else "gone" if found else "unknown"
        raise ValidationError(self.error_messages[code], code=code, params={"name": name[:80]})


class _WithDeputy(PlainErrors):
    """A form in which `by` names who stands in for `person`."""

    warning = ""
    """What the person should know, though it is allowed."""

    def __init__(self, data: Any, *, person: User, by: User) -> None:
        super().__init__(data)
        self.person = person
        self.by = by

    def check_deputy(self, starts_on: date, ends_on: date | None) -> None:
        """Refuses oneself, who may not, and who is away on all these days; warns of some."""
        deputy: User | None = self.cleaned_data.get("deputy")
        if deputy is None:
            return
        name = {"name": deputy.name}
        if deputy.pk == self.person.pk:
            self.add_error("deputy", _("Nobody stands in for themselves. Choose someone else."))
        elif not may_stand_in(deputy, self.person, arranged_by=self.by):
            self.add_error(
                "deputy", _("You can’t stand in yourself where you arrange this for someone else.")
            )
        elif is_away_throughout(deputy, starts_on, ends_on):
            self.add_error(
                "deputy", gettext("%(name)s is away on all these days. Choose someone else.") % name
            )
        elif absences_between(deputy, starts_on, ends_on).exists():
            self.warning = (
                gettext("%(name)s is away on some of these days. Then it goes one level up.") % name
            )


class AbsenceForm(_WithDeputy):
    """From when until when, and who stands in. The reason is not asked."""

    starts_on = DayField(label=_("First day away"))
    ends_on = DayField(label=_("Last day away"), required=False)
    deputy = ColleagueField(
        label=_("Who stands in?"),
        help_text=_("Name, e-mail address or personnel number. Agree on it first."),
        required=False,
    )
    is_leave = forms.BooleanField(
        label=_("This is long leave. Confirming the code can wait until after it."),
        required=False,
    )

    def __init__(self, data: Any, *, person: User, by: User, may_be_leave: bool) -> None:
        super().__init__(data, person=person, by=by)
        if may_be_leave:
            self.fields["ends_on"].help_text = _(
                "With long leave you may leave this empty, if it is not known yet."
            )
        else:
            del self.fields["is_leave"]
            self.fields["ends_on"].required = True

    def clean(self) -> dict[str, Any]:
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if not ends_on and "ends_on" not in self.errors and not self.cleaned_data.get("is_leave"):
            self.add_error("ends_on", _("Enter the last day. Only long leave may be without."))
        if starts_on and "ends_on" not in self.errors:
            self._check_days(starts_on, ends_on)
            self.check_deputy(starts_on, ends_on)
        return self.cleaned_data

    def _check_days(self, starts_on: date, ends_on: date | None) -> None:
        if ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes before the first. Check both."))
        elif ends_on and ends_on < clock.today():
            self.add_error("ends_on", _("These days are over. There is nothing to arrange."))
        elif there := absences_between(self.person, starts_on, ends_on).first():
            self.add_error("starts_on", _already(there))


def _already(there: Absence) -> str:
    first = date_format(there.starts_on, "j F Y")
    if there.ends_on is None:
        return gettext("There is an absence from %(first)s already. Change that one.") % {
            "first": first
        }
    last = date_format(there.ends_on, "j F Y")
    words = gettext("There is an absence from %(first)s until %(last)s already. Change that one.")
    return words % {"first": first, "last": last}


class DeputyForm(_WithDeputy):
    """Who stands in on what is left of an absence."""

    deputy = ColleagueField(
        label=_("Who stands in?"),
        help_text=_("Name, e-mail address or personnel number. Agree on it first."),
        error_messages={"required": _("Fill in who stands in.")},
    )

    def __init__(self, data: Any, *, absence: Absence, by: User) -> None:
        super().__init__(data, person=absence.person, by=by)
        self.absence = absence

    def clean(self) -> dict[str, Any]:
        first = max(self.absence.starts_on, clock.today())
        self.check_deputy(first, self.absence.ends_on)
        return self.cleaned_data


class EndForm(PlainErrors):
    """Until when someone was away after all."""

    last_day = DayField(
        label=_("Last day away"),
        help_text=_("Is this person back today? Then fill in yesterday."),
    )

    def __init__(self, data: Any, *, absence: Absence) -> None:
        super().__init__(data)
        self.absence = absence

    def clean_last_day(self) -> date:
        """Within the absence, and not further back than yesterday: who decided then, did."""
        day: date = self.cleaned_data["last_day"]
        if self.absence.ends_on and day >= self.absence.ends_on:
            raise ValidationError(_("The absence ends on that day or before already."))
        if day < clock.today() - timedelta(days=1):
            raise ValidationError(_("Fill in yesterday or a later day. The past stays as it was."))
        if day < self.absence.starts_on - timedelta(days=1):
            raise ValidationError(_("The absence begins after that day."))
        return day


class DutyForm(PlainErrors):
    """Who of the desk can be called, from when until when."""

    person = forms.ChoiceField(
        label=_("Who can be reached?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a colleague."),
            "invalid_choice": _("Choose a colleague who works at the desk."),
        },
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.desk = {str(one.pk): one for one in people_with(*DESK).order_by("name", "pk")}
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, one.name) for key, one in self.desk.items()]

    def clean(self) -> dict[str, Any]:
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes before the first. Check both."))
        elif ends_on and ends_on < clock.today():
            self.add_error("ends_on", _("These days are over. There is nothing to arrange."))
        return self.cleaned_data

    @property
    def chosen(self) -> User:
        """The colleague who was chosen."""
        return self.desk[self.cleaned_data["person"]]
