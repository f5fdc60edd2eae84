"""Words of who tells about a mistake of their own are found nowhere but at the desk.

The pages are those of the table of routes, so a new one is looked at by itself.
"""

from __future__ import annotations

import json

import pytest
from django.core import mail
from django.test import Client

from escalations.messaging import send_message, write_note
from escalations.models import Report
from tests.architecture.scenario import Scenario
from tests.factories.own_posts import ACCUSED, a_report_of
from tests.factories.people import sign_in
from werksaam import due
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail

from .test_canaries import WORD, pages
from .test_rerouting import taken_up

pytestmark = pytest.mark.django_db

STRANGERS = ("colleague", "manager", "director", "privacy_officer", "auditor", "administrator")


@pytest.fixture
def stage(monday: None, standing_scenario: Scenario) -> tuple[Scenario, Report]:
    """The scenario of the routes, and in it someone who was accused by a colleague."""
    people = standing_scenario.people
    report = a_report_of(
        ACCUSED,
        people["reporter"],
        quote=f"{WORD} quote",
        link=f"https://x.example/{WORD}",
        named=[people["colleague"].pk],
    )
    case = taken_up(people["adviser"], report)
    send_message(by=people["reporter"], report=report, body=f"{WORD} of the reporter")
    write_note(by=people["adviser"], case=case, body=f"{WORD} note")
    return standing_scenario, report


@pytest.mark.sweep
def test_no_stranger_finds_the_word_on_any_page(
    client: Client, stage: tuple[Scenario, Report]
) -> None:
    scenario, report = stage
    found = set()
    for who in STRANGERS:
        sign_in(client, scenario.people[who])
        for path in pages(scenario, [report]):
            if WORD in b"".join(client.get(path)).decode(errors="replace"):
                found.add((who, path))

    assert found == set()


def test_the_desk_does(client: Client, stage: tuple[Scenario, Report]) -> None:
    scenario, report = stage

    page = sign_in(client, scenario.people["secretary"]).get(report.case.get_absolute_url())

    assert WORD in page.content.decode()


def test_no_mail_and_no_leaf_holds_it(stage: tuple[Scenario, Report]) -> None:
    due.run()

    rows = json.dumps(list(Mail.objects.values("context", "template", "regarding", "address")))
    letters = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox)
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True)).decode()
    assert [held for held in (rows, letters, leaves) if WORD in held] == []
