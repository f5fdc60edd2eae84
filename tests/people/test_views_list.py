"""The administrator's pages about a list from HR: shown, agreed to, applied or put aside."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories.people import person, sign_in, team
from tests.people.hr.lists import table
from tests.people.test_views_people import text, wrong
from werksaam.people.hr import keeping
from werksaam.people.models import PeopleList, Role, User

pytestmark = pytest.mark.django_db
LISTS = "/beheer/mensen/lijst/"


@pytest.fixture
def beas(client: Client) -> Client:
    return sign_in(client, person("Bea Beheer", roles=[Role.ADMINISTRATOR]))


def given_in(client: Client, content: str | bytes) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(LISTS, {"file": SimpleUploadedFile("lijst.csv", data)})


def a_list(client: Client, content: str) -> PeopleList:
    given_in(client, content)
    return PeopleList.objects.latest("given_at")


def agreed(client: Client, kept: PeopleList, **more: str) -> Any:
    shown = client.get(kept.get_absolute_url()).context["differences"].fingerprint
    return client.post(kept.get_absolute_url(), {"shown": shown, **more})


def test_a_list_is_shown_applied_and_then_changes_nothing(beas: Client) -> None:
    kept = a_list(beas, table("1;Anna;Groen"))
    assert "Anna (1), in Groen vanaf" in text(beas.get(kept.get_absolute_url()))

    agreed(beas, kept)

    assert "De lijst is verwerkt" in text(beas.get(kept.get_absolute_url()))
    again = a_list(beas, table("1;Anna;Groen"))
    assert "Er verandert niets" in text(beas.get(again.get_absolute_url()))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (table("1;;Groen"), "Rij 2, naam: Dit is leeg."),
        ("naam|team\n", "Wij vinden de kopjes niet."),
        (table("1;Anna;Groen", "1;Bram;Groen"), "Rij 3, personeelsnummer: Nummer 1 staat"),
        (b"\x00\x01", "Dit is geen CSV-bestand."),
    ],
)
def test_what_is_wrong_with_a_list_is_shown_and_nothing_kept(
    beas: Client, content: str | bytes, words: str
) -> None:
    answer = given_in(beas, content)

    assert (answer.status_code, words in text(answer)) == (422, True)
    assert not PeopleList.objects.exists()


def test_what_changed_since_it_was_shown_is_shown_anew(beas: Client) -> None:
    kept = a_list(beas, table("1;Anna;Groen"))
    old = beas.get(kept.get_absolute_url()).context["differences"].fingerprint
    team("Groen")

    answer = beas.post(kept.get_absolute_url(), {"shown": old})

    assert (answer.status_code, "ondertussen gewijzigd" in text(answer)) == (409, True)
    assert not User.objects.filter(personnel_number="1").exists()


def test_very_many_leaving_is_ticked(beas: Client) -> None:
    agreed(beas, a_list(beas, table("1;Anna;Groen", "2;Bram;Groen")))
    kept = a_list(beas, table("1;Anna;Groen"))

    assert wrong(agreed(beas, kept)) == (422, ["many_leave"])
    assert agreed(beas, kept, many_leave="on").status_code == 302


def test_a_list_that_waits_says_so(beas: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 0)
    kept = a_list(beas, table("1;Anna;Groen"))

    agreed(beas, kept)

    assert "Het begint binnen een minuut" in text(beas.get(kept.get_absolute_url()))
    keeping.apply_due()
    assert "De lijst is verwerkt" in text(beas.get(kept.get_absolute_url()))


@pytest.mark.parametrize("path", ["", "weg/"])
def test_a_list_put_aside_waits_for_nobody(beas: Client, path: str) -> None:
    kept = a_list(beas, table("1;Anna;Groen"))
    beas.post(f"{kept.get_absolute_url()}weg/")

    assert beas.post(f"{kept.get_absolute_url()}{path}", {"shown": "x"}).status_code == 409


def test_an_empty_list_holds_the_headings(beas: Client) -> None:
    answer = beas.get(f"{LISTS}leeg.csv")

    assert answer.content.decode().startswith("personeelsnummer;naam;e-mail;")
