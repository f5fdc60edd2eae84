"""Texts that a kind can do without: the desk adds them, and leaves them out."""

from typing import Any

import pytest
from django.test import Client

from escalations.kind_texts.kept import as_kept
from escalations.kind_texts.writing import write_shipped_text, write_text
from escalations.kinds import kind
from escalations.models import Wording
from tests.factories.escalations import KIND, House, a_report
from tests.factories.people import sign_in

SEEN_AT = "question.platform.help"


def test_the_desk_adds_help_to_a_question_that_had_none(house: House) -> None:
    assert kind(KIND).step("waar").questions[0].help == ""

    write_text(
        by=house.adviser,
        of_kind=KIND,
        place=SEEN_AT,
        text_nl="Kies er één.",
        text_en="Choose one.",
        instead_of=None,
    )

    assert as_kept(kind(KIND)).step("waar").questions[0].help == "Kies er één."


def test_going_back_to_what_ships_leaves_it_out_again(house: House) -> None:
    where: Any = {"by": house.adviser, "of_kind": KIND, "place": SEEN_AT}
    added = write_text(**where, text_nl="Kies.", text_en="Choose.", instead_of=None)

    write_shipped_text(**where, instead_of=added)

    assert as_kept(kind(KIND)).step("waar").questions[0].help == ""
    assert Wording.objects.count() == 2


@pytest.mark.parametrize(
    ("place", "nl", "en"), [(SEEN_AT, "Kies.", ""), ("intro", "", ""), ("meanwhile", " ", "Wait.")]
)
def test_one_language_alone_is_refused_and_so_is_no_introduction(
    house: House, place: str, nl: str, en: str
) -> None:
    with pytest.raises(ValueError, match=r"in both languages|left out"):
        write_text(
            by=house.adviser, of_kind=KIND, place=place, text_nl=nl, text_en=en, instead_of=None
        )


def test_what_to_do_meanwhile_is_told_in_the_words_of_the_desk(
    client: Client, house: House
) -> None:
    report = a_report(house.reporter)
    sign_in(client, house.adviser)
    said = {"text_nl": "Bel ons gerust.", "text_en": "Do call us.", "instead_of": ""}
    client.post(f"/beheer/soorten/{KIND}/tekst/meanwhile/", said)

    page = sign_in(client, house.reporter).get(report.get_absolute_url()).content.decode()

    assert "Bel ons gerust." in page


def test_half_of_a_text_comes_back_with_how_to_mend_it(client: Client, house: House) -> None:
    sign_in(client, house.adviser)
    said = {"text_nl": "Bel ons gerust.", "text_en": "", "instead_of": ""}

    page = client.post(f"/beheer/soorten/{KIND}/tekst/meanwhile/", said)

    assert page.status_code == 422
    assert page.context["form"].errors == {"text_en": ["Vul dit ook in, of laat allebei weg."]}
