"""The administrator's forms about people: who they are, where they work, until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .changing import details_of, seen
from .forms_absence import ColleagueField, DayField
from .logins import person_of_login
from .models import Entity, Role, Team, User

YES, NO = "yes", "no"
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class OneLine(TextField):
    """A few words on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=PLAIN), **options)

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class TeamChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One team, by name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Team.objects.order_by("name", "pk"), **options)


class PersonForm(PlainErrors):
    """Who someone is, and how they sign in."""

    name = OneLine(
        label=_("First and last name"),
        max_length=150,
        error_messages={"required": _("Enter the name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("To sign in with, and to get mail."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=PLAIN),
    )
    personnel_number = OneLine(
        label=_("Personnel number"),
        help_text=_("To sign in with. By this number a list from HR knows who someone is."),
        required=False,
        max_length=20,
    )
    phone = OneLine(label=_("Phone"), required=False, max_length=30)
    entity = forms.ChoiceField(
        label=_("Organisation"), choices=Entity.choices, widget=forms.RadioSelect
    )
    representative_function = forms.ChoiceField(
        label=_("Does this person have a representative function?"),
        help_text=_("Article 4, paragraph 5 of the code."),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.RadioSelect,
    )

    person: User | None = None

    def clean_personnel_number(self) -> str:
        """With an @ it would be taken for a mail address at signing in."""
        number: str = self.cleaned_data["personnel_number"]
        if "@" in number:
            raise forms.ValidationError(_("A personnel number has no @ in it."))
        return number

    def clean(self) -> dict[str, Any]:
        """A person can sign in, and only as themselves."""
        super().clean()
        logins = ("email", "personnel_number")
        if not any(self.cleaned_data.get(field) or self.has_error(field) for field in logins):
            self.add_error("email", _("Fill in an e-mail address or a personnel number."))
        for field in logins:
            owner = person_of_login(self.cleaned_data.get(field) or "")
            if owner and owner != self.person:
                self.add_error(field, _("Someone else signs in with this."))
        return self.cleaned_data

    @property
    def details(self) -> dict[str, str | bool | None]:
        """What was filled in, as it is stored."""
        given = self.cleaned_data
        return {
            "name": given["name"],
            "email": given["email"].lower() or None,
            "phone": given["phone"],
            "personnel_number": given["personnel_number"] or None,
            "language": given["language"],
            "entity": given["entity"],
            "representative_function": given["representative_function"] == YES,
        }


class DetailsForm(PersonForm):
    """The same, of someone we know; changes are compared with what the form showed."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput())

    def __init__(self, data: Any, *, person: User) -> None:
        given = {field: value or "" for field, value in details_of(person).items()}
        given["representative_function"] = YES if person.representative_function else NO
        super().__init__(data, initial={**given, "shown": seen(person)})
        self.person = person


class NewPersonForm(PersonForm):
    """Someone new, with a first team."""

    team = TeamChoice(
        label=_("Team"),
        help_text=_("Leave this empty for someone from outside."),
        required=False,
        empty_label=_("No team"),
    )
    starts_on = DayField(
        label=_("First day"), help_text=_("Leave this empty for today."), required=False
    )


class PlaceForm(PlainErrors):
    """To a team, from a day on."""

    team = TeamChoice(label=_("Team"), empty_label=_("Choose a team"))
    starts_on = DayField(label=_("First day in this team"))
    ends_on = DayField(label=_("Last day in this team"), required=False)
    elsewhere = forms.ChoiceField(
        label=_("What about other teams?"),
        choices=[
            (NO, _("Stops there the day before")),
            (YES, _("Stays there too")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, is_elsewhere: bool) -> None:
        super().__init__(data, initial={"elsewhere": NO})
        if not is_elsewhere:
            del self.fields["elsewhere"]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        super().clean()
        check_days(self)
        return self.cleaned_data


class LastDayForm(PlainErrors):
    """Until when."""

    last_day = DayField(label=_("Last day"))


class ManagerForm(PlainErrors):
    """Who manages a team, and from when."""

    person = ColleagueField(
        label=_("Who?"), help_text=_("Name, e-mail address or personnel number.")
    )
    starts_on = DayField(label=_("First day as manager"))
    ends_on = DayField(label=_("Last day as manager"), required=False)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        super().clean()
        check_days(self)
        return self.cleaned_data


class TeamForm(PlainErrors):
    """What a team is called, and where it is in the tree."""

    name = OneLine(
        label=_("Name of the team"),
        max_length=100,
        error_messages={"required": _("Enter the name.")},
    )
    parent = TeamChoice(
        label=_("Which team is above it?"),
        required=False,
        empty_label=_("None: this team is at the top"),
    )
    entity = forms.ChoiceField(
        label=_("Organisation"), choices=Entity.choices, widget=forms.RadioSelect
    )


class AskRoleForm(PlainErrors):
    """Which role, and why."""

    role = forms.ChoiceField(label=_("Which role?"), widget=forms.RadioSelect)
    reason = TextField(
        label=_("Why do you need it?"),
        help_text=_("Who decides reads this. Name no cases or people."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, held: frozenset[Role]) -> None:
        super().__init__(data)
        choices = [(role.value, role.label) for role in Role if role not in held]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]


def check_days(form: forms.Form) -> None:
    """Refuses a last day before the first."""
    starts_on, ends_on = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        form.add_error("ends_on", _("The last day is before the first. Check both days."))
