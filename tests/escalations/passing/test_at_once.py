"""Taken over while it is passed on, on either database: one of the two holds."""

from __future__ import annotations

import pytest

from escalations.deciding import decide
from escalations.models import Case, Permission
from escalations.passing.passing_on import PassedTo
from escalations.registers.permissions import withdraw
from escalations.registers.refusals_permissions import PermissionEnded
from escalations.triage import claim
from tests.escalations.test_at_once import at_once
from tests.factories.escalations import House, a_house
from tests.factories.passing import a_question
from tests.factories.people import person
from tests.factories.permissions import a_permission
from werksaam.conflicts import Conflict
from werksaam.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_of_taking_over_and_passing_on_at_once_one_holds(house: House) -> None:
    cor, dina = person("Cor"), person("Dina")
    case = claim(by=cor, case=a_question(house.reporter, to=cor).case)
    shown = case.revision
    ways = [("taken_over", None), ("passed_on", PassedTo(dina.pk))] * 2

    def try_decide(number: int) -> str:
        outcome, more = ways[number]
        try:
            decide(
                by=User.objects.get(pk=cor.pk),
                case=case,
                revision=shown,
                outcome=outcome,
                motivation="Nu.",
                more=more,
            )
        except (Conflict, Case.DoesNotExist):
            return "too late"
        return outcome

    outcomes = at_once(4, try_decide)

    held = Case.objects.get(pk=case.pk).decisions.get().outcome
    assert sorted(outcomes) == sorted([held, "too late", "too late", "too late"])


def test_of_two_who_end_a_permission_at_once_one_does(house: House) -> None:
    made, people = a_permission(house), [house.adviser.pk, house.secretary.pk]

    def end(number: int) -> str:
        by = User.objects.get(pk=people[number])
        try:
            withdraw(by=by, permission=Permission.objects.get(pk=made.pk), reason="Gebeld.")
        except PermissionEnded:
            return "too late"
        return "ended"

    assert sorted(at_once(2, end)) == ["ended", "too late"]
