"""A question that asks for a day: as typed, as kept, as shown."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils.translation import override

from escalations.forms import StepForm
from escalations.kinds import Question, Step
from escalations.presenters_reporting import answer_words

UNTIL = Question(
    name="until",
    label="Tot wanneer?",
    type_="date",
    missing="Vul in tot welke dag het mag.",
    required=True,
)
STEP = Step(slug="tot", title="Tot wanneer?", questions=(UNTIL,))


@pytest.mark.parametrize("typed", ["2027-01-31", "31-01-2027", " 31-1-2027 "])
def test_a_day_is_kept_as_iso_however_it_is_written(typed: str) -> None:
    form = StepForm(STEP, {}, QueryDict(urlencode({"until": typed})))

    assert form.is_valid()
    assert form.answers() == {"until": "2027-01-31"}


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "Vul in tot welke dag het mag."),
        ("31-02-2027", "Schrijf de dag zo: 23-11-2026."),
        ("volgende week", "Schrijf de dag zo: 23-11-2026."),
        ("31-01-0027", "Deze dag is te ver weg. Kijk het jaar na."),
        ("01-01-9999", "Deze dag is te ver weg. Kijk het jaar na."),
    ],
)
def test_what_is_no_day_comes_back_with_how_to_write_it(typed: str, error: str) -> None:
    with override("nl"):
        form = StepForm(STEP, {}, QueryDict(urlencode({"until": typed})))

        assert form.errors["until"] == [error]


def test_a_day_that_was_kept_shows_in_its_field_again() -> None:
    form = StepForm(STEP, {"until": "2027-01-31"})

    assert 'type="date"' in str(form["until"])
    assert 'value="2027-01-31"' in str(form["until"])


def test_a_day_that_is_not_needed_may_stay_empty() -> None:
    optional = Step(
        slug="tot", title="", questions=(Question("until", "Tot?", "date", required=False),)
    )

    form = StepForm(optional, {}, QueryDict("until="))

    assert form.is_valid()
    assert form.answers() == {"until": None}


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "31 januari 2027"), ("en", "31 January 2027")]
)
def test_a_day_is_read_in_words(language: str, words: str) -> None:
    with override(language):
        assert list(answer_words(UNTIL, "2027-01-31")) == [words]
