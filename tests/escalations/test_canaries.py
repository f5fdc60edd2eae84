"""Words in every confidential field of a violation and a discussion are found nowhere else.

The pages are those of the table of routes, so a new one is looked at by itself.
"""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from escalations.admitting import admit
from escalations.hearing import waive_hearing
from escalations.messaging import send_message, write_note
from escalations.models import Case, Report
from escalations.noticing import delay_notice
from escalations.responding.watching import set_watch
from escalations.stating_a_day import state_day
from escalations.triage import release
from tests.architecture.route_table import ROUTES
from tests.architecture.scenario import Scenario
from tests.factories.kinds import a_discussion, a_violation
from tests.factories.people import person, sign_in, team
from werksaam import clock, due
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.models import User

from .test_rerouting import put, taken_up

pytestmark = pytest.mark.django_db

WORD = "kanariewoord"
SAID = {
    "quote": f"{WORD} quote",
    "remark": f"{WORD} remark",
    "rule": f"{WORD} rule",
    "agreed": f"{WORD} agreed",
    "address": f"https://x.example/{WORD}",
}
STRANGERS = (
    "colleague",
    "adviser",
    "secretary",
    "privacy_officer",
    "auditor",
    "administrator",
    "director",
    "subject",
    "anonymous",
)

NO_CASES = ("POST ", "policy:v", "policy:p", "policy:code", "policy:h", "policy:desk", "account_")
"""Routes that show nothing, or the code alone."""


def written_about(report: Report, handler: User) -> Case:
    """Everything that people can write about a report, with the word in it."""
    case = taken_up(handler, report)
    send_message(by=report.reporter, report=report, body=f"{WORD} of the reporter")
    send_message(by=handler, report=report, body=f"{WORD} to the reporter")
    write_note(by=handler, case=case, body=f"{WORD} note")
    case.refresh_from_db()
    release(by=handler, case=case, revision=case.revision, reason=f"{WORD} release")
    return taken_up(handler, report)


def _hear(case: Case, manager: User) -> None:
    """Through the gates up to a waiver: the subject knows of nothing yet."""
    told: Any = {"by": manager, "case": case}
    admit(**told, revision=_revision(case), reason=f"{WORD} admission")
    delay_notice(**told, reason=f"{WORD} delay", until=clock.today() + timedelta(days=40))
    state_day(**told, day=clock.today(), reason=f"{WORD} day")
    waive_hearing(**told, revision=_revision(case), reason=f"{WORD} waiver")


def _revision(case: Case) -> int:
    return Case.objects.get(pk=case.pk).revision


@pytest.fixture
def stage(monday: None, standing_scenario: Scenario) -> tuple[Scenario, list[Report]]:
    """The scenario of the routes; in it a violation by Sofie, and a discussion."""
    manager = person("Sjef")
    subject = person("Sofie", team=team("Hal 5", manager=manager))
    standing_scenario.people["subject"] = subject
    reporter = standing_scenario.people["reporter"]
    violation, discussion = a_violation(reporter, subject, **SAID), a_discussion(reporter, **SAID)
    case = written_about(violation, manager)
    in_hand = written_about(discussion, standing_scenario.people["manager"])
    look_on = clock.today() + timedelta(days=1)
    set_watch(
        by=standing_scenario.people["manager"], case=in_hand, look_on=look_on, note=f"{WORD} watch"
    )
    put(manager, Report.objects.get(pk=violation.pk), "negatief-bericht")
    _hear(case, manager)
    return standing_scenario, [violation, discussion]


def pages(scenario: Scenario, reports: list[Report]) -> list[str]:
    """Every page there is, with each confidential case and report in its address."""
    paths = ["/werkvoorraad/?q=kanarie", *(f"/werkvoorraad/?q={r.reference}" for r in reports)]
    for report in reports:
        here = replace(scenario, case=report.case, report=report, asked=report)
        for name, row in ROUTES.items():
            if not name.startswith(NO_CASES):
                paths.append(reverse(name, args=row.arguments(here)))
    return sorted(set(paths))


@pytest.mark.sweep
def test_no_stranger_finds_the_word_on_any_page(
    client: Client, stage: tuple[Scenario, list[Report]]
) -> None:
    scenario, reports = stage
    found = set()
    for who in STRANGERS:
        client.logout()
        if who in scenario.people:
            sign_in(client, scenario.people[who])
        for path in pages(scenario, reports):
            answer = client.get(path)
            if WORD in b"".join(answer).decode(errors="replace"):
                found.add((who, path))

    assert found == set()


def test_who_handles_it_and_who_sent_it_do(
    client: Client, stage: tuple[Scenario, list[Report]]
) -> None:
    scenario, (_violation, discussion) = stage
    looks = {
        "manager": discussion.case.get_absolute_url(),
        "reporter": discussion.get_absolute_url(),
    }

    seen = {
        who: WORD in sign_in(client, scenario.people[who]).get(path).content.decode()
        for who, path in looks.items()
    }

    assert seen == {"manager": True, "reporter": True}


def test_no_mail_no_leaf_and_no_log_holds_it(
    stage: tuple[Scenario, list[Report]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    due.run()

    rows = json.dumps(list(Mail.objects.values("context", "template", "regarding", "address")))
    letters = "".join(f"{m.subject}{m.body}{getattr(m, 'alternatives', '')}" for m in mail.outbox)
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True)).decode()
    held = {"mail": rows + letters, "leaves": leaves, "logs": caplog.text}
    assert {name for name, text in held.items() if WORD in text} == set()
    assert letters


def test_no_proof_of_another_holds_it(client: Client, stage: tuple[Scenario, list[Report]]) -> None:
    scenario, reports = stage
    own = a_discussion(scenario.people["colleague"], address=SAID["address"])

    proof = sign_in(client, own.reporter).get(f"{own.get_absolute_url().rstrip('/')}.json")

    text = proof.content.decode()
    assert own.reference in text or proof.status_code == 200
    assert [word for word in (WORD, *(r.reference for r in reports)) if word in text] == []
