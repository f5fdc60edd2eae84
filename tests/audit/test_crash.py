"""Bar 37 in miniature: killed amid submissions, claims and seals, nothing is half."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from escalations.models import Case, CaseParty, Draft, Relation, Report
from tests.factories.escalations import a_house
from tests.factories.people import person
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.verification import verify
from werksaam.notifications.models import Mail

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 20
PATIENCE = 300
"""Seconds; it takes ten on an idle machine."""


def test_after_twenty_kills_everything_confirmed_is_whole() -> None:
    house = a_house()
    for number in range(5):
        person(f"Melder {number}", team=house.hall)

    confirmed = _confirmed_before_dying(KILLS)

    reported = {line.split()[1] for line in confirmed if line.startswith("report")}
    claimed = {line.split()[1] for line in confirmed if line.startswith("claim")}
    reports = set(Report.objects.values_list("reference", flat=True))
    assert len(reported) >= KILLS
    assert reported <= reports
    assert claimed <= set(
        Case.objects.filter(handler=house.adviser).values_list("reference", flat=True)
    )
    assert [report.reference for report in Report.objects.all() if not _is_whole(report)] == []
    assert Case.objects.filter(reports__isnull=True).count() == 0
    found = verify()
    assert (found.problems, found.seals > 0) == ([], True)


def _confirmed_before_dying(kills: int) -> list[str]:
    """What the children confirmed, each on this test's database and files."""
    files = {name: str(getattr(settings, name)) for name in ("AUDIT_KEY_DIR", "CHECKPOINT_FILE")}
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.audit.crashing", str(kills)],
        cwd=settings.BASE_DIR,
        env={**os.environ, **files, "DATABASE_URL": _address_of_the_database()},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    _wait_for_the_server()
    return outcome.stdout.splitlines()


def _address_of_the_database() -> str:
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(held['NAME'])}"
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    return f"{server}/{quote(held['NAME'])}"


def _wait_for_the_server() -> None:
    """PostgreSQL notices a moment later that a client died."""
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    for _try in range(100):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)


def _is_whole(report: Report) -> bool:
    """Its draft is sent, its case has its people, they have mail, and the trail knows."""
    parties = CaseParty.objects.filter(case=report.case_id)
    events = EventDetail.objects.filter(object_type="report", object_id=str(report.pk))
    return (
        Draft.objects.filter(report=report, answers={}).exists()
        and parties.filter(relation=Relation.REPORTER, person=report.reporter_id).exists()
        and parties.filter(relation=Relation.RECIPIENT).exists()
        and Mail.objects.filter(regarding=f"report:{report.pk}").exists()
        and Event.objects.filter(
            index__in=events.values("index"), action="report.submitted"
        ).count()
        == 1
    )
