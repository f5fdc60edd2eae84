"""The pages on which the desk keeps the texts and target times of kinds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from escalations.kind_texts.writing import set_target, write_text
from escalations.models import KindTarget, Wording
from tests.factories.escalations import MONDAY, House
from tests.factories.people import sign_in
from werksaam import clock

KIND = "negatief-bericht"
PAGE = f"/beheer/soorten/{KIND}/tekst/outcome.monitor.told/"
LABEL = f"/beheer/soorten/{KIND}/tekst/question.quote.label/"
TARGET = f"/beheer/soorten/{KIND}/streeftijd/"
XSS = "<script>alert(1)</script>"


@pytest.fixture
def desk(client: Client, house: House) -> Client:
    return sign_in(client, house.adviser)


def a_colleague_wrote(house: House) -> Wording:
    return write_text(
        by=house.secretary,
        of_kind=KIND,
        place="outcome.monitor.told",
        text_nl="Van de collega.",
        text_en="Of the colleague.",
        instead_of=None,
    )


def test_a_text_is_kept_and_shows_in_the_form(desk: Client) -> None:
    answer = desk.post(LABEL, {"text_nl": "Wat staat daar?", "text_en": "What?"})

    assert answer.status_code == 302
    step = desk.get(f"/melden/{KIND}/wat/").content.decode()
    assert "Wat staat daar?" in step
    assert "Wat staat er precies?" not in step


def test_a_text_that_nobody_changed_does_not_become_the_desks_own(desk: Client) -> None:
    now = desk.get(PAGE).context["form"].initial

    answer = desk.post(PAGE, now, follow=True)

    assert "U veranderde niets" in answer.content.decode()
    assert not Wording.objects.exists()


def test_an_introduction_shows_on_the_page_where_one_chooses(desk: Client) -> None:
    desk.post(
        f"/beheer/soorten/{KIND}/tekst/intro/", {"text_nl": "Zag u iets?", "text_en": "Saw it?"}
    )

    assert "Zag u iets?" in desk.get("/melden/").content.decode()


def test_what_is_no_plain_text_does_no_harm(desk: Client) -> None:
    for place in ("intro", "question.quote.label", "question.quote.help"):
        desk.post(f"/beheer/soorten/{KIND}/tekst/{place}/", {"text_nl": XSS, "text_en": XSS})

    pages = [desk.get(path).content.decode() for path in ("/melden/", f"/melden/{KIND}/wat/")]

    assert Wording.objects.count() == 3
    assert [page for page in pages if XSS in page] == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Schrijf de tekst in het Nederlands."),
        ("a" * 801, "Gebruik ten hoogste 800 tekens. U gebruikte er 801."),
    ],
)
def test_what_is_no_text_comes_back_with_how_to_mend_it(
    desk: Client, text: str, error: str
) -> None:
    answer = desk.post(PAGE, {"text_nl": text, "text_en": "Short."})

    assert error in answer.content.decode()
    assert "Short." in answer.content.decode()
    assert not Wording.objects.exists()


def test_an_old_page_is_refused_with_both_texts_on_it(desk: Client, house: House) -> None:
    a_colleague_wrote(house)

    answer = desk.post(PAGE, {"text_nl": "Van mij.", "text_en": "Mine.", "instead_of": ""})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [text for text in ("Van de collega.", "Van mij.", "Mine.") if text not in page] == []
    assert Wording.objects.count() == 1


def test_after_the_refusal_the_text_can_be_kept(desk: Client, house: House) -> None:
    first = a_colleague_wrote(house)

    desk.post(PAGE, {"text_nl": "Van mij.", "text_en": "Mine.", "instead_of": str(first.pk)})

    assert Wording.objects.count() == 2


def test_one_button_goes_back_to_the_text_that_ships(desk: Client, house: House) -> None:
    first = a_colleague_wrote(house)

    with clock.at(MONDAY + timedelta(minutes=1)):
        desk.post(PAGE, {"back": "1", "instead_of": str(first.pk)})

    assert "Deze tekst geldt nu." in desk.get(PAGE).content.decode()
    assert Wording.objects.count() == 2


def test_an_old_target_is_refused_with_both_on_the_page(desk: Client, house: House) -> None:
    set_target(by=house.secretary, of_kind=KIND, hours=6, reason="Drukte.", instead_of=None)

    answer = desk.post(TARGET, {"hours": "9", "reason": "Vakantie.", "instead_of": ""})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [word for word in ("Drukte.", "Vakantie.", 'value="9"') if word not in page] == []
    assert KindTarget.objects.count() == 1


def test_a_target_shows_to_who_is_about_to_send(desk: Client, house: House) -> None:
    answer = desk.post(TARGET, {"hours": "6", "reason": "Drukte.", "instead_of": ""})

    assert answer.status_code == 302
    assert "binnen 6 werkuren" in desk.get(f"/beheer/soorten/{KIND}/").content.decode()


@pytest.mark.parametrize("path", ["onbekend/", f"{KIND}/tekst/outcome.monitor.ground/"])
def test_what_is_not_there_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(f"/beheer/soorten/{path}").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_any_number_of_texts(
    desk: Client, house: House, number: int, django_assert_num_queries: object
) -> None:
    for place in ("intro", "question.quote.label", "question.quote.help")[:number]:
        write_text(
            by=house.adviser,
            of_kind=KIND,
            place=place,
            text_nl="Ja.",
            text_en="Yes.",
            instead_of=None,
        )
    desk.get("/beheer/soorten/")

    with django_assert_num_queries(7):  # type: ignore[operator]
        desk.get("/beheer/soorten/")
