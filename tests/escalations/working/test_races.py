"""Two people at once, on either database: a case goes to one, a link is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from escalations.deciding import decide
from escalations.models import Case, CaseLink, Handover
from escalations.triage import release
from escalations.working.handing_over import hand_over
from escalations.working.linking import link
from tests.escalations.test_at_once import at_once
from tests.factories.escalations import House, a_case, a_claimed_case, a_house
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_of_handing_over_giving_back_and_deciding_at_once_one_holds(house: House) -> None:
    case = a_claimed_case(house)
    shown: dict[str, Any] = {"case": case, "revision": case.revision}
    steps: list[Callable[..., object]] = [
        partial(hand_over, **shown, to=house.secretary, note="x"),
        partial(hand_over, **shown, to=house.colleague, note="x"),
        partial(release, **shown),
        partial(decide, **shown, outcome="no_response", motivation="x"),
    ]

    def attempt(number: int) -> str:
        try:
            steps[number](by=User.objects.get(pk=house.adviser.pk))
        except Conflict:
            return "too late"
        return "done"

    assert sorted(at_once(4, attempt)) == ["done", "too late", "too late", "too late"]
    given = Handover.objects.filter(to_person=Case.objects.get(pk=case.pk).handler)
    assert Handover.objects.count() == given.count()


def test_of_two_who_link_the_same_cases_at_once_one_does(house: House) -> None:
    cases = [a_claimed_case(house), a_case(house, address="https://krant.example/1")]
    people = [house.adviser.pk, house.secretary.pk]

    def attempt(number: int) -> str:
        one, other = cases if number == 0 else reversed(cases)
        try:
            by = User.objects.get(pk=people[number])
            link(by=by, case=Case.objects.get(pk=one.pk), reference=other.reference)
        except Conflict:
            return "there already"
        return "linked"

    assert sorted(at_once(2, attempt)) == ["linked", "there already"]
    assert CaseLink.objects.count() == 1
    assert Event.objects.filter(action="case_link.made").count() == 1
