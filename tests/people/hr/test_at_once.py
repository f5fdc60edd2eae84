"""Two administrators who apply a list at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories.people import person
from werksaam.audit.verification import Outcome, verify
from werksaam.people.hr.applying import Outdated
from werksaam.people.hr.keeping import NotWaiting, agree, keep, what_changes
from werksaam.people.models import PeopleList, Role, User

from .lists import table

pytestmark = pytest.mark.django_db(transaction=True)


def _agrees(by: User, kept: PeopleList, shown: str) -> str:
    try:
        agree(by=by, kept=kept, shown=shown, many_may_leave=False)
    except (NotWaiting, Outdated) as told:
        return type(told).__name__
    finally:
        connection.close()
    return "applied"


@pytest.mark.usefixtures("own_files")
def test_of_two_who_apply_at_once_one_wins_and_the_other_is_told() -> None:
    people = [person(roles=[Role.ADMINISTRATOR]) for _ in range(2)]
    content = table("1;Anna;Groen").encode()
    both = [keep(by=by, content=content, name="") for by in people]
    # Both look before either agrees.
    shown = [what_changes(one, by=by).fingerprint for one, by in zip(both, people, strict=True)]

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(_agrees, people, both, shown))

    assert told == ["Outdated", "applied"]
    assert User.objects.filter(personnel_number="1").count() == 1
    assert verify().outcome == Outcome.SOUND
