"""The fields: what is typed stays, what steers does not."""

import pytest

from escalations.forms_fields import readable
from escalations.forms_handling import BodyForm, DecideForm
from escalations.kinds import kind
from tests.factories.escalations import KIND, House
from werksaam.people.models import User


@pytest.mark.parametrize("steering", ["\u202e", "\u2066", "\u2069", "\x00", "\x07"])
def test_what_turns_writing_round_goes_and_the_words_stay(steering: str) -> None:
    assert readable(f"goed{steering} nieuws") == "goed nieuws"


@pytest.mark.parametrize("text", ["regel\nregel", "a\tb", "שלום \u200fעולם", "👩\u200d🔧"])
def test_what_words_need_stays(text: str) -> None:
    assert readable(text) == text


def test_a_message_holds_no_forced_direction() -> None:
    form = BodyForm({"message-body": "goed \u202enieuws"}, label="", prefix="message")

    assert form.is_valid()
    assert form.cleaned_data["body"] == "goed nieuws"


def test_deciding_on_a_threat_says_whom_to_call(house: House) -> None:
    User.objects.filter(pk=house.director.pk).update(phone="0229 123456")

    page = str(DecideForm(kind=kind(KIND))["outcome"])

    assert "Dirk: 0229 123456." in page


def test_the_public_response_is_not_called_optional(house: House) -> None:
    form = DecideForm(kind=kind(KIND))

    assert getattr(form.fields["public_response"], "marks_optional", True) is False
