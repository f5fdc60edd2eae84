"""Two readers, or two tabs, that attest at once: it is stored once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from policy.models import ReadingTogether
from policy.reading_together import CannotAttest, attest
from tests.factories.escalations import a_house
from tests.policy.reading import Hall, a_hall
from werksaam.people.models import User


@pytest.mark.django_db(transaction=True)
def test_attesting_at_once_is_stored_once() -> None:
    hall = a_hall(a_house())
    readers = [hall.trainer, hall.manager, hall.trainer, hall.manager]

    with ThreadPoolExecutor(len(readers)) as tabs:
        stored = [tab.result() for tab in [tabs.submit(_tab, hall, one) for one in readers]]

    made = ReadingTogether.objects.get()
    assert stored.count(True) == readers.count(made.reader)


def _tab(hall: Hall, reader: User) -> bool:
    try:
        attest(by=reader, person=hall.learner, version=hall.version, language="nl")
    except CannotAttest:
        return False
    finally:
        connection.close()
    return True
