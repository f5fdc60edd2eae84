"""The tree in the database: managers, deputies and teams by date."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, team
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.hierarchy import (
    Standing,
    deputies_on,
    is_manager,
    manager_of,
    managers_of,
    team_of,
    teams_managed,
)
from werksaam.people.joining import close_account, join_team, leave
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
NEXT = date(2026, 3, 3)


def test_manager_is_who_manages_the_team_that_day() -> None:
    boss = person()
    worker = person(team=team(manager=boss))

    assert manager_of(worker, DAY) == Standing(boss.pk, "manager")


def test_deputy_stands_in_on_days_of_absence_only() -> None:
    boss, stand_in = person(), person()
    worker = person(team=team(manager=boss))
    record_absence(by=None, person=boss, starts_on=DAY, ends_on=DAY)
    appoint_deputy(by=None, person=boss, deputy=stand_in, starts_on=DAY, ends_on=NEXT)

    assert manager_of(worker, DAY) == Standing(stand_in.pk, "deputy", boss.pk)
    assert manager_of(worker, NEXT) == Standing(boss.pk, "manager")


def test_excluded_manager_makes_way_for_the_next_level() -> None:
    head, boss = person(), person()
    hall = team(manager=boss, parent=team(manager=head))
    worker = person(team=hall)

    assert manager_of(worker, DAY, excluding=[boss.pk]) == Standing(head.pk, "next_level")


def test_director_is_the_last_to_be_asked() -> None:
    director = person(roles=[Role.DIRECTOR])
    worker = person(team=team())

    assert manager_of(worker, DAY) == Standing(director.pk, "director")


def test_manager_whose_account_is_closed_is_passed_over() -> None:
    director, boss = person(roles=[Role.DIRECTOR]), person()
    worker = person(team=team(manager=boss))
    close_account(by=None, person=boss)

    assert manager_of(worker, DAY) == Standing(director.pk, "director")


def test_nobody_left_is_none() -> None:
    assert manager_of(person(team=team()), DAY) is None


def test_managers_of_several_are_those_of_each() -> None:
    works = team("Werk", manager=(head := person()))
    hall = team("Hal", parent=works, manager=(boss := person()))
    worker = person(team=hall)
    join_team(by=None, person=boss, team=hall, starts_on=DAY)

    assert managers_of([worker.pk, boss.pk], DAY) == {
        worker.pk: Standing(boss.pk, "manager"),
        boss.pk: Standing(head.pk, "manager"),
    }


@pytest.mark.parametrize("number", [1, 3])
def test_managers_cost_six_queries_however_many_people(
    django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    workers = [person(team=team(manager=person())).pk for _ in range(number)]

    with django_assert_num_queries(6):
        managers_of(workers, DAY)


def test_deputies_of_someone_present_are_none() -> None:
    boss = person()
    appoint_deputy(by=None, person=boss, deputy=person(), starts_on=DAY, ends_on=DAY)

    assert deputies_on(boss, DAY) == []


def test_deputies_of_someone_absent_are_those_who_are_here() -> None:
    boss, here, away = person(), person(), person()
    for stand_in in (here, away):
        appoint_deputy(by=None, person=boss, deputy=stand_in, starts_on=DAY, ends_on=DAY)
    for absent in (boss, away):
        record_absence(by=None, person=absent, starts_on=DAY, ends_on=None)

    assert deputies_on(boss, DAY) == [here]


def test_teams_managed_are_the_own_and_those_below() -> None:
    head = person()
    works = team("Werk", manager=head)
    hall = team("Hal", parent=works)
    team("Ander")

    assert teams_managed(head, DAY) == [hall, works]


def test_teams_managed_by_a_colleague_are_none() -> None:
    assert teams_managed(person(team=team()), DAY) == []


def test_is_manager_from_the_day_of_appointment() -> None:
    boss = person()
    team(manager=boss, since=NEXT)

    assert (is_manager(boss, DAY), is_manager(boss, NEXT)) == (False, True)


def test_team_of_a_leaver_ends_with_the_last_day() -> None:
    hall = team()
    worker = person(team=hall)
    leave(by=None, person=worker, last_day=DAY)

    assert (team_of(worker, DAY), team_of(worker, NEXT)) == (hall, None)


def test_team_of_someone_in_two_teams_is_the_one_joined_last() -> None:
    first, last = team(), team()
    worker = person(team=first)
    join_team(by=None, person=worker, team=last, starts_on=NEXT)

    assert (team_of(worker, DAY), team_of(worker, NEXT)) == (first, last)


def test_someone_in_two_teams_keeps_the_manager_of_the_first() -> None:
    boss = person()
    worker = person(team=team(manager=boss))
    join_team(by=None, person=worker, team=team(manager=person()), starts_on=DAY)

    assert manager_of(worker, NEXT) == Standing(boss.pk, "manager")
