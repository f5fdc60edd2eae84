"""A case that nobody here can see goes to whoever would get it today."""

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries

from escalations.access import visible_cases, who_sees
from escalations.attended import unattended_cases
from escalations.models import Case, CaseParty, Relation, State
from escalations.reassigning import bring, reassign_due
from escalations.routing import Reason
from escalations.triage import claim, release
from escalations.withdrawing import withdraw
from tests.factories.escalations import House, a_claimed_case
from tests.factories.managers import a_discussion, a_violation
from tests.factories.people import person, team
from werksaam import clock, due
from werksaam.acting import act
from werksaam.audit.models import Event
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.joining import appoint_manager, close_account, leave
from werksaam.people.models import Role, TeamManagership, User
from werksaam.people.superseding import end

pytestmark = pytest.mark.django_db


def away(someone: User) -> None:
    today = clock.today()
    record_absence(by=None, person=someone, starts_on=today, ends_on=today)


def deputy_for(someone: User, name: str = "Wim") -> User:
    stands_in, today = person(name), clock.today()
    appoint_deputy(by=None, person=someone, deputy=stands_in, starts_on=today, ends_on=today)
    return stands_in


@act
def no_longer_manages(*, someone: User) -> None:
    for row in TeamManagership.objects.current().filter(person=someone):
        end(row, by=None, last_day=clock.today() - timedelta(days=1))


def received(case: Case) -> list[tuple[int, str]]:
    rows = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT)
    return list(rows.order_by("pk").values_list("person_id", "reason"))


def test_a_manager_who_is_away_leaves_the_case_to_the_deputy(house: House) -> None:
    case = a_discussion(house.reporter).case
    deputy = deputy_for(house.manager)
    away(house.manager)

    assert reassign_due() == 1

    assert received(case)[1:] == [(deputy.pk, Reason.DEPUTY)]
    assert visible_cases(deputy).filter(pk=case.pk).exists()


def test_the_deputy_takes_over_what_the_absent_handler_had_in_hand(house: House) -> None:
    case = claim(by=house.manager, case=a_discussion(house.reporter).case)
    deputy = deputy_for(house.manager)
    away(house.manager)
    reassign_due()
    case.refresh_from_db()

    release(by=deputy, case=case, revision=case.revision, reason="Mara is er niet.")

    assert claim(by=deputy, case=case).handler == deputy


def test_who_takes_over_gets_a_mail(house: House) -> None:
    a_discussion(house.reporter)
    due.run()
    mail.outbox.clear()
    deputy = deputy_for(house.manager)
    away(house.manager)

    due.run()
    due.run()

    assert [sent.to for sent in mail.outbox] == [[deputy.email]]


def test_a_second_time_changes_nothing(house: House) -> None:
    case = a_discussion(house.reporter).case
    deputy_for(house.manager)
    away(house.manager)
    reassign_due()
    events = Event.objects.count()

    assert (reassign_due(), bring(case_id=case.pk)) == (0, False)

    assert Event.objects.count() == events


def test_another_host_that_listed_the_case_too_finds_it_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_discussion(house.reporter).case
    deputy_for(house.manager)
    away(house.manager)
    listed = unattended_cases(clock.today()).filter(pk=case.pk)
    listed_before = list(listed.values_list("pk", flat=True))
    reassign_due()

    assert [bring(case_id=key) for key in listed_before] == [False]
    assert Event.objects.filter(action="case.reassigned").count() == 1


def test_the_new_manager_of_the_team_gets_what_the_old_one_had_in_hand(house: House) -> None:
    case = claim(by=house.manager, case=a_discussion(house.reporter).case)
    new = person("Nel")
    no_longer_manages(someone=house.manager)
    appoint_manager(by=None, person=new, team=house.hall, starts_on=clock.today())

    reassign_due()

    case.refresh_from_db()
    assert (case.state, case.handler) == (State.OPEN, None)
    assert who_sees(case, [house.manager.pk, new.pk]) == {new.pk}


