"""The desk's pages: changing a part, both texts where two change one, trying, publishing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.guidance.parts import part_of
from policy.guidance.queries import draft_of, guidance_now
from policy.models import GuidanceSlug
from tests.factories.guidance import AT_HAND
from tests.factories.people import sign_in

from .conftest import SLUG, Desk
from .test_editing import reword, shown

TEXT = "/beheer/wegwijzer/mag-ik-dit-plaatsen/"
HAND = "/beheer/wegwijzer/bij-de-hand/"
QUESTION = f"{TEXT}vraag/name_in_account/"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def adviser(client: Client, desk: Desk) -> Client:
    """The adviser, with the questions published."""
    desk.published()
    sign_in(client, desk.adviser)
    return client


def filled(client: Client, page: str, **changed: Any) -> dict[str, Any]:
    """What the form of a page would send, with some of it changed."""
    form = client.get(page).context["form"]
    held = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in {**held, **changed}.items()}


def stored(name: str, kind: str = "question") -> dict[str, Any]:
    """A part as it stands."""
    return part_of(draft_of(SLUG).content, kind, name)


def test_keeping_a_question_as_it_is_changes_nothing(adviser: Client) -> None:
    before = stored("name_in_account")

    response = adviser.post(QUESTION, filled(adviser, QUESTION))

    assert response.status_code == 302
    assert stored("name_in_account") == {**before, "note_for_desk": ""}


def test_keeping_an_advice_as_it_is_changes_nothing(adviser: Client) -> None:
    page, before = f"{TEXT}advies/go_private/", stored("go_private", "outcome")

    adviser.post(page, filled(adviser, page))

    assert stored("go_private", "outcome") == {**before, "action": ""}


@pytest.mark.parametrize(
    ("place", "field"), [("advies/go_private/", "doubt_en"), ("vraag/what/", "help_en")]
)
def test_what_may_be_left_out_is_refused_in_one_language(
    adviser: Client, place: str, field: str
) -> None:
    page = f"{TEXT}{place}"

    response = adviser.post(page, filled(adviser, page, **{field: ""}))

    assert response.context["form"].errors[field] == ["Vul dit ook in, of laat allebei weg."]


def test_a_doubt_can_be_taken_away(adviser: Client) -> None:
    page = f"{TEXT}advies/go_private/"

    adviser.post(page, filled(adviser, page, doubt_nl="", doubt_en=""))

    assert "doubt" not in stored("go_private", "outcome")


def test_answers_are_added_reordered_and_emptied(adviser: Client) -> None:
    changed = {
        "answer_0_nl": "",
        "answer_0_en": "",
        "answer_2_nl": "Weet ik niet",
        "answer_2_en": "I do not know",
        "answer_2_next": "ask_account_name",
        "answer_2_place": 1,
    }

    adviser.post(QUESTION, filled(adviser, QUESTION, **changed))

    answers = stored("name_in_account")["answers"]
    assert [(answer["nl"], answer["next"]) for answer in answers] == [
        ("Weet ik niet", "ask_account_name"),
        ("Nee", "real_name"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"question_en": ""},
        {"question_nl": "x" * 201},
        {"answer_1_en": ""},
        {"answer_2_nl": "Alleen Nederlands"},
        {"help_en": ""},
        {"answer_0_next": "nowhere"},
    ],
)
def test_what_is_not_whole_is_given_back(adviser: Client, changed: dict[str, str]) -> None:
    response = adviser.post(QUESTION, filled(adviser, QUESTION, **changed))

    assert response.status_code == 422
    assert next(iter(changed.values())) in response.content.decode()


def test_the_second_of_two_sees_both_texts(adviser: Client, desk: Desk) -> None:
    mine = filled(adviser, QUESTION, question_nl="Die van mij?")
    reword(desk.secretary, "name_in_account", "Die van mijn collega?", shown("name_in_account"))

    response = adviser.post(QUESTION, mine)

    assert response.status_code == 409
    page = response.content.decode()
    assert "Die van mij?" in page
    assert "Die van mijn collega?" in page
    assert desk.secretary.name in page
    assert stored("name_in_account")["nl"] == "Die van mijn collega?"


def test_after_seeing_both_one_can_keep_the_own(adviser: Client, desk: Desk) -> None:
    mine = filled(adviser, QUESTION, question_nl="Die van mij?")
    reword(desk.secretary, "name_in_account", "Die van mijn collega?", shown("name_in_account"))
    seen = adviser.post(QUESTION, mine).context["form"]["shown"].value()

    adviser.post(QUESTION, {**mine, "shown": seen})

    assert stored("name_in_account")["nl"] == "Die van mij?"


def test_what_was_typed_for_a_part_that_is_gone_is_given_back(adviser: Client) -> None:
    mine = filled(adviser, QUESTION, question_nl="Die van mij?")
    adviser.post(f"{QUESTION}weg/", {"shown": shown("name_in_account")})

    response = adviser.post(QUESTION, mine)

    assert response.status_code == 409
    assert "Die van mij?" in response.content.decode()


def test_what_is_wrong_is_listed_with_a_link_and_stops_the_offer(adviser: Client) -> None:
    adviser.post(f"{QUESTION}weg/", {"shown": shown("name_in_account")})

    page = adviser.get(TEXT).content.decode()

    assert "leidt nergens heen" in page
    assert f'<a href="{TEXT}vraag/what/">' in page
    assert "Vraag een collega</button>" not in page


def test_a_way_that_leads_nowhere_says_so_when_tried(adviser: Client) -> None:
    adviser.post(f"{TEXT}advies/send_news/weg/", {"shown": shown("send_news", "outcome")})
    at = adviser.post(f"{TEXT}proef/", {"answer": "news"}).headers["Location"]

    page = adviser.get(at).content.decode()

    assert "Deze weg leidt nog nergens heen" in page


def test_a_change_is_offered_and_published_by_another(adviser: Client, desk: Desk) -> None:
    adviser.post(QUESTION, filled(adviser, QUESTION, question_nl="Staat WerkSaam in de naam?"))
    note = {"note": "Korter.", "revision": draft_of(SLUG).revision}
    adviser.post(f"{TEXT}aanbieden/", note)
    second = Client()
    sign_in(second, desk.secretary)
    assert "Korter." in second.get(TEXT).content.decode()

    second.post(f"{TEXT}publiceren/", {"revision": draft_of(SLUG).revision})

    now = guidance_now(SLUG)
    assert now is not None
    assert (now.number, now.note) == (2, "Korter.")
    assert "<del>Staat de naam WerkSaam in de accountnaam?</del>" in (
        second.get(f"{TEXT}versies/2/").content.decode()
    )


def test_who_offered_it_is_told_that_another_publishes(adviser: Client) -> None:
    adviser.post(QUESTION, filled(adviser, QUESTION, question_nl="Anders?"))
    adviser.post(f"{TEXT}aanbieden/", {"note": "x", "revision": draft_of(SLUG).revision})

    response = adviser.post(
        f"{TEXT}publiceren/", {"revision": draft_of(SLUG).revision}, follow=True
    )

    assert "Iemand anders dan wie de tekst aanbood" in response.content.decode()


def test_the_second_person_finds_it_on_the_home_page(adviser: Client, desk: Desk) -> None:
    adviser.post(QUESTION, filled(adviser, QUESTION, question_nl="Anders?"))
    adviser.post(f"{TEXT}aanbieden/", {"note": "x", "revision": draft_of(SLUG).revision})
    second = Client()
    sign_in(second, desk.secretary)

    assert "Lees en publiceer: Mag ik dit plaatsen?" in second.get("/").content.decode()
    assert "Lees en publiceer" not in adviser.get("/").content.decode()


def test_going_back_is_work_on_a_new_text(adviser: Client) -> None:
    adviser.post(QUESTION, filled(adviser, QUESTION, question_nl="Anders?"))

    said = {"revision": draft_of(SLUG).revision, "drop": "on"}
    adviser.post(f"{TEXT}versies/1/terug/", said)

    assert stored("name_in_account")["nl"] == "Staat de naam WerkSaam in de accountnaam?"


def test_going_back_tells_first_whose_changes_go(adviser: Client, desk: Desk) -> None:
    adviser.post(QUESTION, filled(adviser, QUESTION, question_nl="Anders?"))

    response = adviser.post(f"{TEXT}versies/1/terug/", {"revision": draft_of(SLUG).revision})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["drop"])
    assert [change.what for change in response.context["lost"]] == ["changed"]
    assert desk.adviser.name in response.content.decode()
    assert stored("name_in_account")["nl"] == "Anders?"


@pytest.mark.parametrize(
    ("part", "field", "address", "is_kept"),
    [
        ("account/nieuw", "address", "https://linkedin.example/w", True),
        ("account/nieuw", "address", "javascript:alert(1)", False),
        ("account/nieuw", "address", "ftp://x.example", False),
    ],
)
def test_an_account_has_an_address_of_the_web(
    adviser: Client, part: str, field: str, address: str, is_kept: bool
) -> None:
    sent = {"platform": "LinkedIn", "handle": "WerkSaam", field: address}

    response = adviser.post(f"{HAND}{part}/", sent)

    assert response.status_code == (302 if is_kept else 422)
    assert bool(draft_of(GuidanceSlug.AT_HAND).content.get("accounts")) is is_kept


def test_script_in_a_text_is_shown_as_text(adviser: Client) -> None:
    sent = {"text_nl": SCRIPT, "text_en": SCRIPT}
    adviser.post(
        f"{HAND}omschrijving/description/",
        {**filled(adviser, f"{HAND}omschrijving/description/"), **sent},
    )

    page = adviser.get(f"{HAND}proef/").content.decode()

    assert SCRIPT not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "page", ["omschrijving/description/", "kernwaarde/open/", "onderwerp/news/"]
)
def test_keeping_a_card_as_it_is_changes_nothing(adviser: Client, desk: Desk, page: str) -> None:
    desk.published(AT_HAND)

    adviser.post(f"{HAND}{page}", filled(adviser, f"{HAND}{page}"))

    assert [c.what for c in adviser.get(HAND).context["view"].changes if c.lines] == []


@pytest.mark.parametrize(
    "page", ["bestaat-niet/", "bij-de-hand/vraag/what/", "bij-de-hand/begin/begin/"]
)
def test_what_is_not_there_is_not_found(adviser: Client, page: str) -> None:
    assert adviser.get(f"/beheer/wegwijzer/{page}").status_code == 404


@pytest.mark.parametrize("extra", [0, 2])
def test_the_page_of_a_text_asks_the_same_whatever_its_size(
    adviser: Client, django_assert_num_queries: DjangoAssertNumQueries, extra: int
) -> None:
    for _turn in range(extra):
        adviser.post(f"{TEXT}advies/nieuw/", filled(adviser, f"{TEXT}advies/go_work/"))
    adviser.get(TEXT)

    with django_assert_num_queries(QUERIES):
        adviser.get(TEXT)


QUERIES = 11
