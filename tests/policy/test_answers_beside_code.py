"""An answer that everyone reads beside the code: in general words, as long as the text stands."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import ProvisionQuestion, PublishedAnswer
from policy.publishing_answers import NamesAsker, Wording, publish_answer, withdraw_answer
from policy.queries_questions import stale_answers
from tests.factories.escalations import House
from tests.factories.people import sign_in
from tests.factories.policy import changed_source, published_code
from tests.factories.questions import (
    IN_GENERAL,
    LID,
    a_published_answer,
    a_question,
    a_text,
    an_answered_question,
)
from werksaam.conflicts import Conflict

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/"
ASKED, ASKED_IN_ENGLISH = IN_GENERAL[0].question, IN_GENERAL[1].question


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def reader(client: Client, house: House) -> Client:
    return sign_in(client, house.reporter)


def shows(reader: Client, words: str, path: str = CODE) -> bool:
    return words in reader.get(path).content.decode()


def dutch_alone(house: House, question: str = ASKED) -> ProvisionQuestion:
    """A question of which only the Dutch stands beside the code."""
    asked = an_answered_question(house.other, house.version, desk=house.secretary)
    publish_answer(
        by=house.adviser,
        question=asked,
        text=a_text(house.version),
        wordings=[Wording("nl", question, "Ja.")],
    )
    return asked


def another_version(old: str, new: str) -> None:
    """A version with these words changed comes into force."""
    published_code(
        source=changed_source(old, new),
        adopted_on=date(2018, 1, 1),
        published_on=date(2018, 1, 2),
        in_force_on=date(2018, 1, 3),
        retroactive_from=None,
    )


@pytest.mark.parametrize("path", [CODE, f"{CODE}v/1/artikel-4/lid-8/"])
def test_a_published_answer_stands_beside_its_lid(reader: Client, house: House, path: str) -> None:
    a_published_answer(house.other, house.version)

    assert shows(reader, ASKED, path)


def test_publishing_and_withdrawing_end_the_page_that_a_browser_keeps(
    reader: Client, house: House
) -> None:
    before = reader.get(CODE).headers["ETag"]
    asked = a_published_answer(house.other, house.version)
    with_it = reader.get(CODE).headers["ETag"]

    withdraw_answer(by=house.adviser, question=asked)

    assert reader.get(CODE, headers={"If-None-Match": with_it}).status_code == 200
    assert (before != with_it, shows(reader, ASKED)) == (True, False)


def test_who_reads_english_reads_the_english(reader: Client, house: House) -> None:
    a_published_answer(house.other, house.version)
    reader.post("/taal/", {"language": "en"})

    assert (shows(reader, ASKED_IN_ENGLISH), shows(reader, ASKED)) == (True, False)


def test_who_reads_english_reads_the_dutch_where_there_is_no_english(
    reader: Client, house: House
) -> None:
    dutch_alone(house)
    reader.post("/taal/", {"language": "en"})

    assert shows(reader, f'<span lang="nl">{ASKED}</span>')


def test_another_text_takes_the_answer_away_and_the_desk_sees_it_stale(
    client: Client, house: House
) -> None:
    asked = a_published_answer(house.other, house.version)
    another_version("dreigt te ontsporen", "gaat ontsporen")

    assert not shows(sign_in(client, house.reporter), ASKED)
    assert {row.from_question for row in stale_answers(house.version.policy)} == {asked}
    desk = sign_in(client, house.secretary)
    assert shows(desk, "Niet meer te zien: de tekst is veranderd", "/beheer/vragen/")


def test_a_version_that_leaves_the_lid_as_it_was_keeps_the_answer(
    reader: Client, house: House
) -> None:
    a_published_answer(house.other, house.version)

    another_version("belang van sociale media", "nut van sociale media")

    assert shows(reader, ASKED)


@pytest.mark.parametrize(
    ("question", "body"),
    [("Olga vraagt: ook thuis?", "Ja."), ("Ook thuis?", "Zoals OLGA zei: ja.")],
)
def test_a_text_that_names_the_asker_is_refused(house: House, question: str, body: str) -> None:
    asked = an_answered_question(house.other, house.version)

    with pytest.raises(NamesAsker):
        publish_answer(
            by=house.adviser,
            question=asked,
            text=a_text(house.version),
            wordings=[Wording("nl", question, body)],
        )

    assert not PublishedAnswer.objects.exists()


def test_the_form_says_so_and_keeps_what_was_typed(client: Client, house: House) -> None:
    asked = an_answered_question(house.other, house.version)
    typed = {"question_nl": "Ook thuis?", "answer_nl": "Ja, Olga."}
    sha256 = a_text(house.version).sha256

    response = sign_in(client, house.adviser).post(
        f"/beheer/vragen/{asked.pk}/plaatsen/", typed | {"text_sha256": sha256}
    )

    assert response.status_code == 422
    assert "Hierin staat wie het vroeg." in response.content.decode()
    assert "Ja, Olga.</textarea>" in response.content.decode()


def test_half_of_the_english_is_refused(client: Client, house: House) -> None:
    asked = an_answered_question(house.other, house.version)
    typed = {"question_nl": "Ook thuis?", "answer_nl": "Ja.", "question_en": "At home too?"}

    response = sign_in(client, house.adviser).post(f"/beheer/vragen/{asked.pk}/plaatsen/", typed)

    assert response.status_code == 422
    assert not PublishedAnswer.objects.exists()


def test_a_text_that_changed_meanwhile_gives_back_what_was_typed(
    client: Client, house: House
) -> None:
    asked = an_answered_question(house.other, house.version)
    typed = {"question_nl": "Ook thuis?", "answer_nl": "Ja.", "text_sha256": "0" * 64}

    response = sign_in(client, house.adviser).post(f"/beheer/vragen/{asked.pk}/plaatsen/", typed)

    assert (response.status_code, PublishedAnswer.objects.exists()) == (409, False)
    assert "Ook thuis?" in response.content.decode()


def test_published_anew_it_stands_in_place_of_the_old(reader: Client, house: House) -> None:
    asked = a_published_answer(house.other, house.version)

    publish_answer(
        by=house.adviser,
        question=asked,
        text=a_text(house.version),
        wordings=[Wording("nl", "Mag het ook later?", "Nee.")],
    )

    assert (shows(reader, "Mag het ook later?"), shows(reader, ASKED)) == (True, False)


def test_published_twice_in_the_same_words_it_stands_there_once(house: House) -> None:
    asked = a_published_answer(house.other, house.version)

    publish_answer(
        by=house.adviser, question=asked, text=a_text(house.version), wordings=IN_GENERAL
    )

    assert PublishedAnswer.objects.count() == len(IN_GENERAL)


def test_nothing_is_published_before_the_asker_has_an_answer(house: House) -> None:
    asked = a_question(house.other, house.version)

    with pytest.raises(Conflict):
        publish_answer(
            by=house.adviser, question=asked, text=a_text(house.version), wordings=IN_GENERAL
        )


def test_a_published_answer_never_changes(house: House) -> None:
    a_published_answer(house.other, house.version)

    with pytest.raises(DatabaseError), transaction.atomic():
        PublishedAnswer.objects.filter(text_sha256=a_text(house.version, LID).sha256).update(
            answer="Iets anders."
        )


@pytest.mark.parametrize("number", [1, 3])
def test_the_code_page_takes_the_same_queries_for_any_number_of_answers(
    reader: Client,
    house: House,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for nth in range(number):
        dutch_alone(house, f"Vraag {nth}?")
    reader.get("/")

    with django_assert_num_queries(17):
        reader.get(CODE)
