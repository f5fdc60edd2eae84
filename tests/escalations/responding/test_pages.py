"""The pages of responding: guide, draft, place, look, library."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from escalations.models import Case, Decision, Post, ResponseDraft
from escalations.responding.drafting import save_response
from escalations.responding.presenters import limit_words, too_long_words
from tests.factories.escalations import House, a_claimed_case
from tests.factories.people import sign_in
from tests.factories.responses import (
    ADDRESS,
    RESPONSE,
    a_made_answer,
    a_placed,
    a_watched,
    an_answer,
    an_approved,
    now_of,
)
from werksaam.audit.models import Event

pytestmark = pytest.mark.django_db
TO_FACTS = "danger=no&hurtful=no&facts=yes&facts_bait=no"


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house)


@pytest.fixture
def adviser(client: Client, house: House) -> Client:
    return sign_in(client, house.adviser)


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def page(case: Case, name: str) -> str:
    return f"{case.get_absolute_url()}{name}/"


def decided(case: Case, **changed: Any) -> dict[str, Any]:
    return {
        "outcome": "respond_facts",
        "motivation": "De feiten kloppen niet.",
        "public_response": RESPONSE,
        "revision": now_of(case).revision,
        **changed,
    }


# --- the guide


def test_one_answer_is_changed_and_the_others_stay(adviser: Client, case: Case) -> None:
    shown = read(adviser, f"{page(case, 'wijzer')}?{TO_FACTS}&vraag=hurtful")

    assert "Behandelt de schrijver medewerkers op een kwetsende manier?" in shown
    for name, value in (("danger", "no"), ("facts", "yes"), ("facts_bait", "no")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in shown


def test_advice_shows_the_lids_of_the_version_of_the_case(
    adviser: Client, house: House, case: Case
) -> None:
    shown = read(adviser, f"{page(case, 'wijzer')}?{TO_FACTS}")

    slug = house.version.policy.slug
    assert f'href="/code/{slug}/v/1/artikel-6/lid-7/"' in shown
    assert "Daarom willen wij namens WerkSaam reageren." in shown


def test_what_the_guide_advised_is_kept_and_in_the_trail(adviser: Client, case: Case) -> None:
    adviser.post(f"{page(case, 'besluit')}?{TO_FACTS}", decided(case))

    kept = Decision.objects.get()
    facts = Event.objects.get(action="decision.written").content()["facts"]
    assert kept.guide_path == "danger:no hurtful:no facts:yes facts_bait:no"
    assert (facts["guide"], facts["followed"]) == ("respond_facts", True)


def test_who_deviates_from_the_guide_says_why(adviser: Client, case: Case) -> None:
    other = decided(case, outcome="no_response", public_response="")
    here = f"{page(case, 'besluit')}?{TO_FACTS}"

    refused = adviser.post(here, other).content.decode()
    adviser.post(here, {**other, "deviation": "Te klein."})

    assert "Schrijf op waarom u het advies niet volgt." in refused
    assert Decision.objects.get().deviation == "Te klein."


def test_deciding_to_watch_asks_the_day(adviser: Client, case: Case) -> None:
    monitor = decided(case, outcome="monitor", public_response="")

    refused = adviser.post(page(case, "besluit"), monitor).content.decode()
    adviser.post(page(case, "besluit"), {**monitor, "look_on": "2026-12-01"})

    assert "Kies de dag waarop u opnieuw kijkt." in refused
    assert str(now_of(case).watches.get().look_on) == "2026-12-01"


# --- the draft


def test_a_draft_flows_into_the_decision(adviser: Client, case: Case) -> None:
    adviser.post(page(case, "reactie"), {"body": "Wij bellen u.", "revision": "0"})

    assert "Wij bellen u.</textarea>" in read(adviser, page(case, "besluit"))


def test_of_two_windows_neither_text_is_lost(adviser: Client, house: House, case: Case) -> None:
    save_response(by=house.adviser, case=case, body="De eerste.", revision=0)

    answer = adviser.post(page(case, "reactie"), {"body": "De tweede.", "revision": "0"})

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "De eerste." in shown and "De tweede.</textarea>" in shown
    assert ResponseDraft.objects.get().body == "De eerste."


def test_an_approved_answer_comes_above_what_was_typed(
    adviser: Client, house: House, case: Case
) -> None:
    answer = an_answer(house, body="Goedgekeurd.")
    typed = {"body": "Getypt.", "revision": "0", "antwoord": str(answer.pk)}

    shown = adviser.post(page(case, "reactie"), typed).content.decode()

    assert "Goedgekeurd.\n\nGetypt.</textarea>" in shown
    assert not ResponseDraft.objects.exists()


def test_a_colleague_reads_the_draft_and_keeps_nothing(
    client: Client, house: House, case: Case
) -> None:
    save_response(by=house.adviser, case=case, body="De eerste.", revision=0)
    colleague = sign_in(client, house.colleague)

    answer = colleague.post(page(case, "reactie"), {"body": "Van mij.", "revision": "1"})

    assert answer.status_code == 409
    assert "De eerste." in read(colleague, page(case, "reactie"))
    assert ResponseDraft.objects.get().body == "De eerste."


# --- placing


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Kies ‘Ja’ of ‘Nee’."),
        ({"became": "placed", "placed_at": "2026-11-23T10:00"}, "Vul in waar de reactie staat."),
        ({"became": "placed", "address": ADDRESS}, "Vul in wanneer de reactie is geplaatst."),
        (
            {"became": "placed", "address": "javascript:x", "placed_at": "2026-11-23T10:00"},
            "Dit is geen webadres.",
        ),
        (
            {"became": "placed", "address": ADDRESS, "placed_at": "2026-11-23T09:59"},
            "Dit is voordat de reactie werd goedgekeurd.",
        ),
        (
            {"became": "placed", "address": ADDRESS, "placed_at": "2026-11-23T10:01"},
            "Dit moment moet nog komen.",
        ),
        ({"became": "not"}, "Schrijf op waarom. Eén zin is genoeg."),
    ],
)
def test_what_became_of_it_is_told_whole(
    adviser: Client, house: House, given: dict[str, str], error: str
) -> None:
    decision = an_approved(house)
    here = reverse("escalations:place", args=[decision.case.reference, decision.pk])

    assert error in adviser.post(here, given).content.decode()
    assert not decision.placements.exists()


def test_a_link_to_another_platform_is_asked_about_once(adviser: Client, house: House) -> None:
    decision = an_approved(house)
    here = reverse("escalations:place", args=[decision.case.reference, decision.pk])
    elsewhere = "https://x.com/werksaam/status/99"
    said = {"became": "placed", "address": elsewhere, "placed_at": "2026-11-23T10:00", "shown": ""}

    asked = adviser.post(here, said)
    words = "Het bericht staat op Facebook, en deze link leidt naar X. Controleer de link."
    assert (asked.status_code, words in asked.content.decode()) == (422, True)
    assert not decision.placements.exists()
    adviser.post(here, {**said, "is_right": "on"})

    assert decision.placements.get().address == elsewhere


def test_an_old_page_gives_back_the_address_that_was_typed(adviser: Client, house: House) -> None:
    decision = an_approved(house)
    a_placed(house, decision)
    here = reverse("escalations:place", args=[decision.case.reference, decision.pk])
    mine = "https://facebook.com/werksaam/posts/99"

    late = adviser.post(
        here, {"became": "placed", "address": mine, "placed_at": "2026-11-23T10:00", "shown": ""}
    )

    assert (late.status_code, late.context["conflict"].typed) == (409, (mine,))


def test_a_placed_response_shows_and_may_become_an_answer(adviser: Client, house: House) -> None:
    decision = an_approved(house)
    a_placed(house, decision)

    shown = read(adviser, decision.case.get_absolute_url())
    new = read(adviser, f"/beheer/antwoorden/nieuw/?van={decision.pk}")

    assert f'href="{ADDRESS}"' in shown and "Bewaar deze reactie als antwoord" in shown
    assert f"{RESPONSE}</textarea>" in new


# --- watching


def test_answering_the_guide_again_leads_there(adviser: Client, house: House) -> None:
    watch = a_watched(house)
    given = {"finding": "Nu ook fouten.", "next": "anew", "watch": str(watch.pk)}

    answer = adviser.post(page(watch.case, "kijken"), given)

    assert answer.headers["Location"] == page(watch.case, "wijzer")
    assert now_of(watch.case).state == "claimed"


# --- the library


@pytest.mark.parametrize("number", [1, 3])
def test_the_library_asks_the_same_of_one_and_of_three(
    adviser: Client,
    house: House,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for one in range(number):
        a_made_answer(house, title=f"Antwoord {one}")
    adviser.get("/beheer/antwoorden/")

    with django_assert_num_queries(7):
        adviser.get("/beheer/antwoorden/")


# --- how much fits


@pytest.mark.parametrize(
    ("length", "expected"), [(281, "X laat 280 tekens toe. Deze tekst heeft er 281."), (280, "")]
)
def test_a_second_reader_is_told_that_a_response_does_not_fit(length: int, expected: str) -> None:
    assert too_long_words(Post(platform="x"), "a" * length) == expected


@pytest.mark.parametrize(("platform", "expected"), [("x", "X laat 280 tekens toe."), ("forum", "")])
def test_the_form_says_how_much_fits_where_the_post_stands(platform: str, expected: str) -> None:
    assert limit_words(Post(platform=platform)) == expected
