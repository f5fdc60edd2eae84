"""A manager brings in the desk: from then on the case is theirs."""

import pytest
from django.core import mail

from escalations.access import visible_cases
from escalations.deciding import decide
from escalations.models import Case, CaseParty, Decision
from escalations.refusals import NotAllowedNow, Stale
from escalations.routing import NobodyEligible
from escalations.triage import claim
from tests.factories.discussions import (
    a_discussion_in_hand,
    a_referred_discussion,
    a_report,
    decided,
)
from tests.factories.escalations import House
from tests.factories.people import person
from werksaam import due
from werksaam.people.granting import revoke_all
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db


def sees(house: House, who: str) -> bool:
    return visible_cases(getattr(house, who)).exists()


def test_before_it_is_referred_the_desk_sees_nothing(house: House) -> None:
    a_discussion_in_hand(house)

    assert [sees(house, who) for who in ("manager", "adviser", "secretary")] == [True, False, False]


def test_a_referred_case_is_at_the_desk_and_with_nobody(house: House) -> None:
    case = a_referred_discussion(house)

    assert (case.state, case.is_at_desk, case.handler) == ("referred", True, None)


def test_desk_and_manager_see_a_referred_case(house: House) -> None:
    a_referred_discussion(house)

    found = {who: sees(house, who) for who in ("manager", "adviser", "secretary", "director")}
    assert found == {"manager": True, "adviser": True, "secretary": True, "director": False}


def test_the_desk_receives_it_with_the_reason_of_their_role(house: House) -> None:
    case = a_referred_discussion(house)

    received = CaseParty.objects.filter(case=case, relation="recipient")
    assert dict(received.values_list("person__name", "reason")) == {
        "Mara": "manager",
        "Anna": "comms_adviser",
        "Bram": "comms_adviser",
        "Sara": "secretariat",
    }


def test_desk_and_reporter_get_a_mail_with_a_link_alone(house: House) -> None:
    case = a_referred_discussion(house)
    mail.outbox.clear()

    due.run()

    told = {to: sent.subject for sent in mail.outbox for to in sent.to}
    at_desk = {told.get(one.email or "") for one in (house.adviser, house.secretary)}
    assert at_desk == {"Een leidinggevende schakelt het communicatieteam in"}
    assert told[house.reporter.email or ""] == "Er is een antwoord op uw melding"
    assert all(case.quote not in str(sent.body) for sent in mail.outbox)


def test_an_adviser_who_is_named_neither_gets_nor_sees_it(house: House) -> None:
    case = a_discussion_in_hand(house, named=[house.adviser.pk])

    decided(case, house.manager, "refer")

    assert (sees(house, "adviser"), sees(house, "colleague")) == (False, True)


def test_the_manager_decides_no_more_until_they_take_it_up(house: House) -> None:
    case = a_referred_discussion(house)

    with pytest.raises(NotAllowedNow):
        decided(case, house.manager, "stop")

    claim(by=house.manager, case=case)
    decided(case, house.manager, "stop")
    assert case.state == "decided"


def test_the_desk_decides_with_the_outcomes_of_the_kind(house: House) -> None:
    case = a_referred_discussion(house)
    claim(by=house.adviser, case=case)

    decided(case, house.adviser, "stop")

    assert case.state == "decided"


def test_the_desk_can_not_refer_again(house: House) -> None:
    case = a_referred_discussion(house)
    claim(by=house.adviser, case=case)

    with pytest.raises(NotAllowedNow):
        decided(case, house.adviser, "refer")


def test_of_two_decisions_on_one_state_the_second_is_stale(house: House) -> None:
    case = a_discussion_in_hand(house)
    shown = case.revision
    decided(case, house.manager, "refer")

    with pytest.raises(Stale):
        decide(by=house.manager, case=case, revision=shown, outcome="refer", motivation="Nog eens.")

    assert Decision.objects.count() == 1


def test_with_nobody_left_to_take_over_it_stays_with_the_manager(house: House) -> None:
    boss = person("Bo")
    for one in (house.adviser, house.colleague, house.secretary, house.director):
        revoke_all(by=boss, person=one)
    case = a_discussion_in_hand(house, named=[house.director.pk])

    with pytest.raises(NobodyEligible):
        decided(case, house.manager, "refer")

    case.refresh_from_db()
    assert (case.state, case.is_at_desk) == ("claimed", False)


def test_another_report_of_the_post_does_not_join_a_referred_case(house: House) -> None:
    case = a_referred_discussion(house)

    later = a_report(house.other)

    assert later.case_id != case.pk
    assert Case.objects.count() == 2


def test_a_director_with_the_role_of_adviser_sees_it_once(house: House) -> None:
    both = person("Dora", roles=[Role.DIRECTOR, Role.COMMS_ADVISER])

    case = a_referred_discussion(house)

    assert CaseParty.objects.filter(case=case, person=both).count() == 1
