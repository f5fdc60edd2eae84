"""One form field for each type of question, with errors that say how to mend them."""

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policy.forms import day_field
from werksaam import clock
from werksaam.people.models import User
from werksaam.plain_text import TextField, readable

from .addresses import LONGEST as ADDRESS_LENGTH
from .addresses import NotAnAddress, TooLongAddress, normalise

__all__ = [
    "AddressField",
    "MomentField",
    "PeopleField",
    "TextField",
    "any_day_field",
    "people_by_id",
    "readable",
]

LONGEST_NAME = 254
"""Of a name, a mail address or a number, as people fill one in."""
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2150, 12, 31)
"""Days that a report can be about: outside them a year was mistyped."""
_STEERING = frozenset({"Cc", "Cf"})


class AddressField(forms.URLField):
    """A web address, http or https. It is stored as text and never fetched (bar 35)."""

    default_error_messages = {
        "invalid": _("This is not a web address. Copy it from the address bar of your browser."),
        "long": _("This address is too long. Copy only the address of the post."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", max_length=ADDRESS_LENGTH, **options)
        self.validators = [
            MaxLengthValidator(ADDRESS_LENGTH, self.error_messages["long"]),
            *self.validators,
        ]

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        if any(unicodedata.category(character) in _STEERING for character in text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        address = super().to_python(text) or ""
        try:
            if address:
                normalise(address)
        except TooLongAddress:
            raise ValidationError(self.error_messages["long"], code="long") from None
        except NotAnAddress:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return address


class MomentField(forms.DateTimeField):
    """A day and a time that have been."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    input_formats = (
        "%Y-%m-%dT%H:%M",
        "%d-%m-%Y %H:%M",
        "%d-%m-%Y, %H:%M",
        "%d-%m-%Y %H.%M",
        "%d-%m-%Y",
    )
    default_error_messages = {
        "invalid": _("Write the day and time like this: 23-11-2026 21:14."),
    }

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment is not None and moment > clock.now():
            raise ValidationError(_("This moment is still to come. Choose one in the past."))
        return moment


def any_day_field(**options: Any) -> forms.DateField:
    """A day that has been or is to come: until when something holds, since when it does."""
    errors = {"invalid": _("Write the day like this: 23-11-2026."), **options["error_messages"]}
    far = _("This day is too far away. Check the year.")
    within = [MinValueValidator(FIRST_DAY, far), MaxValueValidator(LAST_DAY, far)]
    return day_field(**{**options, "error_messages": errors, "validators": within})


class PeopleField(forms.CharField):
    """Colleagues by name, mail address or personnel number; the value is their ids."""

    default_error_messages = {
        "unknown": _("We know no colleague called ‘%(name)s’. Check the first and last name."),
        "several": _("Several colleagues are called ‘%(name)s’. Fill in the mail address."),
        "many": _("Name at most %(limit)d colleagues."),
        "one": _("Name one colleague. Is it about more people? Then send a report for each."),
    }
    MOST = 10

    def __init__(
        self, *, most: int | None = None, marks_optional: bool = True, **options: Any
    ) -> None:
        super().__init__(**options)
        self.most = most or self.MOST
        self.marks_optional = marks_optional

    def clean(self, value: Any) -> list[int]:
        typed = readable(super().clean(value))
        names = [name.strip() for name in re.split(r"[,;\n]", typed)]
        wanted = [name for name in names if name]
        if len(wanted) > self.most:
            self._refuse("one" if self.most == 1 else "many", limit=self.most)
        return list(dict.fromkeys(self._one(name) for name in wanted))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(person.email or person.name for person in people_by_id(value))
        return value

    def _one(self, name: str) -> int:
        if len(name) > LONGEST_NAME:  # longer is nobody, and more than a database compares
            self._refuse("unknown", name=name[:80])
        found = list(
            User.objects.filter(
                Q(name__iexact=name) | Q(email__iexact=name) | Q(personnel_number__iexact=name),
                is_active=True,
            )[:2]
        )
        if len(found) != 1:
            self._refuse("several" if found else "unknown", name=name[:80])
        return int(found[0].pk)

    def _refuse(self, code: str, **facts: object) -> None:
        raise ValidationError(self.error_messages[code], code=code, params=facts)


def people_by_id(ids: list[int]) -> list[User]:
    """People in the order of their ids as given; unknown ids are left out."""
    found = User.objects.in_bulk(ids)
    return [found[person_id] for person_id in ids if person_id in found]
