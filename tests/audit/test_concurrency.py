"""Writers at the same time: no gap, no fork, no deadlock."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories.people import person
from werksaam.audit import checkpoints, tree
from werksaam.audit.models import Checkpoint
from werksaam.audit.verification import Outcome, verify
from werksaam.people.granting import grant_role
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


def test_signers_at_the_same_time_agree() -> None:
    people = [person() for _number in range(3)]

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(_give_and_sign, people))

    sizes = list(Checkpoint.objects.values_list("size", flat=True))
    assert (verify().outcome, max(sizes)) == (Outcome.SOUND, 3 * (ACTS_EACH + 1))
