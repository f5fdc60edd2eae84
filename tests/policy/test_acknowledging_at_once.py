"""The same person confirming in several tabs at once: one record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from policy.acknowledging import confirm
from policy.models import Acknowledgement, Version
from tests.factories.people import person
from tests.factories.policy import published_code
from werksaam.audit.models import Event
from werksaam.people.models import User

AT_ONCE = 6


@pytest.mark.django_db(transaction=True)
def test_confirming_in_many_tabs_at_once_gives_one_record() -> None:
    anna, version = person("Anna"), published_code()

    with ThreadPoolExecutor(AT_ONCE) as tabs:
        found = {tab.result() for tab in [tabs.submit(_tab, anna, version) for _ in range(AT_ONCE)]}

    assert found == {Acknowledgement.objects.get().pk}
    assert Event.objects.filter(action="acknowledgement.given").count() == 1


def _tab(anna: User, version: Version) -> UUID:
    try:
        return confirm(by=anna, version=version, language="nl").pk
    finally:
        connection.close()
