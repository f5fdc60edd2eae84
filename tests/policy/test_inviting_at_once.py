"""Two hosts run what is due at the same moment: everyone gets one mail."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from policy.inviting import invite_due
from policy.models import Invitation
from tests.factories.people import person, team
from tests.factories.policy import published_code
from tests.policy.inviting import a_round, local
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail

HOSTS = 2


@pytest.mark.django_db(transaction=True)
def test_two_hosts_at_once_mail_everyone_once() -> None:
    hall = team()
    people = [person(team=hall) for _ in range(6)]
    a_round(published_code(), "2026-11-23", "2026-12-11")

    with ThreadPoolExecutor(HOSTS) as hosts:
        answers = [one.result() for one in [hosts.submit(_host) for _ in range(HOSTS)]]

    mailed = Counter(Mail.objects.values_list("person_id", flat=True))
    assert mailed == dict.fromkeys([one.pk for one in people], 1)
    assert (Invitation.objects.count(), sum(answers)) == (6, 6)
    assert Event.objects.filter(action="round.invited").count() == 1


def _host() -> int:
    try:
        with clock.at(local("2026-11-23 09:00")):
            return invite_due()
    finally:
        connection.close()
