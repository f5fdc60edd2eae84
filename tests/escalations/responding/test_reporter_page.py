"""What the reporter reads once WerkSaam responded: that it did, not where."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.escalations import House
from tests.factories.people import sign_in
from tests.factories.responses import ADDRESS, a_placed, an_approved

pytestmark = pytest.mark.django_db


def test_the_reporter_reads_that_werksaam_responded_and_not_where(
    client: Client, house: House
) -> None:
    decision = an_approved(house)
    a_placed(house, decision)
    reporter = sign_in(client, house.reporter)

    shown = reporter.get(decision.case.reports.get().get_absolute_url()).content.decode()

    assert "WerkSaam reageerde vandaag 10:00" in shown
    assert ADDRESS not in shown
    assert shown.count("<main") == 1
