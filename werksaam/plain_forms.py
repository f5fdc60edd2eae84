"""Forms whose errors say in plain words how to mend them, also where a field says nothing itself.

    class DayForm(PlainErrors): ...

What a field says of its own stays; only the words that come with Django are replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WORDS: dict[str, _StrPromise] = {
    "required": _("Fill this in."),
    "max_length": _("Use at most %(limit_value)d characters. You used %(show_value)d."),
    "min_length": _("Use at least %(limit_value)d characters. You used %(show_value)d."),
    "null_characters_not_allowed": _(
        "There is a character in it that we can’t keep. Type it again."
    ),
    "invalid_choice": _("Choose one of the answers."),
    "invalid_list": _("Choose one or more of the answers."),
    "invalid_pk_value": _("Choose one of the answers."),
}
FILE_WORDS: dict[str, _StrPromise] = {
    "required": _("Choose a file."),
    "max_length": _("The name of this file is too long. Give it a shorter name."),
    "empty": _("This file is empty. Choose another one."),
    "missing": _("Choose a file."),
    "invalid": _("The file did not arrive. Choose it once more."),
}
DAY_WORDS: dict[str, _StrPromise] = {
    "required": _("Enter a day."),
    "invalid": _("This is not a day. Write it like 31-12-2026."),
}
MAIL_WORDS: dict[str, _StrPromise] = {
    "invalid": _("This is not an e-mail address. Write it like name@example.nl."),
}


class Unmarked:
    """Before a class of field: its label does not say "(optional)", as it depends on something
    else, which the form tells."""

    marks_optional = False


class UnmarkedChoice(Unmarked, forms.ChoiceField):
    """A choice with a way to choose nothing among its choices, or that another answer asks for."""


class UnmarkedNumber(Unmarked, forms.IntegerField):
    """A number of a row that may stay empty as a whole."""


class PlainErrors(forms.Form):
    """A form without the words of Django in its errors."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_plainly(field)


def status_of(*forms: BaseForm | None) -> int:
    """The status of a page with these forms: 422 where one refuses what was sent."""
    return 422 if any(form and form.errors for form in forms) else 200


def say_plainly(field: forms.Field) -> None:
    """Give `field` our words wherever it has those of Django, or none."""
    own = _own_words(field)
    for code, words in _words_for(field).items():
        if code not in own:
            field.error_messages[code] = words


def _words_for(field: forms.Field) -> dict[str, _StrPromise]:
    if isinstance(field, forms.FileField):
        return WORDS | FILE_WORDS
    if isinstance(field, forms.DateField):
        return WORDS | DAY_WORDS
    if isinstance(field, forms.EmailField):
        return WORDS | MAIL_WORDS
    return WORDS


def _own_words(field: forms.Field) -> set[str]:
    """The errors for which the field, or a class of ours, has words that are not Django's."""
    django: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            django |= getattr(kind, "default_error_messages", {})
    return {code for code, words in field.error_messages.items() if words is not django.get(code)}