def test_a_new_manager_who_is_a_party_is_passed_over(house: House) -> None:
    case = a_discussion(house.reporter, named=[house.other.pk]).case
    no_longer_manages(someone=house.manager)
    appoint_manager(by=None, person=house.other, team=house.hall, starts_on=clock.today())

    reassign_due()

    assert received(case)[1:] == [(house.director.pk, Reason.NEXT_LEVEL)]
    assert who_sees(case, [house.other.pk]) == frozenset()


def test_a_deputy_who_becomes_the_manager_sees_it_as_that(house: House) -> None:
    deputy = deputy_for(house.manager)
    away(house.manager)
    case = a_discussion(house.reporter).case
    leave(by=None, person=house.manager, last_day=clock.today() - timedelta(days=1))
    appoint_manager(by=None, person=deputy, team=house.hall, starts_on=clock.today())

    reassign_due()

    assert received(case) == [(deputy.pk, Reason.DEPUTY), (deputy.pk, Reason.MANAGER)]
    assert who_sees(case, [deputy.pk]) == {deputy.pk}


def test_a_violation_goes_to_the_new_manager_of_its_subject(house: House) -> None:
    elsewhere = team("Hal 4", manager=person("Els"))
    subject = person("Sjaak", team=elsewhere)
    case = a_violation(house.reporter, about=subject).case
    no_longer_manages(someone=User.objects.get(name="Els"))
    new = person("Nel")
    appoint_manager(by=None, person=new, team=elsewhere, starts_on=clock.today())

    reassign_due()

    assert received(case)[1:] == [(new.pk, Reason.MANAGER)]


def test_an_adviser_who_lost_the_role_lets_go_and_colleagues_can_take_over(house: House) -> None:
    case = a_claimed_case(house)
    revoke_role(by=None, person=house.adviser, role=Role.COMMS_ADVISER)

    assert reassign_due() == 1

    case.refresh_from_db()
    assert (case.state, case.handler) == (State.OPEN, None)
    assert Event.objects.filter(action="case.reassigned").count() == 0


def test_an_adviser_whose_account_closed_lets_go(house: House) -> None:
    case = a_claimed_case(house)
    close_account(by=None, person=house.adviser)

    reassign_due()

    case.refresh_from_db()
    assert case.handler is None


def test_with_the_whole_desk_away_it_goes_one_level_up(house: House) -> None:
    case = a_claimed_case(house)
    for colleague in (house.adviser, house.colleague, house.secretary):
        away(colleague)

    reassign_due()

    assert received(case)[-1] == (house.director.pk, Reason.NEXT_LEVEL)


def test_with_everyone_away_nobody_more_learns_of_it(house: House) -> None:
    case = a_discussion(house.reporter).case
    for someone in (house.manager, house.director):
        away(someone)

    assert reassign_due() == 0

    assert received(case) == [(house.manager.pk, Reason.MANAGER)]


def test_a_case_without_anyone_left_does_not_stop_the_others(house: House) -> None:
    a_discussion(house.reporter, named=[house.director.pk])
    other = a_discussion(house.other).case
    no_longer_manages(someone=house.manager)

    assert reassign_due() == 1

    assert received(other)[-1] == (house.director.pk, Reason.NEXT_LEVEL)


def test_a_case_at_the_desk_stays_there_while_anyone_of_the_desk_is_here(house: House) -> None:
    a_claimed_case(house)
    for colleague in (house.adviser, house.colleague):
        away(colleague)

    assert reassign_due() == 0


def test_a_closed_case_is_left_alone(house: House) -> None:
    report = a_discussion(house.reporter)
    withdraw(by=house.reporter, report=report)
    away(house.manager)

    assert not unattended_cases(clock.today()).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_where_all_is_well_one_query_tells(
    house: House, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _case in range(number):
        a_discussion(house.reporter)

    with django_assert_num_queries(1):
        reassign_due()
