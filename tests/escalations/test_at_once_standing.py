"""Two hosts do what is due at once, or two people step aside at once; on either database."""

from __future__ import annotations

import pytest

from escalations.models import Case, CaseParty, Relation, TargetNotice
from escalations.reassigning import bring
from escalations.recusing import step_aside
from escalations.refusals import Stale
from escalations.reminding import remind
from tests.escalations.test_at_once import at_once
from tests.escalations.test_reassigning import away, deputy_for
from tests.factories.escalations import MONDAY, House, a_case, a_house
from tests.factories.managers import a_discussion
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_a_case_is_brought_to_others_once(house: House) -> None:
    case = a_discussion(house.reporter).case
    deputy_for(house.manager)
    away(house.manager)

    def try_bring(_number: int) -> str:
        try:
            with clock.at(MONDAY):  # each thread has a clock of its own
                return str(bring(case_id=case.pk))
        except Stale:
            return "False"

    assert sorted(at_once(4, try_bring)) == ["False", "False", "False", "True"]
    assert Event.objects.filter(action="case.reassigned").count() == 1


def test_a_target_is_mailed_once(house: House) -> None:
    case = a_case(house)
    near = TargetNotice.Stage.NEAR

    outcomes = at_once(4, lambda _number: str(remind(case_id=case.pk, stage=near)))

    assert sorted(outcomes) == ["False", "False", "False", "True"]
    assert Mail.objects.filter(template="case_due_near").count() == 3


def test_two_who_step_aside_at_once_leave_no_case_unseen(house: House) -> None:
    case = a_case(house)
    away(house.secretary)
    two = [house.adviser.pk, house.colleague.pk]

    def try_aside(number: int) -> str:
        by, found = User.objects.get(pk=two[number]), Case.objects.get(pk=case.pk)
        try:
            step_aside(by=by, case=found, revision=case.revision, reason="Te dichtbij.")
        except Stale:
            return "stale"
        return "aside"

    assert sorted(at_once(2, try_aside)) == ["aside", "stale"]
    recused = CaseParty.objects.filter(case=case, relation=Relation.RECUSED)
    assert recused.count() == 1
