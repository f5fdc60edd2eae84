"""What is asked for in a name that is not approved is found by nobody but the advisers."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from escalations.models import Report
from tests.architecture.scenario import Scenario
from tests.escalations.test_canaries import WORD, pages, written_about
from tests.factories.names import a_name_request, decided_name
from tests.factories.people import sign_in
from werksaam import due
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail

pytestmark = pytest.mark.django_db

STRANGERS = ("secretary", "director")


@pytest.fixture
def stage(monday: None, standing_scenario: Scenario) -> tuple[Scenario, Report]:
    """A name with the word in it, in the hands of an adviser."""
    people = standing_scenario.people
    report = a_name_request(people["reporter"], handle=f"WerkSaam{WORD}", purpose=WORD)
    written_about(report, people["adviser"])
    return standing_scenario, report


@pytest.mark.sweep
def test_no_stranger_finds_a_name_that_is_not_approved(
    client: Client, stage: tuple[Scenario, Report]
) -> None:
    scenario, report = stage
    found = set()
    for who in STRANGERS:
        sign_in(client, scenario.people[who])
        for path in pages(scenario, [report]):
            answer = client.get(path)
            if WORD in b"".join(answer).decode(errors="replace"):
                found.add((who, path))

    assert found == set()


def test_no_mail_and_no_leaf_holds_a_name(stage: tuple[Scenario, Report]) -> None:
    scenario, report = stage
    decided_name(scenario.people["adviser"], report)

    due.run()

    mails = json.dumps(list(Mail.objects.values("context", "template", "regarding", "address")))
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True)).decode()
    assert [text for text in (mails, leaves) if WORD in text] == []
