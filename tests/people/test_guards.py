"""The database refuses to rewrite facts about people."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories.people import person, team
from werksaam import clock
from werksaam.people.absences import record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.joining import leave_team
from werksaam.people.models import Absence, Membership, Role, RoleGrant

pytestmark = pytest.mark.django_db


def refused(**change: object) -> bool:
    try:
        with transaction.atomic():
            Membership.objects.update(**change)
    except DatabaseError:
        return True
    return False


def test_days_of_a_membership_are_not_rewritten() -> None:
    person(team=team())

    assert refused(starts_on=date(2020, 1, 1))
    assert refused(recorded_at=clock.now())


def test_membership_is_superseded_once() -> None:
    membership = person(team=team()).memberships.get()
    leave_team(by=None, membership=membership, last_day=date(2014, 1, 1))

    assert refused(superseded_at=None)
    assert refused(superseded_at=clock.now())


def test_dated_facts_are_not_deleted() -> None:
    record_absence(by=None, person=person(), starts_on=date(2026, 1, 1), ends_on=None)

    with pytest.raises(DatabaseError), transaction.atomic():
        Absence.objects.all().delete()


def test_grant_is_revoked_once_and_not_rewritten() -> None:
    worker = person(roles=[Role.AUDITOR])
    revoke_role(by=None, person=worker, role=Role.AUDITOR)

    for change in ({"revoked_at": None}, {"role": Role.DIRECTOR}):
        with pytest.raises(DatabaseError), transaction.atomic():
            RoleGrant.objects.update(**change)


def test_grant_is_not_deleted() -> None:
    person(roles=[Role.AUDITOR])

    with pytest.raises(DatabaseError), transaction.atomic():
        RoleGrant.objects.all().delete()
