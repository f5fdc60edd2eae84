"""The subject clicks twice: one answer, one objection, on either database."""

from collections.abc import Callable

import pytest

from escalations.hearing import answer
from escalations.models import Case, HearingAnswer, Objection
from escalations.objecting import object_to_decision
from tests.factories import violation as v
from tests.factories.escalations import House, a_house
from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def _many(house: House, case: Case, act: Callable[..., object]) -> list[str]:
    def try_it(number: int) -> str:
        try:
            with clock.at(v.later(1)):
                by = User.objects.get(pk=house.other.pk)
                act(by=by, case=Case.objects.get(pk=case.pk), body=f"Woorden {number}")
        except (Conflict, Case.DoesNotExist):
            return "refused"
        return "kept"

    return sorted(at_once(5, try_it))


def test_of_five_answers_one_is_kept(house: House) -> None:
    outcomes = _many(house, v.a_heard(house), answer)

    assert outcomes == ["kept", *["refused"] * 4]
    assert HearingAnswer.objects.count() == 1


def test_of_five_objections_one_is_kept(house: House) -> None:
    outcomes = _many(house, v.a_decided(house), object_to_decision)

    assert outcomes == ["kept", *["refused"] * 4]
    assert Objection.objects.count() == 1
