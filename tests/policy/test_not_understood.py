"""A reader does not understand a rule: counted without a name, once a session, and helped on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from policy.models import NotUnderstood
from policy.not_understood import count_not_understood
from policy.views.not_understood import MOST
from tests.factories.escalations import House
from tests.factories.people import sign_in
from tests.factories.policy import explain
from werksaam import clock
from werksaam.audit.models import Event

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/v/1/"
SAY = f"{CODE}snap-ik-niet/"
LID = "art_4__para_8"


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def reader(client: Client, house: House) -> Client:
    return sign_in(client, house.reporter)


def counted() -> list[int]:
    return list(NotUnderstood.objects.order_by("pk").values_list("number", flat=True))


def test_the_reader_is_thanked_and_counted(reader: Client) -> None:
    response = reader.post(SAY, {"lid": LID})

    assert response.headers["Location"] == f"{SAY}artikel-4/lid-8/"
    assert counted() == [1]


def test_the_same_session_counts_once_a_rule(reader: Client) -> None:
    for lid in (LID, LID, "art_4__para_7", LID):
        reader.post(SAY, {"lid": lid})

    assert counted() == [1, 1]


def test_another_session_counts_again(reader: Client, house: House) -> None:
    reader.post(SAY, {"lid": LID})

    sign_in(Client(), house.other).post(SAY, {"lid": LID})

    assert counted() == [2]


def test_the_text_of_an_article_without_leden_counts_for_the_article(reader: Client) -> None:
    response = reader.post(SAY, {"lid": "art_1__content"})

    assert response.headers["Location"] == f"{SAY}artikel-1/"


@pytest.mark.parametrize(
    "lid", ["", "art_99", "preamble", "conclusions__formula", "\x00", "x" * 999]
)
def test_what_is_no_rule_counts_for_nothing(reader: Client, lid: str) -> None:
    assert (reader.post(SAY, {"lid": lid}).status_code, counted()) == (404, [])


def test_what_is_stored_knows_no_person_and_no_day(house: House) -> None:
    with clock.at(datetime(2026, 11, 26, 10, tzinfo=UTC)):
        count_not_understood(text=house.version.texts.get(eid=LID))

    columns = {field.name for field in NotUnderstood._meta.get_fields()}
    assert columns == {"id", "provision", "text_sha256", "month", "number"}
    assert NotUnderstood.objects.get().month == date(2026, 11, 1)


def test_it_leaves_no_event(reader: Client) -> None:
    before = Event.objects.count()

    reader.post(SAY, {"lid": LID})

    assert Event.objects.count() == before


def test_the_session_keeps_no_name_of_a_rule(reader: Client, house: House) -> None:
    reader.post(SAY, {"lid": LID})

    text = house.version.texts.get(eid=LID)
    kept = str(dict(reader.session))
    assert [word for word in (str(text.provision_id), text.sha256, LID) if word in kept] == []


def test_who_says_it_of_everything_is_told_that_reading_together_helps(reader: Client) -> None:
    session = reader.session
    session["not_understood"] = [str(number) for number in range(MOST)]
    session.save()

    response = reader.post(SAY, {"lid": LID})

    assert (response.status_code, counted()) == (429, [])
    assert "Zullen we samen lezen?" in response.content.decode()


def test_what_helps_is_the_plain_words_and_a_question(reader: Client, house: House) -> None:
    explain(house.version)

    html = reader.get(f"{SAY}artikel-4/lid-8/").content.decode()

    assert "Loopt het uit de hand? Bel direct." in html
    assert 'href="/code/sociale-media-code/v/1/vraag/artikel-4/lid-8/"' in html


def test_who_had_to_sign_in_on_the_way_goes_on_reading(reader: Client) -> None:
    assert reader.get(SAY).headers["Location"] == CODE


@pytest.mark.parametrize("path", ["", "artikel-4/lid-8/"])
def test_beside_each_rule_stands_a_button_that_has_its_form(reader: Client, path: str) -> None:
    html = reader.get(CODE + path).content.decode()

    buttons = re.findall(r'form="snap-ik-niet" name="lid" value="([^"]+)"', html)
    assert LID in buttons and len(buttons) == len(set(buttons))
    assert html.count('id="snap-ik-niet"') == 1


def test_the_button_works_from_a_page_that_was_kept(house: House) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.reporter)
    client.get(CODE)
    html = client.get(CODE).content.decode()
    form = html[html.index('id="snap-ik-niet"') :]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token is not None

    response = client.post(SAY, {"lid": LID, "csrfmiddlewaretoken": token[1]})

    assert (response.status_code, counted()) == (302, [1])
