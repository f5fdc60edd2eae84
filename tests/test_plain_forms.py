"""Errors in our own words, in every form, whatever is typed."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from escalations.responding.presenters import count_for
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField


class Example(PlainErrors):
    """One field of each sort, with and without words of its own."""

    words = forms.CharField(min_length=3, max_length=5)
    own = forms.CharField(error_messages={"required": "Say who."})
    pick = forms.ChoiceField(choices=[("a", "A")])
    picks = forms.MultipleChoiceField(choices=[("a", "A")])
    day = forms.DateField()
    mail = forms.EmailField()
    file = forms.FileField(max_length=10)


def error(name: str, value: object) -> str:
    """What is said in English of this value."""
    files = {"file": value} if isinstance(value, SimpleUploadedFile) else {}
    with translation.override("en"):
        return str(Example({name: value}, files).errors[name][0])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("words", "", "Fill this in."),
        ("words", "ab", "Use at least 3 characters. You used 2."),
        ("words", "abcdef", "Use at most 5 characters. You used 6."),
        ("words", "ab\0c", "There is a character in it that we can’t keep. Type it again."),
        ("own", "", "Say who."),
        ("pick", "x", "Choose one of the answers."),
        ("picks", ["x"], "Choose one of the answers."),
        ("day", "morgen", "This is not a day. Write it like 31-12-2026."),
        ("mail", "anna", "This is not an e-mail address. Write it like name@example.nl."),
        ("file", "", "Choose a file."),
        ("file", SimpleUploadedFile("a.json", b""), "This file is empty. Choose another one."),
    ],
)
def test_an_error_says_how_to_mend_it(name: str, value: object, words: str) -> None:
    assert error(name, value) == words


def test_the_words_are_dutch_for_who_reads_dutch() -> None:
    with translation.override("nl"):
        assert Example({}).errors["words"] == ["Vul dit in."]


def test_a_large_field_tells_how_many_characters_fit() -> None:
    large = TextField(max_length=280, widget=forms.Textarea)
    small = TextField(max_length=280)

    assert large.widget.attrs["data-room"] == 280
    assert "data-room" not in small.widget.attrs


@pytest.mark.parametrize(("platform", "room"), [("x", 280), ("google", 1000), ("other", 1000)])
def test_a_response_has_the_room_of_its_platform_and_no_more_than_the_field(
    platform: str, room: int
) -> None:
    field = TextField(max_length=1000, widget=forms.Textarea)

    count_for(field, platform)

    assert field.widget.attrs["data-room"] == room
