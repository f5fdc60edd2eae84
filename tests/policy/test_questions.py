"""Asking the desk about a provision, and its answer: for who asked and the desk alone."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.access_questions import desk_questions
from policy.answering import answer
from policy.models import OpenedAnswer, ProvisionQuestion, QuestionAnswer
from policy.queries_questions import unopened_answers
from tests.factories.escalations import House
from tests.factories.people import person, sign_in
from tests.factories.policy import explain
from tests.factories.questions import a_question, an_answered_question
from tests.policy.asking import asked
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.notifications.models import Mail
from werksaam.people.models import User
from werksaam.people.unsent import owner_of_form

pytestmark = pytest.mark.django_db

ASK = "/code/sociale-media-code/v/1/vraag/artikel-4/lid-8/"
CANARY = "kanariewoord"


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def html(client: Client, someone: User, path: str) -> str:
    return sign_in(client, someone).get(path).content.decode()


def test_a_question_is_stored_with_its_provision_and_told_in_the_trail(house: House) -> None:
    asked = a_question(house.reporter, house.version)

    assert (asked.asker, asked.version, asked.language) == (house.reporter, house.version, "nl")
    assert asked.provision == house.version.texts.get(eid="art_4__para_8").provision
    assert Event.objects.filter(action="question.asked").count() == 1


def test_the_same_question_sent_twice_is_one(house: House) -> None:
    assert a_question(house.reporter, house.version) == a_question(house.reporter, house.version)


def test_the_same_question_after_an_answer_is_another(house: House) -> None:
    first = an_answered_question(house.reporter, house.version, body="Ook ’s avonds?")

    assert a_question(house.reporter, house.version, body="Ook ’s avonds?") != first


def test_after_asking_one_reads_what_happens_next(client: Client, house: House) -> None:
    reader = sign_in(client, house.reporter)

    response = reader.post(ASK, {"body": "Ook thuis?"}, follow=True)

    page = response.content.decode()
    assert "Uw vraag is bij het communicatieteam." in page
    assert ProvisionQuestion.objects.get().reference in page


def test_nothing_typed_is_no_question(client: Client, house: House) -> None:
    response = sign_in(client, house.reporter).post(ASK, {"body": " \u200b "})

    assert (response.status_code, ProvisionQuestion.objects.exists()) == (422, False)
    assert "Schrijf uw vraag op." in response.content.decode()


@pytest.mark.parametrize(("who", "gets"), [("reporter", True), ("other", False)])
def test_what_was_typed_without_a_session_waits_for_its_writer_alone(
    client: Client, house: House, who: str, gets: bool
) -> None:
    client.post(ASK, {"body": CANARY, "owner": owner_of_form(house.reporter)})

    page = html(client, getattr(house, who), ASK)

    assert (CANARY in page, ProvisionQuestion.objects.exists()) == (gets, False)


@pytest.mark.parametrize("address", ["artikel-4", "artikel-1"])
def test_one_can_ask_about_an_article_too(client: Client, house: House, address: str) -> None:
    sign_in(client, house.reporter)

    assert client.get(f"/code/sociale-media-code/v/1/vraag/{address}/").status_code == 200


@pytest.mark.parametrize("address", ["artikel-4/lid-99", "preamble", "artikel-99", "x/y"])
def test_one_can_not_ask_about_what_is_no_rule(client: Client, house: House, address: str) -> None:
    sign_in(client, house.reporter)

    assert client.get(f"/code/sociale-media-code/v/1/vraag/{address}/").status_code == 404


def test_every_rule_can_be_chosen_from_the_list(client: Client, house: House) -> None:
    page = html(client, house.reporter, "/code/sociale-media-code/v/1/vraag/")

    rules = house.version.texts.filter(kind="paragraph").count() + 2  # articles 1 and 8 have none
    assert page.count('href="/code/sociale-media-code/v/1/vraag/artikel-') == rules


def test_an_answer_is_mailed_with_a_number_and_a_link(house: House) -> None:
    asked = an_answered_question(house.reporter, house.version)

    mail = Mail.objects.get(template="question_answered")
    link = {"reference": asked.reference, "path": f"/vragen/{asked.pk}/"}
    assert (mail.person_id, mail.context) == (house.reporter.pk, link)


def test_who_has_no_mail_address_gets_no_mail(house: House) -> None:
    an_answered_question(person("Zonder", email=None), house.version)

    assert not Mail.objects.filter(template="question_answered").exists()


def test_the_same_answer_sent_twice_is_one(house: House) -> None:
    asked = a_question(house.reporter, house.version)

    first = answer(by=house.adviser, question=asked, body="Ja.")

    assert answer(by=house.adviser, question=asked, body="Ja.") == first
    assert Mail.objects.filter(template="question_answered").count() == 1


def test_of_two_who_answer_the_second_gets_their_text_back(house: House) -> None:
    asked = a_question(house.reporter, house.version)
    answer(by=house.adviser, question=asked, body="Ja.")

    with pytest.raises(Conflict) as lost:
        answer(by=house.secretary, question=asked, body="Nee.")

    assert (lost.value.typed, QuestionAnswer.objects.count()) == (("Nee.",), 1)


def test_an_answer_is_to_be_read_until_it_is_opened(client: Client, house: House) -> None:
    asked = an_answered_question(house.reporter, house.version)
    assert "Lees het antwoord op uw vraag" in html(client, house.reporter, "/")

    client.get(f"/vragen/{asked.pk}/")

    assert not unopened_answers(house.reporter).exists()
    assert "Lees het antwoord op uw vraag" not in client.get("/").content.decode()


def test_a_question_without_an_answer_is_not_taken_for_opened(client: Client, house: House) -> None:
    asked = a_question(house.reporter, house.version)

    html(client, house.reporter, f"/vragen/{asked.pk}/")

    assert not OpenedAnswer.objects.exists()


def test_the_desk_sees_on_its_home_page_how_many_wait(client: Client, house: House) -> None:
    a_question(house.reporter, house.version)
    a_question(house.other, house.version)

    assert "Er wachten 2 vragen" in html(client, house.adviser, "/")


def test_nobody_answers_their_own_question(house: House) -> None:
    asked = a_question(house.adviser, house.version)

    assert (list(desk_questions(house.adviser)), list(desk_questions(house.secretary))) == (
        [],
        [asked],
    )


@pytest.mark.parametrize("who", ["other", "manager", "director"])
def test_nobody_else_sees_a_question(client: Client, house: House, who: str) -> None:
    asked = a_question(house.reporter, house.version, body=CANARY)
    someone: User = getattr(house, who)

    pages = [html(client, someone, path) for path in ("/", "/vragen/", "/beheer/team/", "/code/")]

    assert [CANARY in page for page in pages] == [False] * 4
    assert client.get(f"/vragen/{asked.pk}/").status_code == 404
    assert client.get(f"/beheer/vragen/{asked.pk}/").status_code == 404


def test_a_question_comes_into_no_mail_and_no_leaf(house: House) -> None:
    asked = a_question(house.reporter, house.version, body=CANARY)
    answer(by=house.adviser, question=asked, body=CANARY)

    mails = [str(values) for values in Mail.objects.values_list("context", "regarding")]
    leaves = [str(event.content()) for event in Event.objects.all()]

    assert [text for text in (*mails, *leaves) if CANARY in text] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_s_list_takes_the_same_queries_for_any_number(
    client: Client,
    house: House,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for nth in range(number):
        a_question(house.reporter, house.version, body=f"Vraag {nth}?")
        an_answered_question(house.other, house.version, desk=house.adviser, body=f"En {nth}?")
    sign_in(client, house.secretary).get("/beheer/vragen/")

    with django_assert_num_queries(14):
        client.get("/beheer/vragen/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_own_list_takes_the_same_queries_for_any_number(
    client: Client,
    house: House,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for nth in range(number):
        a_question(house.reporter, house.version, body=f"Vraag {nth}?")
    sign_in(client, house.reporter).get("/vragen/")

    with django_assert_num_queries(7):
        client.get("/vragen/")


def test_beside_the_rule_stands_what_it_means(client: Client, house: House) -> None:
    explain(house.version)

    assert "Loopt het uit de hand? Bel direct." in html(client, house.reporter, ASK)


@pytest.mark.parametrize("is_asked", [False, True])
def test_after_asking_there_is_a_way_on_to_what_is_still_to_confirm(
    client: Client, house: House, is_asked: bool
) -> None:
    if is_asked:
        asked(house.version)
    question = a_question(house.reporter, house.version)

    page = html(client, house.reporter, f"/vragen/{question.pk}/")

    assert ("Verder naar bevestigen" in page) == is_asked


def test_the_plain_words_of_a_rule_are_part_of_its_link(client: Client, house: House) -> None:
    page = html(client, house.reporter, "/code/sociale-media-code/v/1/vraag/")

    link = page[page.index(f'href="{ASK}"') :]
    assert "</span></a></li>" in link[: link.index("\n")]
