"""What came to someone for a standing goes when that standing ends."""

from datetime import date, timedelta

import pytest
from pytest_django import Settings

from escalations.access import visible_cases
from escalations.models import Case, CaseParty, Relation
from escalations.recusing import step_aside
from escalations.routing import Reason
from tests.factories.escalations import House, a_case
from tests.factories.people import person
from werksaam import clock
from werksaam.people.absences import appoint_deputy
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


def receive(case: Case, someone: User, reason: Reason, instead_of: User | None = None) -> None:
    CaseParty.objects.create(
        case=case,
        person=someone,
        relation=Relation.RECIPIENT,
        reason=reason,
        standing_in_for=instead_of,
    )


@pytest.mark.parametrize(("days", "seen"), [(1, True), (0, True), (-1, False)])
def test_a_deputy_sees_a_case_on_the_days_of_standing_in(
    house: House, days: int, seen: bool
) -> None:
    case, deputy = a_case(house), person()
    receive(case, deputy, Reason.DEPUTY, house.adviser)
    appoint_deputy(
        by=None,
        person=house.adviser,
        deputy=deputy,
        starts_on=date(2020, 1, 1),
        ends_on=clock.today() + timedelta(days=days),
    )

    assert visible_cases(deputy).exists() == seen


def test_standing_in_for_another_gives_no_sight(house: House) -> None:
    case, deputy = a_case(house), person()
    receive(case, deputy, Reason.DEPUTY, house.adviser)
    appoint_deputy(
        by=None,
        person=house.manager,
        deputy=deputy,
        starts_on=date(2020, 1, 1),
        ends_on=clock.today(),
    )

    assert not visible_cases(deputy).exists()


@pytest.mark.parametrize(
    ("address", "now", "seen"),
    [
        ("bestuur@werksaam.example", "Bestuur@werksaam.example", True),
        ("bestuur@werksaam.example", "", False),
        (None, "", False),
    ],
)
def test_the_contact_of_the_board_sees_it_while_they_are_that(
    house: House, settings: Settings, address: str | None, now: str, seen: bool
) -> None:
    contact = person(email=address)
    receive(a_case(house), contact, Reason.BOARD_CONTACT)
    settings.BOARD_CONTACT_EMAIL = now

    assert visible_cases(contact).exists() == seen


def test_a_role_that_was_taken_away_gives_no_sight_any_more(house: House) -> None:
    a_case(house)
    assert visible_cases(house.secretary).exists()

    revoke_role(by=house.director, person=house.secretary, role=Role.SECRETARIAT)

    assert not visible_cases(User.objects.get(pk=house.secretary.pk)).exists()


def test_a_case_that_one_steps_aside_from_is_gone_at_once(house: House) -> None:
    case = a_case(house)
    assert visible_cases(house.adviser).exists()

    step_aside(
        by=house.adviser, case=case, revision=case.revision, reason="Mijn broer schreef het."
    )

    assert not visible_cases(house.adviser).exists()
