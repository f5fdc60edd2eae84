"""Figures about reports on a page, as a file, and as a report for the board."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.factories.escalations import MONDAY, House, a_report
from tests.factories.kinds import a_violation
from tests.factories.people import person, sign_in, team
from tests.policy.exporting.opened import opened
from werksaam import clock
from werksaam.audit.models import Event, EventDetail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "/beheer/cijfers/meldingen/"
WHY = {"reason": "Voor het bestuur."}


def reported(by: User, count: int) -> None:
    for number in range(count):
        a_report(by, address=f"https://x.example/{number}")


def text(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


def test_the_page_says_how_many_and_about_what(client: Client, house: House) -> None:
    reported(house.reporter, 6)

    page = text(sign_in(client, house.director))

    assert [
        words for words in ("6 meldingen", "Facebook", "artikel 6 lid 6") if words not in page
    ] == []
    assert house.reporter.name not in page


@pytest.mark.parametrize("count", [0, 4])
def test_none_and_few_are_not_told_apart(client: Client, house: House, count: int) -> None:
    reported(house.reporter, 6)
    with clock.at(MONDAY + timedelta(days=60)):
        reported_later = [
            a_report(house.other, address=f"https://y.example/{n}") for n in range(count)
        ]
        client.force_login(house.adviser)
        page = text(client, f"{PAGE}?periode=2027")

    assert "minder dan vijf meldingen" in page
    assert '<svg class="chart"' not in page
    assert len(reported_later) == count


def test_without_reports_it_says_what_will_be_here(client: Client, house: House) -> None:
    assert "Er zijn nog geen meldingen" in text(sign_in(client, house.adviser))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("periode=2026-K9", "Kies een van de antwoorden"),
        ("van=2026-11", "Kies de eerste en de laatste maand"),
        ("zicht=gisteren", "geen dag"),
        ("periode=%00", "Kies een van de antwoorden"),
    ],
)
def test_a_period_that_is_none_is_said(client: Client, house: House, asked: str, said: str) -> None:
    reported(house.reporter, 1)

    answer = sign_in(client, house.adviser).get(f"{PAGE}?{asked}")

    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_reports_about_people_are_told_the_year_after(client: Client, house: House) -> None:
    subject = person("Sofie", team=team("Hal 5", manager=person("Sjef")))
    for number in range(5):
        a_violation(house.reporter, subject, address=f"https://x.example/{number}")
    now = sign_in(client, house.director).get(f"{PAGE}?periode=2026").context["page"]
    with clock.at(MONDAY + timedelta(days=60)):
        later = sign_in(Client(), house.director)
        after = later.get(f"{PAGE}?periode=2026").context["page"]
        quarter = later.get(f"{PAGE}?periode=2026-K4").context["page"]

    assert (now.care, quarter.care, now.total, after.total) == ((), (), None, None)
    assert 5 in {row.number for row in after.care}


def test_a_day_in_a_past_year_tells_nothing_of_reports_about_people(
    client: Client, house: House
) -> None:
    subject = person("Sofie", team=team("Hal 5", manager=person("Sjef")))
    for number in range(5):
        a_violation(house.reporter, subject, address=f"https://x.example/{number}")
    with clock.at(MONDAY + timedelta(days=60)):
        later = sign_in(client, house.director)
        then = later.get(f"{PAGE}?periode=2026&zicht=2026-12-30").context["page"]
        after = later.get(f"{PAGE}?periode=2026&zicht=2027-01-01").context["page"]

    # As known on that day, less as known the day before, would tell of one report.
    assert then.care == ()
    assert 5 in {row.number for row in after.care}


def exported(client: Client, **changed: Any) -> Any:
    return client.post(f"{PAGE}uitvoer/?periode=2026", {**WHY, "kind": "csv", **changed})


def test_the_file_holds_the_numbers_of_the_page_and_the_trail_who_and_why(
    client: Client, house: House
) -> None:
    reported(house.reporter, 6)

    answer = exported(sign_in(client, house.adviser))

    event = Event.objects.get(action="report_figures.exported")
    assert "Per soort;Negatief bericht;6" in answer.content.decode("utf-8-sig")
    assert event.content()["facts"] == {"kind": "csv", "period": "2026"}
    assert EventDetail.objects.get(index=event.index).reason == WHY["reason"]


def test_without_a_reason_nothing_is_exported(client: Client, house: House) -> None:
    reported(house.reporter, 6)

    answer = exported(sign_in(client, house.adviser), reason="")

    assert answer.status_code == 422
    assert not Event.objects.filter(action="report_figures.exported").exists()


# --- the report for the board -----------------------------------------------------


def made(client: Client, **changed: Any) -> Any:
    return client.post(f"{PAGE}jaarverslag/", {**WHY, "jaar": "2026", "taal": "nl", **changed})


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("nl", "Meldingen en de code in 2026", "6 meldingen"),
        ("en", "Reports and the code in 2026", "6 reports came in."),
    ],
)
def test_the_report_is_a_document_that_programs_can_read_aloud(
    client: Client, house: House, language: str, title: str, words: str
) -> None:
    reported(house.reporter, 6)

    paper = opened(made(sign_in(client, house.director), taal=language).content)

    assert (paper.title, paper.language, paper.standards) == (title, language, ("2", "A", "1"))
    assert {"/H1", "/H2", "/Figure", "/Table", "/TH"} <= set(paper.tags)
    assert words in " ".join(" ".join(paper.pages).split())


def test_the_trail_holds_the_hash_of_the_report(client: Client, house: House) -> None:
    content = made(sign_in(client, house.director)).content

    facts = Event.objects.get(action="yearly_report.made").content()["facts"]
    digest = hashlib.sha256(content).hexdigest()
    assert facts == {"language": "nl", "sha256": digest, "year": 2026}


def test_the_same_figures_give_the_same_report(client: Client, house: House) -> None:
    reported(house.reporter, 6)
    sign_in(client, house.director)

    assert made(client).content == made(client).content


@pytest.mark.parametrize("wrong", [{"jaar": "1999"}, {"reason": " "}, {"taal": "de"}])
def test_a_report_that_can_not_be_made_is_asked_again(
    client: Client, house: House, wrong: dict[str, str]
) -> None:
    answer = made(sign_in(client, house.director), **wrong)

    assert answer.status_code == 422
    assert not Event.objects.filter(action="yearly_report.made").exists()
