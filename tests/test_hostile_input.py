"""Hostile input on the forms themselves: bad input gets words at the field, nothing breaks.

Every form is found by itself: a new one is tried without anyone adding it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import QueryDict

from escalations.forms import StepForm
from escalations.forms_fields import AddressField, MomentField
from escalations.kinds import Kind, Step, all_kinds
from policy.forms_drafting import HIDDEN, LegalText
from werksaam import clock
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

LONG = "x" * 600_000
STEERING = "goed\u202e nieuws\x00"
STRANGE = [
    "👩\u200d🔧 zei ja tegen mij",
    "<script>alert(1)</script>",
    "שלום \u200fעולם",
    "'; DROP TABLE x; --",
]
NOT_ADDRESSES = ["javascript:alert(1)", "geen adres", "http://", "ftp://x.example", "https://\x00"]
NOT_KEPT = {
    "FindForm.q",  # a search: nothing is kept of it
    "ReceiptForm.text",  # read as JSON
    "AttestForm.password",  # checked and forgotten
    "ActivateTOTPForm.code",  # six digits, checked and forgotten
    "AuthenticateForm.code",
    "ReauthenticateCodeForm.code",
}
"""Fields of text that need not be a `TextField`."""


def _forms() -> list[type[PlainErrors]]:
    """Every form of the portal."""
    root = Path(settings.BASE_DIR)
    for package in ("werksaam", "policy", "escalations"):
        for path in (root / package).rglob("forms*.py"):
            import_module(".".join(path.relative_to(root).with_suffix("").parts))
    return sorted(set(_below(PlainErrors)), key=lambda form: (form.__name__, form.__module__))


def _below(form: type[PlainErrors]) -> Iterator[type[PlainErrors]]:
    for child in form.__subclasses__():
        yield child
        yield from _below(child)


def _fields() -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for form in _forms():
        if form.__module__.startswith(("werksaam.", "policy.", "escalations.")):
            for name, field in getattr(form, "base_fields").items():  # noqa: B009 - untyped in Django
                known = f"{form.__name__}.{name}"
                # Forms of two parts may have one name.
                found[known if known not in found else f"{form.__module__}.{known}"] = field
    return found


FIELDS = _fields()
TEXTS = {name: field for name, field in FIELDS.items() if isinstance(field, TextField)}
LEGAL = [name for name, field in TEXTS.items() if isinstance(field, LegalText)]
"""Words of the regulation: nothing is left out of them unsaid."""
WORDS = [name for name in TEXTS if name not in LEGAL]
STEPS = [(kind, step) for kind in all_kinds() for step in kind.steps]


def answer_to(field: forms.Field, typed: str) -> str:
    """What the field makes of it: the value, or the words of its error."""
    try:
        return str(field.clean(typed))
    except ValidationError as refused:
        return " ".join(refused.messages)


def most_of(field: TextField) -> int:
    """How long its text may be."""
    limits: list[int] = [
        validator.limit_value
        for validator in field.validators
        if isinstance(validator, MaxLengthValidator)
    ]
    return min(limits)


def test_every_field_that_keeps_words_is_the_one_text_field() -> None:
    # What is hidden is not typed: it says what was on the screen.
    plain = {
        name
        for name, field in FIELDS.items()
        if type(field) is forms.CharField and not isinstance(field.widget, forms.HiddenInput)
    }

    assert plain - NOT_KEPT == set()


@pytest.mark.parametrize("name", TEXTS)
def test_too_long_is_told_with_both_numbers(name: str) -> None:
    words = answer_to(TEXTS[name], LONG)

    assert "600000" in words
    assert LONG not in words


@pytest.mark.parametrize("name", [name for name in WORDS if most_of(TEXTS[name]) > len(STEERING)])
def test_what_steers_goes_and_what_is_strange_stays(name: str) -> None:
    fitting = [typed for typed in STRANGE if len(typed) <= most_of(TEXTS[name])]

    assert answer_to(TEXTS[name], STEERING) == "goed nieuws"
    assert [answer_to(TEXTS[name], typed) for typed in fitting] == fitting


@pytest.mark.parametrize("name", LEGAL)
def test_what_steers_is_refused_in_words_of_law(name: str) -> None:
    assert answer_to(TEXTS[name], STEERING) == str(HIDDEN)
    assert answer_to(TEXTS[name], "goed nieuws") == "goed nieuws"


@pytest.mark.parametrize("name", [name for name in WORDS if TEXTS[name].required])
@pytest.mark.parametrize("typed", ["", "   ", "\u200f\u202e", "\x00\x00"])
def test_nothing_to_see_is_nothing_filled_in(name: str, typed: str) -> None:
    words = answer_to(TEXTS[name], typed)

    assert words == str(TEXTS[name].error_messages["required"])


@pytest.mark.parametrize("typed", NOT_ADDRESSES)
def test_what_is_no_address_is_told(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        AddressField().clean(typed)

    assert refused.value.messages == [str(AddressField.default_error_messages["invalid"])]


def test_a_moment_to_come_is_told() -> None:
    with pytest.raises(ValidationError):
        MomentField().clean((clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", LONG, STEERING, "javascript:alert(1)", "9999-12-31T00:00"])
@pytest.mark.parametrize(("kind", "step"), STEPS, ids=lambda part: part.slug)
def test_a_step_of_a_report_takes_anything_and_says_what_is_wrong(
    kind: Kind, step: Step, typed: str
) -> None:
    data = QueryDict(mutable=True)
    data.update({question.name: typed for question in step.questions})

    form = StepForm(step, {}, data)

    assert form.is_valid() or all(form.errors.values())
    assert LONG not in str(form.errors)
    assert not any(steering in str(form.cleaned_data) for steering in ("\u202e", "\x00"))
