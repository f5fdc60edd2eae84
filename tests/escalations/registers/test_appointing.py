"""No adviser can decide: it comes to the director, who names someone."""

from __future__ import annotations

import pytest
from django.test import Client

from escalations.access import visible_cases
from escalations.models import Case, State
from escalations.recusing import step_aside
from escalations.refusals import Stale
from escalations.registers.appointing import appoint, appointed_to, may_appoint
from escalations.registers.refusals import CanNotDecide
from escalations.triage import claim
from tests.factories.escalations import House
from tests.factories.names import a_name_request, decided_name
from tests.factories.people import person, sign_in
from werksaam.notifications.models import Mail
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

WHY = "Zij kent onze accounts."


@pytest.fixture
def case(house: House) -> Case:
    """The only adviser asks for a name."""
    revoke_role(by=house.director, person=house.colleague, role=Role.COMMS_ADVISER)
    return a_name_request(house.adviser).case


def named(case: Case, house: House, to: User) -> Case:
    return appoint(by=house.director, case=case, revision=case.revision, to=to, reason=WHY)


def test_with_no_other_adviser_it_goes_to_the_director(house: House, case: Case) -> None:
    received = case.parties.get(relation="recipient")

    assert (received.person, received.reason) == (house.director, "director")
    assert may_appoint(house.director, case)


def test_who_is_named_sees_it_and_decides(house: House, case: Case) -> None:
    named(case, house, house.other)

    assert list(visible_cases(house.other)) == [case]
    assert decided_name(house.other, case.reports.get()).decided_by == house.other
    assert Mail.objects.filter(template="case_reassigned", person_id=house.other.pk).count() == 1


def test_who_was_named_before_sees_it_no_more(house: House, case: Case) -> None:
    another = person("Iemand")
    for to in (house.other, another):
        named(case, house, to)
        case.refresh_from_db()

    seers = [who for who in (house.other, another, house.director) if visible_cases(who).exists()]
    assert seers == [another, house.director]
    assert appointed_to(case) == another.name


def test_who_was_named_before_may_be_named_again(house: House, case: Case) -> None:
    for to in (house.other, person("Iemand"), house.other):
        named(case, house, to)
        case.refresh_from_db()

    assert list(visible_cases(house.other)) == [case]
    assert may_appoint(house.director, case)


def test_the_director_reads_who_decides_instead_of_being_asked_again(
    house: House, case: Case
) -> None:
    asked = appointed_to(case)

    named(case, house, house.other)

    assert (asked, appointed_to(case)) == ("", house.other.name)


def test_whoever_had_it_in_hand_gives_it_up(house: House, case: Case) -> None:
    claim(by=house.director, case=case)
    case.refresh_from_db()

    after = named(case, house, house.other)

    assert (after.state, after.handler) == (State.OPEN, None)


@pytest.mark.parametrize("who", ["adviser", "director"])
def test_a_party_and_oneself_are_not_named(house: House, case: Case, who: str) -> None:
    with pytest.raises(CanNotDecide):
        named(case, house, getattr(house, who))


def test_from_an_old_page_nobody_is_named(house: House, case: Case) -> None:
    claim(by=house.director, case=case)

    with pytest.raises(Stale):
        appoint(
            by=house.director,
            case=case,
            revision=case.revision,
            to=house.other,
            reason=WHY,
        )


def test_who_is_named_does_not_name_another(house: House, case: Case) -> None:
    named(case, house, house.other)
    case.refresh_from_db()

    with pytest.raises(Case.DoesNotExist):
        appoint(by=house.other, case=case, revision=case.revision, to=person(), reason=WHY)


def test_a_case_of_another_kind_is_not_brought_to_someone_so(house: House) -> None:
    case = a_name_request(house.reporter).case

    assert not may_appoint(house.adviser, case)


def test_when_the_last_adviser_steps_aside_it_goes_to_the_director(house: House) -> None:
    case = a_name_request(house.reporter).case
    for adviser in (house.adviser, house.colleague):
        case.refresh_from_db()
        step_aside(by=adviser, case=case, revision=case.revision, reason="Te dichtbij.")

    assert visible_cases(house.director).filter(pk=case.pk).exists()
    assert not visible_cases(house.secretary).exists()


def test_the_director_names_someone_on_the_page(client: Client, house: House, case: Case) -> None:
    sign_in(client, house.director)
    page = f"{case.get_absolute_url()}aanwijzen/"
    case.refresh_from_db()
    assert "aanwijzen/" in client.get(case.get_absolute_url()).content.decode()
    case.refresh_from_db()

    sent = {"person": "Olga", "reason": WHY, "revision": case.revision}
    answer = client.post(page, sent)

    assert answer.status_code == 302
    assert visible_cases(house.other).exists()


def test_a_colleague_who_can_not_decide_is_refused_on_the_page(
    client: Client, house: House, case: Case
) -> None:
    sign_in(client, house.director)
    case.refresh_from_db()

    sent = {"person": "Anna", "reason": WHY, "revision": case.revision}
    page = client.post(f"{case.get_absolute_url()}aanwijzen/", sent).content.decode()

    assert "Deze collega kan dit niet beslissen" in page
