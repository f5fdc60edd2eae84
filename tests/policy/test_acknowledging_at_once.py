"""The same person confirming, or asking, in several tabs at once: one record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from policy.acknowledging import confirm
from policy.models import Acknowledgement, ProvisionQuestion, Version
from tests.factories.people import person
from tests.factories.policy import published_code
from tests.factories.questions import a_question
from werksaam.audit.models import Event
from werksaam.people.models import User

AT_ONCE = 20


@pytest.mark.django_db(transaction=True)
def test_confirming_in_many_tabs_at_once_gives_one_record() -> None:
    anna, version = person("Anna"), published_code()

    with ThreadPoolExecutor(AT_ONCE) as tabs:
        found = {tab.result() for tab in [tabs.submit(_tab, anna, version) for _ in range(AT_ONCE)]}

    assert found == {Acknowledgement.objects.get().pk}
    assert Event.objects.filter(action="acknowledgement.given").count() == 1


@pytest.mark.django_db(transaction=True)
def test_asking_in_two_tabs_at_once_is_one_question() -> None:
    anna, version = person("Anna"), published_code()

    with ThreadPoolExecutor(2) as tabs:
        found = {tab.result() for tab in [tabs.submit(_asking, anna, version) for _ in range(2)]}

    assert found == {ProvisionQuestion.objects.get().pk}


def _asking(anna: User, version: Version) -> UUID:
    try:
        return a_question(anna, version).pk
    finally:
        connection.close()


def _tab(anna: User, version: Version) -> UUID:
    try:
        return confirm(by=anna, version=version, language="nl").pk
    finally:
        connection.close()
