"""*Mag ik dit plaatsen?*: from the first question to advice, with nothing stored or told."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from policy.guidance.carrying import Carried, opened, sealed
from tests.factories.guidance import AT_HAND
from tests.factories.people import sign_in
from tests.factories.policy import changed_source, explain, published_code
from werksaam.audit.models import Event

from .conftest import Desk
from .test_publishing import LATER

PAGE = "/mag-ik-dit-plaatsen/"
TO_DISCLAIMER = ("post", "yes", "none", "yes", "yes", "private_werksaam", "no")


@pytest.fixture
def reader(client: Client, desk: Desk) -> Client:
    """Someone of the staff, with the questions published."""
    desk.published()
    sign_in(client, desk.reader)
    return client


def answer(client: Client, *answers: str, at: str = PAGE) -> str:
    """Give these answers one after another; where one is then."""
    for given in answers:
        at = client.post(at, {"answer": given}).headers["Location"]
    return at


def shown(client: Client, at: str) -> str:
    return client.get(at).content.decode()


def test_the_first_question_says_how_many_may_come(reader: Client) -> None:
    page = shown(reader, PAGE)

    assert "vraag 1 van hooguit 9" in page
    assert "Wat wilt u doen?" in page


def test_the_way_gets_shorter_with_an_answer(reader: Client) -> None:
    page = shown(reader, answer(reader, "post", "no"))

    assert "vraag 3 van hooguit 4" in page


def test_without_an_answer_the_same_question_is_shown(reader: Client) -> None:
    response = reader.post(answer(reader, "post"), {})

    assert response.status_code == 422
    assert "Gaat uw bericht over WerkSaam of over uw werk?" in response.content.decode()


def test_it_ends_in_the_disclaimer_with_the_own_name(reader: Client, desk: Desk) -> None:
    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert "U mag dit plaatsen als u twee dingen toevoegt" in page
    assert f"© {desk.reader.name}. De standpunten" in page
    assert 'data-copy="© ' in page


def test_the_lids_stand_there_with_their_gist(reader: Client, desk: Desk) -> None:
    explain(desk.version)

    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert "/code/sociale-media-code/v/1/artikel-5/lid-3/" in page
    assert "Zet de vaste tekst erbij." in page


def test_whom_to_ask_comes_before_the_rules_and_their_text_is_folded(
    reader: Client, desk: Desk
) -> None:
    explain(desk.version)

    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert page.index("Wie kunt u vragen?") < page.index("De regels achter dit advies")
    assert page.count('<details class="fold">') == page.count('<div class="behind">') == 5


def test_what_is_unclear_stands_beside_the_steps_and_not_among_them(reader: Client) -> None:
    steps, beside = shown(reader, answer(reader, *TO_DISCLAIMER)).split("</ol>", 1)

    assert "Hier is de code niet duidelijk" in beside
    assert ("Staat er een collega" in steps, "Staat er een collega" in beside) == (False, True)


def test_an_action_that_exists_is_a_button(reader: Client) -> None:
    page = shown(reader, answer(reader, "reply_negative", "no"))

    assert '<a class="btn btn-primary" href="/melden/negatief-bericht/?eerst-gevraagd">' in page


def test_english_is_whole(reader: Client, desk: Desk) -> None:
    desk.reader.language = "en"
    desk.reader.save()

    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert "You may post this if you add two things" in page
    assert "Change it first" in page


def test_going_back_keeps_every_answer(reader: Client) -> None:
    at = answer(reader, "post", "yes", "none")
    back = reader.get(at).context["view"].back_url

    page = reader.get(back)
    again = answer(reader, "none", at=back)

    assert page.context["form"].initial == {"answer": "none"}
    assert reader.get(again).context["view"].question == "Weet u zeker dat alles klopt?"


def test_changing_one_answer_keeps_the_others(reader: Client) -> None:
    done = answer(reader, *TO_DISCLAIMER)
    change = reader.get(done).context["view"].answered[-1].url

    page = shown(reader, answer(reader, "yes", at=change))

    assert "Voeg twee dingen toe en let extra goed op" in page


def test_no_answer_can_be_read_in_an_address(reader: Client) -> None:
    at = answer(reader, "post", "yes", "confidential")

    assert not any(word in at for word in ("post", "yes", "confidential", "about_work"))
    assert reader.get(at).headers["Cache-Control"] == "no-store"


def test_every_address_has_one_length(reader: Client) -> None:
    lengths = {len(answer(reader, *TO_DISCLAIMER[:count])) for count in range(1, 8)}

    assert len(lengths) == 1


def test_nothing_is_recorded_of_who_asked_what(reader: Client) -> None:
    shown(reader, PAGE)
    before, kept = Event.objects.count(), set(reader.session.keys())

    shown(reader, answer(reader, *TO_DISCLAIMER))

    assert (Event.objects.count(), set(reader.session.keys())) == (before, kept)


def test_another_session_begins_again(reader: Client, desk: Desk) -> None:
    at, other = answer(reader, *TO_DISCLAIMER), Client()
    sign_in(other, desk.reader)

    page = shown(other, at)

    assert "U begint hier opnieuw" in page
    assert "vraag 1 van hooguit 9" in page


def test_answers_to_an_earlier_text_begin_again(reader: Client) -> None:
    key = reader.session.session_key or ""

    page = shown(reader, f"{PAGE}?stand={sealed(key, Carried(7, {'what': 'post'}))}")

    assert "U begint hier opnieuw" in page


@pytest.mark.parametrize("seal", ["x", "é", "gAAAA", "A" * 5000, ""])
def test_a_seal_of_nobody_opens_nothing(seal: str) -> None:
    assert opened("session", seal) is None


def test_a_seal_holds_what_was_answered() -> None:
    carried = Carried(3, {"what": "post"}, "what")

    assert opened("session", sealed("session", carried)) == carried


def test_a_choice_that_is_not_there_is_refused(reader: Client) -> None:
    assert reader.post(PAGE, {"answer": "<script>"}).status_code == 422


def test_a_code_that_changed_since_is_told(reader: Client) -> None:
    source = changed_source("werk gerelateerde onderwerpen", "onderwerpen van het werk")
    published_code(source=source, **LATER)

    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert "De code is gewijzigd" in page
    assert "/v/2/artikel-5/lid-1/" in page


def test_a_disclaimer_that_can_not_be_found_is_read_in_its_lid(reader: Client) -> None:
    source = changed_source("[Naam medewerker]", "Naam").replace("[naam medewerker]", "naam")
    published_code(source=source, **LATER)

    page = shown(reader, answer(reader, *TO_DISCLAIMER))

    assert "Vul uw eigen naam in" in page
    assert "data-copy" not in page


@pytest.mark.parametrize("page", [PAGE, "/bij-de-hand/", "/accounts-register/"])
def test_before_anything_is_published_the_page_says_so(
    client: Client, desk: Desk, page: str
) -> None:
    sign_in(client, desk.reader)

    response = client.get(page)

    assert response.status_code == 200
    assert "communicatieteam" in response.content.decode()


def test_at_hand_tells_whom_to_ask_and_what_is_not_there_yet(client: Client, desk: Desk) -> None:
    desk.published(AT_HAND)
    sign_in(client, desk.reader)

    page = shown(client, "/bij-de-hand/")

    assert "De omschrijving staat er nog niet" in page
    assert "Professioneel" in page
    assert f"({desk.manager.name}" in page
    assert '<a href="/melden/negatief-bericht/">' in page


def test_at_hand_holds_the_disclaimer_with_the_own_name(client: Client, desk: Desk) -> None:
    sign_in(client, desk.reader)

    page = shown(client, "/bij-de-hand/")

    assert f'data-copy="© {desk.reader.name}. De standpunten' in page


def test_at_hand_has_no_disclaimer_where_the_code_prescribes_none(
    client: Client, desk: Desk
) -> None:
    source = changed_source("[Naam medewerker]", "Naam").replace("[naam medewerker]", "naam")
    published_code(source=source, **LATER)
    sign_in(client, desk.reader)

    assert 'id="disclaimer"' not in shown(client, "/bij-de-hand/")


def test_the_address_carries_nothing_else(reader: Client) -> None:
    at = answer(reader, "post")

    assert set(parse_qs(urlsplit(at).query)) == {"stand"}
