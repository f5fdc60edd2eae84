"""Contesting a reading through the pages: by the person, and by the desk from a slip."""

from __future__ import annotations

import pytest
from django.test import Client

from policy.models import ContestedReading
from tests.factories.escalations import House
from tests.factories.people import sign_in
from tests.policy.reading import Hall, a_hall, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


def test_the_person_sees_with_whom_and_may_contest(client: Client, hall: Hall) -> None:
    reading = read(hall)
    sign_in(client, hall.learner)

    page = client.get("/bevestigingen/").content.decode()

    assert "Versie 1, samen gelezen met Tim op" in page
    assert f"/bevestigingen/samen-gelezen/{reading.pk}/" in page


def test_the_code_says_that_it_was_read_together(client: Client, hall: Hall) -> None:
    read(hall)
    sign_in(client, hall.learner)

    page = client.get("/code/sociale-media-code/").content.decode()

    assert "Versie 1, samen gelezen met Tim op" in page


def test_the_code_asks_again_once_it_is_contested(client: Client, hall: Hall) -> None:
    reading = read(hall)
    sign_in(client, hall.learner)
    client.get("/code/sociale-media-code/")

    client.post(f"/bevestigingen/samen-gelezen/{reading.pk}/")

    page = client.get("/code/sociale-media-code/").content.decode()
    assert "samen gelezen" not in page
    assert "Bevestig deze versie uiterlijk" in page


def test_no_remark_is_needed(client: Client, hall: Hall) -> None:
    reading = read(hall)
    sign_in(client, hall.learner)

    response = client.post(f"/bevestigingen/samen-gelezen/{reading.pk}/", follow=True)

    assert ContestedReading.objects.get().remark == ""
    assert "U hebt het betwist." in response.content.decode()


def test_too_long_a_remark_stays_on_the_page(client: Client, hall: Hall) -> None:
    reading, remark = read(hall), "woord " * 100
    sign_in(client, hall.learner)

    response = client.post(f"/bevestigingen/samen-gelezen/{reading.pk}/", {"remark": remark})

    assert (response.status_code, ContestedReading.objects.count()) == (422, 0)
    assert remark.strip() in response.content.decode()


def test_the_reading_of_another_does_not_exist(client: Client, hall: Hall) -> None:
    reading = read(hall)
    sign_in(client, hall.manager)

    assert client.get(f"/bevestigingen/samen-gelezen/{reading.pk}/").status_code == 404


def test_the_desk_sees_what_was_contested_and_why(client: Client, hall: Hall) -> None:
    reading = read(hall)
    remark = {"remark": "Wij lazen alleen het begin."}
    sign_in(client, hall.learner).post(f"/bevestigingen/samen-gelezen/{reading.pk}/", remark)

    page = sign_in(client, hall.desk).get("/beheer/bevestigingen/").content.decode()

    assert "Jikke" in page
    assert remark["remark"] in page


def test_the_desk_records_a_slip(client: Client, hall: Hall) -> None:
    reading = read(hall)
    sign_in(client, hall.desk)
    page = f"/beheer/bevestigingen/{reading.pk}/betwist/"
    asked = client.get(page).status_code

    client.post(page)

    shown = client.get(f"/beheer/bevestigingen/{hall.learner.pk}/").content.decode()
    assert (asked, ContestedReading.objects.get().recorded_by) == (200, hall.desk)
    assert "Samen gelezen, betwist" in shown


def test_the_reader_sees_that_it_was_contested_and_not_why(client: Client, hall: Hall) -> None:
    reading, remark = read(hall), {"remark": "Dat zeg ik niet tegen Tim."}
    sign_in(client, hall.learner).post(f"/bevestigingen/samen-gelezen/{reading.pk}/", remark)

    page = sign_in(client, hall.trainer).get("/samen-lezen/").content.decode()

    assert "Betwist op" in page
    assert remark["remark"] not in page


def test_a_manager_sees_confirmed_and_no_more(client: Client, hall: Hall) -> None:
    read(hall)

    page = sign_in(client, hall.manager).get("/beheer/team/").content.decode()

    row = page.partition("Jikke")[2].partition("</tr>")[0]
    assert "Gelezen" in row
    assert "samen" not in row.lower()


def test_the_sentence_is_shown_as_said_by_the_one_who_read_along(
    client: Client, hall: Hall
) -> None:
    reading = read(hall)

    page = (
        sign_in(client, hall.learner)
        .get(f"/bevestigingen/samen-gelezen/{reading.pk}/")
        .content.decode()
    )

    assert page.index("Tim verklaarde op") < page.index(f"“{reading.statement}”")
