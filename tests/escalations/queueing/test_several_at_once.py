"""Two colleagues who pick up the same cases at once."""

from __future__ import annotations

import pytest

from escalations.models import Case
from escalations.queueing.together import claim_all
from tests.factories.escalations import House, a_house, a_report
from werksaam.audit.models import Event
from werksaam.people.models import User

from ..test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_each_case_is_picked_up_once_and_both_hear_what_was_done(house: House) -> None:
    addresses = (f"https://a.example/{number}" for number in range(3))
    cases = [a_report(house.other, address=address).case.reference for address in addresses]
    desk = [house.adviser.pk, house.colleague.pk]
    orders = [cases, cases[::-1]]

    def pick_up(number: int) -> str:
        tried = claim_all(by=User.objects.get(pk=desk[number]), references=orders[number])
        return ",".join(one.reference for one in tried if not one.why_not)

    done = [reference for told in at_once(2, pick_up) for reference in told.split(",") if told]

    assert sorted(done) == sorted(cases)
    assert Case.objects.filter(handler__in=desk).count() == 3
    assert Event.objects.filter(action="case.claimed").count() == 3
