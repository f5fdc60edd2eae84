"""Words of a permission and of a question that was passed on are found nowhere else.

The pages are those of the table of routes, so a new one is looked at by itself.
"""

from __future__ import annotations

import json

import pytest
from django.core import mail
from django.test import Client

from escalations.models import Report
from tests.architecture.scenario import Scenario
from tests.escalations.test_canaries import WORD, pages
from tests.factories.passing import a_question, pass_on
from tests.factories.people import person, sign_in
from tests.factories.permissions import a_permission_report, decided, terms
from werksaam import due
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail

pytestmark = pytest.mark.django_db

FORMER, NOW = "chosen before", "chosen"


@pytest.fixture
def stage(monday: None, standing_scenario: Scenario) -> tuple[Scenario, list[Report]]:
    """The scenario of the routes; in it a permission, and a question in its second turn."""
    people = standing_scenario.people
    people[FORMER], people[NOW] = person("Kees"), person("Dina")
    reporter = person("Ria")
    said = {"party_name": f"{WORD} party", "scope": f"{WORD} scope", "proof": f"{WORD} proof"}
    permission = a_permission_report(reporter, **said)
    verified = terms(scope=f"{WORD} scope", proof=f"{WORD} proof")
    decided(people["adviser"], permission.case, more=verified, motivation=f"{WORD} why")
    question = a_question(reporter, to=people[FORMER], quote=f"{WORD} quote", where=f"{WORD} x")
    pass_on(people[FORMER], question.case, people[NOW], why=f"{WORD} why")
    return standing_scenario, [permission, question]


def found_by(client: Client, stage: tuple[Scenario, list[Report]], who: str) -> set[str]:
    scenario, reports = stage
    sign_in(client, scenario.people[who])
    return {
        path
        for path in pages(scenario, reports)
        if WORD in b"".join(client.get(path)).decode(errors="replace")
    }


@pytest.mark.sweep
@pytest.mark.parametrize("who", ["colleague", "manager", "director", "auditor", FORMER])
def test_no_stranger_finds_the_word_on_any_page(
    client: Client, stage: tuple[Scenario, list[Report]], who: str
) -> None:
    assert found_by(client, stage, who) == set()


def test_whoever_has_the_question_now_does(
    client: Client, stage: tuple[Scenario, list[Report]]
) -> None:
    scenario, (_permission, question) = stage

    page = sign_in(client, scenario.people[NOW]).get(question.case.get_absolute_url())

    assert WORD in page.content.decode()


def test_no_mail_and_no_leaf_holds_it(stage: tuple[Scenario, list[Report]]) -> None:
    due.run()

    rows = json.dumps(list(Mail.objects.values("context", "template", "regarding", "address")))
    letters = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox)
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True)).decode()
    held = {"mail": rows + letters, "leaves": leaves}
    assert {name for name, text in held.items() if WORD in text} == set()
