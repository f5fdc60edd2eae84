"""Objecting to a decision: within six weeks, once, to another decider; the old one stays."""

import pytest

from escalations.access import visible_cases
from escalations.deciding import reopen
from escalations.models import Case, CaseParty, Decision, Objection, Relation, State
from escalations.objecting import object_to_decision
from escalations.refusals_hearing import NoObjection
from escalations.routing import NobodyEligible
from escalations.triage import claim
from tests.factories import violation as v
from tests.factories.escalations import House
from tests.factories.people import person
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.granting import revoke_all
from werksaam.people.joining import leave


def sees(house: House, case: Case) -> list[str]:
    people = (house.manager, house.director, house.other, house.reporter, house.adviser)
    return [p.name for p in people if visible_cases(p).filter(pk=case.pk).exists()]


def test_the_first_decider_is_out_and_the_next_level_decides(house: House) -> None:
    case = v.an_objected(house)

    recused = CaseParty.objects.get(case=case, relation=Relation.RECUSED).person
    assert (case.state, case.handler, recused) == (State.REOPENED, None, house.manager)
    assert sees(house, case) == ["Dirk"]


def test_who_decides_next_is_told(house: House) -> None:
    v.an_objected(house)

    told = Mail.objects.filter(template="case_another_decider")
    assert list(told.values_list("person_id", flat=True)) == [house.director.pk]


def test_the_old_decision_and_its_reason_stay(house: House) -> None:
    case = v.an_objected(house)

    kept = Objection.objects.get(decision__case=case)
    assert (kept.body, kept.decision.measure) == ("Het klopt niet.", v.MEASURE)


def test_the_next_decider_goes_through_the_gates_again(house: House) -> None:
    case = v.an_objected(house)

    assert claim(by=house.director, case=case).state == State.CLAIMED


@pytest.mark.parametrize(("days", "possible"), [(42, True), (43, False)])
def test_one_objects_within_six_weeks(house: House, days: int, possible: bool) -> None:
    case = v.a_decided(house)

    with clock.at(v.later(days)):
        if possible:
            assert object_to_decision(by=house.other, case=case, body="Nee.").body == "Nee."
            return
        with pytest.raises(NoObjection):
            object_to_decision(by=house.other, case=case, body="Nee.")


def test_one_objects_to_a_decision_once(house: House) -> None:
    case = v.an_objected(house)

    with pytest.raises(NoObjection):
        object_to_decision(by=house.other, case=case, body="Nogmaals.")


@pytest.mark.parametrize("who", ["reporter", "manager", "director"])
def test_nobody_else_objects(house: House, who: str) -> None:
    case = v.a_decided(house)

    with pytest.raises(Case.DoesNotExist):
        object_to_decision(by=getattr(house, who), case=case, body="Namens haar.")


def test_with_nobody_left_to_decide_nothing_is_stored(house: House) -> None:
    case = v.a_decided(house)
    revoke_all(by=person(), person=house.director)
    leave(by=person(), person=house.director, last_day=clock.today())

    with clock.at(v.later(1)), pytest.raises(NobodyEligible):
        object_to_decision(by=house.other, case=case, body="Nee.")

    assert (Objection.objects.count(), v.fresh(case).state) == (0, State.DECIDED)


def test_reopening_by_hand_needs_another_decider_too(house: House) -> None:
    case = v.a_decided(house)

    reopen(by=house.manager, case=case, revision=case.revision, reason="Nieuw bewijs.")

    assert sees(house, case) == ["Dirk"]


def test_a_second_decision_stands_beside_the_first(house: House) -> None:
    case = v.an_objected(house)
    case = claim(by=house.director, case=case)
    v.decide(house.director, case, "inadmissible")

    outcomes = Decision.objects.filter(case=case).values_list("outcome", flat=True)
    assert sorted(outcomes) == ["inadmissible", "measure"]
