"""People come, change places, get roles and leave; nothing is overwritten."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import person, team
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.absences import OwnDeputy, appoint_deputy, end_absence, record_absence
from werksaam.people.granting import AccountClosed, OwnRole, grant_role, revoke_role
from werksaam.people.joining import (
    AlreadyInTeam,
    OwnAccount,
    add_person,
    close_account,
    close_accounts_due,
    join_team,
    leave,
    leave_team,
)
from werksaam.people.models import Entity, Membership, Role, RoleGrant, User

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def test_mail_address_is_kept_in_lower_case() -> None:
    someone = add_person(by=None, name="A", entity=Entity.WESTFRIESLAND, email=" A@B.example ")

    assert someone.email == "a@b.example"


def test_person_without_mail_address_and_number_is_refused() -> None:
    with pytest.raises(IntegrityError):
        add_person(by=None, name="A", entity=Entity.WESTFRIESLAND)


def test_personnel_number_belongs_to_one_person_in_any_case() -> None:
    person(personnel_number="X1")

    with pytest.raises(IntegrityError):
        person(personnel_number="x1")


def test_leaving_supersedes_the_membership_and_says_when_it_ended() -> None:
    worker = person(team=team(), since=MARCH)
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    with clock.at(moment):
        leave(by=None, person=worker, last_day=APRIL)

    rows = Membership.objects.filter(person=worker).order_by("pk")
    assert [(row.ends_on, row.superseded_at) for row in rows] == [(None, moment), (APRIL, None)]


def test_what_was_known_on_an_earlier_moment_stays_to_be_asked() -> None:
    with clock.at(datetime(2026, 3, 1, tzinfo=UTC)):
        worker = person(team=team(), since=MARCH)
    with clock.at(datetime(2026, 5, 1, tzinfo=UTC)):
        leave(by=None, person=worker, last_day=MARCH)

    april = datetime(2026, 4, 1, tzinfo=UTC)
    assert Membership.objects.on(APRIL, known_at=april).filter(person=worker).exists()
    assert not Membership.objects.on(APRIL).filter(person=worker).exists()


def test_membership_that_ends_before_it_began_never_held() -> None:
    worker = person(team=team(), since=APRIL)

    assert leave_team(by=None, membership=worker.memberships.get(), last_day=MARCH) is None
    assert not Membership.objects.current().filter(person=worker).exists()


def test_joining_a_team_twice_is_refused() -> None:
    hall = team()
    worker = person(team=hall)

    with pytest.raises(AlreadyInTeam):
        join_team(by=None, person=worker, team=hall, starts_on=APRIL)


def test_coming_back_to_a_team_after_leaving_it_is_fine() -> None:
    hall = team()
    worker = person(team=hall)
    leave_team(by=None, membership=worker.memberships.get(), last_day=MARCH)

    assert join_team(by=None, person=worker, team=hall, starts_on=APRIL).starts_on == APRIL


def test_roles_and_account_end_for_who_left_before_today() -> None:
    worker = person(team=team(), roles=[Role.SECRETARIAT])

    leave(by=None, person=worker, last_day=MARCH)

    worker.refresh_from_db()
    assert (worker.is_active, worker.held_roles) == (False, frozenset())


def test_account_of_a_leaver_stays_open_until_the_last_day() -> None:
    worker = person(team=team())
    with clock.at(datetime(2026, 4, 1, 12, tzinfo=UTC)):
        leave(by=None, person=worker, last_day=APRIL)
        assert close_accounts_due() == 0
    with clock.at(datetime(2026, 4, 2, 12, tzinfo=UTC)):
        assert close_accounts_due() == 1

    worker.refresh_from_db()
    assert not worker.is_active


def test_account_of_an_external_person_without_a_team_stays_open() -> None:
    person(entity=Entity.EXTERNAL)

    assert close_accounts_due() == 0


def test_role_is_held_once_however_often_given() -> None:
    worker, by = person(), person()
    first = grant_role(by=by, person=worker, role=Role.AUDITOR)

    assert grant_role(by=by, person=worker, role=Role.AUDITOR) == first


def test_two_grants_to_one_person_wait_for_each_other() -> None:
    by, worker = person(), person()

    with CaptureQueriesContext(connection) as made:
        grant_role(by=by, person=worker, role=Role.AUDITOR)

    asked = [q["sql"] for q in made if 'FROM "people_' in q["sql"]]
    assert ['FROM "people_user"' in sql for sql in asked[:2]] == [True, False]


def test_nobody_gives_a_role_to_themselves() -> None:
    worker = person(roles=[Role.ADMINISTRATOR])

    with pytest.raises(OwnRole):
        grant_role(by=worker, person=worker, role=Role.AUDITOR)


def test_nobody_takes_a_role_from_themselves() -> None:
    worker = person(roles=[Role.ADMINISTRATOR])

    with pytest.raises(OwnRole):
        revoke_role(by=worker, person=worker, role=Role.ADMINISTRATOR)


def test_closed_account_is_given_no_role() -> None:
    worker = person()
    close_account(by=None, person=worker)

    with pytest.raises(AccountClosed):
        grant_role(by=person(), person=worker, role=Role.AUDITOR)


def test_role_taken_away_is_kept_as_revoked() -> None:
    worker, by = person(roles=[Role.AUDITOR]), person()

    revoke_role(by=by, person=worker, role=Role.AUDITOR)

    grant = RoleGrant.objects.get(person=worker)
    assert (grant.revoked_by, grant.revoked_at is not None) == (by, True)
    assert worker.held_roles == frozenset()


def test_closing_an_account_twice_does_nothing_more() -> None:
    worker = person()
    close_account(by=None, person=worker)

    assert close_account(by=None, person=worker) is None


def test_nobody_closes_their_own_account() -> None:
    worker = person()

    with pytest.raises(OwnAccount):
        close_account(by=worker, person=worker)


def test_absence_can_end_earlier() -> None:
    absence = record_absence(by=None, person=person(), starts_on=MARCH, ends_on=None, is_leave=True)

    ended = end_absence(by=None, absence=absence, last_day=APRIL)

    assert ended is not None
    assert (ended.ends_on, ended.is_leave) == (APRIL, True)


def test_nobody_stands_in_for_themselves() -> None:
    boss = person()

    with pytest.raises(OwnDeputy):
        appoint_deputy(by=None, person=boss, deputy=boss, starts_on=MARCH, ends_on=None)


def test_an_account_closed_by_two_hosts_at_once_is_closed_once() -> None:
    someone = person()
    as_another_host_read_it = User.objects.get(pk=someone.pk)

    close_account(by=None, person=someone)
    close_account(by=None, person=as_another_host_read_it)

    assert Event.objects.filter(action="person.account_closed").count() == 1
