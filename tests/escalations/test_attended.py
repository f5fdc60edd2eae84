"""What SQL says of all cases is what the rule of sight says of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import Settings

from escalations.access import visible_cases
from escalations.attended import unattended_cases
from escalations.models import IN_HAND, Case, CaseParty, Relation
from escalations.recusing import step_aside
from escalations.routing import Reason
from escalations.triage import claim
from tests.factories.discussions import an_agreed_discussion
from tests.factories.escalations import House, a_case, a_claimed_case
from tests.factories.managers import a_discussion
from tests.factories.names import a_name_request
from tests.factories.people import person
from tests.factories.violation import a_decided, an_answered
from werksaam import clock
from werksaam.acting import act
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.hierarchy import is_absent
from werksaam.people.joining import appoint_manager, close_account
from werksaam.people.models import Role, TeamManagership, User
from werksaam.people.superseding import end

pytestmark = pytest.mark.django_db


def away(*people: User) -> None:
    today = clock.today()
    for someone in people:
        record_absence(by=None, person=someone, starts_on=today, ends_on=today)


def receive(case: Case, someone: User, reason: Reason, **given: object) -> None:
    CaseParty.objects.create(
        case=case, person=someone, relation=Relation.RECIPIENT, reason=reason, **given
    )


@act
def stop_managing(*, someone: User) -> None:
    for row in TeamManagership.objects.current().filter(person=someone):
        end(row, by=None, last_day=clock.today() - timedelta(days=1))


def desk_away(house: House) -> None:
    a_case(house)
    away(house.adviser, house.colleague, house.secretary)


def desk_gone(house: House) -> None:
    a_claimed_case(house)
    for someone in (house.adviser, house.colleague, house.secretary):
        close_account(by=None, person=someone)


def handler_lost_the_role(house: House) -> None:
    a_claimed_case(house)
    revoke_role(by=None, person=house.adviser, role=Role.COMMS_ADVISER)


def handler_is_away(house: House) -> None:
    a_claimed_case(house)
    away(house.adviser)


def manager_is_away(house: House) -> None:
    a_discussion(house.reporter)
    away(house.manager)


def manager_stopped(house: House) -> None:
    claim(by=house.manager, case=a_discussion(house.reporter).case)
    stop_managing(someone=house.manager)


def manager_of_another_team_stays(house: House) -> None:
    a_discussion(house.reporter)
    appoint_manager(by=None, person=person(), team=house.hall, starts_on=clock.today())


def director_received(house: House) -> None:
    case = a_discussion(house.reporter).case
    stop_managing(someone=house.manager)
    receive(case, house.director, Reason.DIRECTOR)


def director_lost_the_role(house: House) -> None:
    director_received(house)
    revoke_role(by=None, person=house.director, role=Role.DIRECTOR)


def deputy_stands_in(house: House) -> None:
    case, deputy, today = a_discussion(house.reporter).case, person(), clock.today()
    appoint_deputy(by=None, person=house.manager, deputy=deputy, starts_on=today, ends_on=today)
    away(house.manager)
    receive(case, deputy, Reason.DEPUTY, standing_in_for=house.manager)


def deputy_no_longer_stands_in(house: House) -> None:
    case = a_discussion(house.reporter).case
    away(house.manager)
    receive(case, person(), Reason.DEPUTY, standing_in_for=house.manager)


def board_received(house: House) -> None:
    case = a_discussion(house.reporter).case
    stop_managing(someone=house.manager)
    receive(case, person(email="bestuur@werksaam.example"), Reason.BOARD_CONTACT)


def another_board(house: House) -> None:
    case = a_discussion(house.reporter).case
    stop_managing(someone=house.manager)
    receive(case, person(email="oud@werksaam.example"), Reason.BOARD_CONTACT)


def a_next_level_without_a_team(house: House) -> None:
    case = a_discussion(house.reporter).case
    stop_managing(someone=house.manager)
    receive(case, person(), Reason.NEXT_LEVEL)


def desk_of_parties(house: House) -> None:
    a_case(house, named=[house.adviser.pk, house.colleague.pk, house.secretary.pk])
    away(house.director)


def one_stepped_aside(house: House) -> None:
    case = a_case(house)
    step_aside(by=house.adviser, case=case, revision=case.revision, reason="Te dichtbij.")
    away(house.colleague, house.secretary)


def advisers_of_a_name_away(house: House) -> None:
    """The secretariat is here, and does not see it."""
    a_name_request(house.reporter)
    away(house.adviser, house.colleague)


def adviser_of_a_name_came_later(house: House) -> None:
    advisers_of_a_name_away(house)
    person("Lotte", roles=[Role.COMMS_ADVISER])


def handler_of_a_name_is_adviser_no_more(house: House) -> None:
    claim(by=house.adviser, case=a_name_request(house.reporter).case)
    revoke_role(by=None, person=house.adviser, role=Role.COMMS_ADVISER)


SCENES: dict[Callable[[House], None], bool] = {
    desk_away: True,
    desk_gone: True,
    handler_lost_the_role: True,
    handler_is_away: False,
    manager_is_away: True,
    manager_stopped: True,
    manager_of_another_team_stays: False,
    director_received: False,
    director_lost_the_role: True,
    deputy_stands_in: False,
    deputy_no_longer_stands_in: True,
    board_received: False,
    another_board: True,
    a_next_level_without_a_team: True,
    desk_of_parties: True,
    one_stepped_aside: True,
    advisers_of_a_name_away: True,
    adviser_of_a_name_came_later: False,
    handler_of_a_name_is_adviser_no_more: True,
}


@pytest.mark.parametrize(
    ("scene", "expected"), SCENES.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_the_database_finds_what_nobody_here_can_see(
    house: House, settings: Settings, scene: Callable[[House], None], expected: bool
) -> None:
    settings.BOARD_CONTACT_EMAIL = "Bestuur@werksaam.example"
    scene(house)
    case = Case.objects.get()

    assert unattended_cases(clock.today()).exists() is expected
    assert _by_the_rule_of_sight(case) is expected


def _by_the_rule_of_sight(case: Case) -> bool:
    people = User.objects.filter(is_active=True)
    seeing = {p for p in people if visible_cases(p).filter(pk=case.pk).exists()}
    here = {p for p in seeing if not is_absent(p, clock.today())}
    return not here or (case.state in IN_HAND and case.handler not in seeing)


def test_a_decided_violation_is_not_brought_to_others_for_a_day_off(house: House) -> None:
    a_decided(house)
    away(house.manager)

    assert not unattended_cases(clock.today()).exists()


def test_a_violation_that_is_not_decided_is(house: House) -> None:
    an_answered(house)
    away(house.manager)

    assert unattended_cases(clock.today()).exists()


def test_a_decided_discussion_still_is(house: House) -> None:
    an_agreed_discussion(house)
    away(house.manager)

    assert unattended_cases(clock.today()).exists()
