"""Writers at the same time: no gap, no fork, no deadlock."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories.people import person
from werksaam.audit import appending, checkpoints, tree
from werksaam.audit.locks import Lock, take
from werksaam.audit.models import Checkpoint
from werksaam.audit.recording import record
from werksaam.audit.verification import Outcome, verify
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 6
ACTS_EACH = 5


def _give_roles(someone: User) -> None:
    try:
        for role in list(Role)[:ACTS_EACH]:
            grant_role(by=None, person=someone, role=role)
    finally:
        connection.close()


def _give_and_sign(someone: User) -> None:
    try:
        for role in list(Role)[:ACTS_EACH]:
            grant_role(by=None, person=someone, role=role)
            checkpoints.latest_or_sign()
    finally:
        connection.close()


def test_acts_at_the_same_time_make_one_unbroken_trail() -> None:
    people = [person() for _number in range(WRITERS)]

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(_give_roles, people))

    assert (verify().outcome, tree.size()) == (Outcome.SOUND, WRITERS * (ACTS_EACH + 1))


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_event_about_a_row_that_another_act_changed_tells_of_the_changed_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grant = grant_role(by=None, person=person(), role=Role.AUDITOR)
    name = "werksaam.audit.appending.take"

    def overtaken(lock: Lock) -> None:
        monkeypatch.setattr(name, take)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_revoke, grant.person).result()
        take(lock)

    monkeypatch.setattr(name, overtaken)
    with appending.appended():
        record("role.granted", by=None, about=grant)

    assert verify().problems == []


def _revoke(someone: User) -> None:
    try:
        revoke_role(by=None, person=someone, role=Role.AUDITOR)
    finally:
        connection.close()


def test_signers_at_the_same_time_agree() -> None:
    people = [person() for _number in range(3)]

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(_give_and_sign, people))

    sizes = list(Checkpoint.objects.values_list("size", flat=True))
    assert (verify().outcome, max(sizes)) == (Outcome.SOUND, 3 * (ACTS_EACH + 1))
