"""The desk's pages of one explanation: writing, judging one after another, what is stale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from policy.explaining import approve, reject, withdraw
from policy.models import Explanation, Outcome
from tests.factories.escalations import House
from tests.factories.explaining import BODY, GIST, LID, a_proposal, a_wording, an_explanation
from tests.factories.people import sign_in
from tests.factories.policy import changed_source, imported_code, published_code
from werksaam.people.unsent import owner_of_form

pytestmark = pytest.mark.django_db

HERE = "/beheer/toelichtingen/1/nl/artikel-4/lid-8/"
WRITE = "/beheer/toelichtingen/schrijven/1/nl/artikel-4/lid-8/"
NEXT_WRITE = "/beheer/toelichtingen/schrijven/2/nl/artikel-4/lid-8/"
AGAIN = "/beheer/toelichtingen/opnieuw/2/nl/artikel-4/lid-8/"
DAY = date(2020, 1, 6)
CHANGED = changed_source("dreigt te ontsporen", "dreigt te ontaarden")


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def filled(house: House, **changed: Any) -> dict[str, Any]:
    """The form of an explanation, as the page of version 1 gives it, filled in."""
    sha256 = house.version.texts.get(eid=LID).sha256
    words = {"gist": "Bel direct.", "body": "U belt.", "force": "moet"}
    return {"text_sha256": sha256, "seen": "", **words, **changed}


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def proposal(row: Explanation) -> str:
    return f"/beheer/toelichtingen/voorstel/{row.pk}/"


def test_what_is_written_waits_for_a_colleague(client: Client, house: House) -> None:
    desk = sign_in(client, house.adviser)
    examples = {"example_1": "U belt later.", "verdict_1": "mag-niet"}

    response = desk.post(WRITE, filled(house, **examples), follow=True)

    row = Explanation.objects.get()
    assert (row.outcome, row.proposed_by) == (Outcome.WAITING, house.adviser)
    assert row.examples == [{"text": "U belt later.", "verdict": "mag-niet"}]
    assert "Uw voorstel wacht op een collega." in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"gist": ""}, "Zeg in één regel waar het op neerkomt."),
        ({"gist": "x" * 121}, "Gebruik ten hoogste 120 tekens."),
        ({"force": "streng"}, "Kies een van de antwoorden."),
        ({"example_2": "U belt later."}, "Zeg of dit mag."),
        ({"verdict_2": "mag"}, "Schrijf het voorbeeld, of kies geen oordeel."),
        ({"action": "bestaat-niet"}, "Kies een van de antwoorden."),
    ],
)
def test_what_does_not_fit_comes_back_with_words_at_the_field(
    client: Client, house: House, changed: dict[str, str], words: str
) -> None:
    response = sign_in(client, house.adviser).post(WRITE, filled(house, **changed))

    assert (response.status_code, Explanation.objects.exists()) == (422, False)
    assert words in response.content.decode()


def test_the_preview_stores_nothing_and_keeps_what_was_typed(client: Client, house: House) -> None:
    desk = sign_in(client, house.adviser)

    response = desk.post(WRITE, filled(house, body="Bel " * 14, voorbeeld="1"))

    html = response.content.decode()
    assert "Zo zien lezers het" in html and 'value="Bel direct."' in html
    assert "Een zin telt gemiddeld 14 woorden." in html
    assert "Die is niet bindend: de officiële tekst wel." in html
    assert not Explanation.objects.exists()


def test_who_was_overtaken_gets_both_texts_and_loses_nothing(client: Client, house: House) -> None:
    a_proposal(house.secretary, house.version)

    response = sign_in(client, house.adviser).post(WRITE, filled(house))

    html = response.content.decode()
    assert (response.status_code, Explanation.objects.count()) == (409, 1)
    assert GIST in html and 'value="Bel direct."' in html


def test_with_both_in_sight_the_second_can_send_again(client: Client, house: House) -> None:
    first = a_proposal(house.secretary, house.version)
    desk = sign_in(client, house.adviser)
    html = desk.post(WRITE, filled(house)).content.decode()
    assert f'name="seen" value="{first.pk}"' in html

    response = desk.post(WRITE, filled(house, seen=first.pk))

    assert (response.status_code, Explanation.objects.count()) == (302, 2)


def test_words_for_a_text_that_changed_come_back_with_the_new_text(
    client: Client, house: House
) -> None:
    response = sign_in(client, house.adviser).post(WRITE, filled(house, text_sha256="\x00"))
    assert response.status_code == 422

    response = sign_in(client, house.adviser).post(WRITE, filled(house, text_sha256="0" * 64))

    assert response.status_code == 409
    assert 'value="Bel direct."' in response.content.decode()


def test_what_was_typed_without_a_session_waits_for_its_writer(
    client: Client, house: House
) -> None:
    client.post(WRITE, filled(house, owner=owner_of_form(house.adviser)))

    assert 'value="Bel direct."' in page(sign_in(client, house.adviser), WRITE)


@pytest.mark.parametrize(
    "path",
    [
        "1/nl/artikel-4/lid-99/",
        "1/xx/artikel-4/lid-8/",
        "9/nl/artikel-4/lid-8/",
        "99999999999999999999/nl/artikel-4/lid-8/",
        "1/nl/conclusions-formula/",
        "voorstel/99999999999999999999/",
        "voorstel/99999/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, house: House, path: str) -> None:
    assert sign_in(client, house.adviser).get(f"/beheer/toelichtingen/{path}").status_code == 404


@pytest.mark.parametrize("eid", ["preamble", "preamble__recital_1", "art_4", "art_1"])
def test_a_heading_and_a_part_of_the_preamble_can_be_explained_to_readers(
    client: Client, house: House, eid: str
) -> None:
    an_explanation(house.adviser, house.secretary, house.version, eid=eid)

    html = page(sign_in(client, house.reporter), "/code/sociale-media-code/")

    assert (GIST in html, BODY in html) == (True, True)


def test_an_english_explanation_is_shown_to_who_reads_english(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version, language="en")
    reader = sign_in(client, house.reporter)
    assert GIST not in page(reader, "/code/sociale-media-code/")

    reader.post("/taal/", {"language": "en"})

    assert GIST in page(reader, "/code/sociale-media-code/")


def test_an_explanation_is_never_shown_as_the_binding_text(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)

    html = page(sign_in(client, house.reporter), "/code/sociale-media-code/")

    assert "Die is niet bindend: de officiële tekst wel." in html
    # On paper the first sheet says what the dotted line means.
    on_paper = html[html.index('class="print-only in-plain-words"') :]
    assert "Alleen de officiële tekst is bindend." in on_paper[: on_paper.index("</p>")]


def test_after_approving_one_reads_the_next(client: Client, house: House) -> None:
    first = a_proposal(house.adviser, house.version, eid="art_3__para_1")
    second = a_proposal(house.adviser, house.version, eid="art_3__para_2")
    desk = sign_in(client, house.secretary)
    assert f'href="{proposal(second)}"' in page(desk, proposal(first))

    response = desk.post(f"{proposal(first)}goedkeuren/")

    first.refresh_from_db()
    assert (first.outcome, response.headers["Location"]) == (Outcome.APPROVED, proposal(second))


def test_after_the_last_one_comes_the_page_of_its_text(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    response = sign_in(client, house.secretary).post(f"{proposal(row)}goedkeuren/")

    assert response.headers["Location"] == HERE


def test_who_proposed_sees_no_way_to_approve(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version)
    desk = sign_in(client, house.adviser)

    assert "goedkeuren/" not in page(desk, proposal(row))
    assert desk.post(f"{proposal(row)}goedkeuren/").status_code == 409


def test_what_was_approved_before_stands_beside_it_with_what_differs(
    client: Client, house: House
) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    better = a_proposal(house.adviser, house.version, wording=a_wording("Loopt het mis? Bel."))

    html = page(sign_in(client, house.secretary), proposal(better))

    assert "uit de hand</del>" in html[html.index("<del>") :]
    assert 'name="instead_of"' in html


def test_turning_down_without_a_word_is_told_at_the_field(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    response = sign_in(client, house.secretary).post(f"{proposal(row)}afwijzen/", {"reason": " "})

    assert response.status_code == 422
    assert "Zeg waarom." in response.content.decode()


def test_who_proposed_reads_why_it_was_turned_down_and_goes_on_from_there(
    client: Client, house: House
) -> None:
    row = a_proposal(house.adviser, house.version)
    reject(by=house.secretary, explanation=row, reason="Te lang.")
    desk = sign_in(client, house.adviser)

    assert "Te lang." in page(desk, proposal(row))
    written = page(desk, f"{WRITE}?van={row.pk}")
    assert "Te lang." in written and f'value="{GIST}"' in written


def test_a_stale_one_is_shown_with_the_words_that_differ(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    imported_code(by=house.adviser, source=CHANGED)

    html = page(sign_in(client, house.adviser), "/beheer/toelichtingen/2/nl/artikel-4/lid-8/")

    assert "ontsporen" in html[html.index("<del>") : html.index("</del>")]
    assert "ontaarden" in html[html.index("<ins>") : html.index("</ins>")]


def test_what_is_still_right_is_proposed_again_for_the_new_text(
    client: Client, house: House
) -> None:
    old = an_explanation(house.adviser, house.secretary, house.version)
    text = imported_code(by=house.adviser, source=CHANGED).texts.get(eid=LID)
    shown = {"explanation": old.pk, "text_sha256": text.sha256}

    sign_in(client, house.adviser).post(AGAIN, shown)

    row = Explanation.objects.get(text_sha256=text.sha256)
    assert (row.gist, row.outcome) == (old.gist, Outcome.WAITING)


def test_a_stale_proposal_for_a_draft_that_was_written_over_is_not_approved(
    client: Client, house: House
) -> None:
    draft = imported_code(by=house.adviser, source=CHANGED)
    row = a_proposal(house.adviser, draft)
    draft.texts.filter(eid=LID).update(sha256="0" * 64)

    response = sign_in(client, house.secretary).post(f"{proposal(row)}goedkeuren/")

    assert response.status_code == 409
    assert "De tekst is sindsdien veranderd." in response.content.decode()


def test_rewriting_begins_from_the_stale_words(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    imported_code(by=house.adviser, source=CHANGED)

    html = page(sign_in(client, house.adviser), NEXT_WRITE)

    assert f'value="{GIST}"' in html and "<ins>" in html


def test_the_desk_sees_on_its_home_page_what_waits_for_a_second_person(
    client: Client, house: House
) -> None:
    row = a_proposal(house.adviser, house.version)
    words = "Er wacht een toelichting"

    found = [words in page(sign_in(client, who), "/") for who in (house.adviser, house.secretary)]
    approve(by=house.secretary, explanation=row)

    assert (found, words in page(client, "/")) == ([False, True], False)


def test_what_waits_for_a_text_that_is_no_longer_in_force_is_nothing_to_do(
    client: Client, house: House
) -> None:
    a_proposal(house.adviser, house.version)
    published_code(
        source=CHANGED, adopted_on=DAY, published_on=DAY, in_force_on=DAY, retroactive_from=None
    )

    assert "Er wacht een toelichting" not in page(sign_in(client, house.secretary), "/")


def test_withdrawing_is_looked_at_first(client: Client, house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)
    desk = sign_in(client, house.adviser)
    assert "Lezers zien de toelichting vanaf nu niet meer." in page(
        desk, f"{proposal(row)}intrekken/"
    )

    desk.post(f"{proposal(row)}intrekken/")

    row.refresh_from_db()
    assert row.outcome == Outcome.WITHDRAWN


def test_a_note_is_settled_on_its_page(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version, wording=a_wording(note="Wie belt?"))
    desk = sign_in(client, house.secretary)

    desk.post(f"{proposal(row)}vraag/", {"settlement": "De melder."})

    assert "De melder." in page(desk, f"{proposal(row)}vraag/")


def test_what_was_withdrawn_stays_readable_for_the_desk(client: Client, house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)
    withdraw(by=house.adviser, explanation=row)

    html = page(sign_in(client, house.secretary), HERE)

    assert "Ingetrokken" in html and f'href="{proposal(row)}"' in html


def test_beside_the_preamble_stands_all_that_it_says(client: Client, house: House) -> None:
    html = page(sign_in(client, house.adviser), "/beheer/toelichtingen/1/nl/preamble/")

    assert "niet meer weg zijn te denken" in html and "in te trekken" in html


def test_a_changed_item_is_shown_among_the_words_that_differ(client: Client, house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version, eid="art_4")
    imported_code(by=house.adviser, source=CHANGED)

    html = page(sign_in(client, house.adviser), "/beheer/toelichtingen/2/nl/artikel-4/")

    assert "ontaarden" in html[html.index("<ins>") : html.index("</ins>")]
