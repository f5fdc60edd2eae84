"""The numbers of the queue: kept for as long as they hold, and no longer."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from escalations.queue_counts import count_queue, queue_counts
from escalations.triage import claim
from tests.factories.escalations import MONDAY, House, a_case, a_report
from werksaam import clock
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role, User


def test_they_are_kept_while_nothing_happens(
    house: House, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_case(house)
    first = queue_counts(house.adviser)

    with django_assert_num_queries(1):
        assert queue_counts(house.adviser) == first


def test_an_act_of_anyone_counts_at_once(house: House) -> None:
    case = a_case(house)
    before = queue_counts(house.adviser)
    claim(by=house.colleague, case=case)

    assert (before.free, queue_counts(house.adviser).free) == (1, 0)


def test_a_case_is_late_within_a_minute(house: House) -> None:
    due = a_case(house).due_at
    with clock.at(due - timedelta(seconds=1)):
        before = queue_counts(house.adviser)

    with clock.at(due + timedelta(minutes=1)):
        assert (before.overdue, queue_counts(house.adviser).overdue) == (0, 1)


def test_a_role_taken_away_takes_its_numbers_along(house: House) -> None:
    a_report(house.reporter)
    before = queue_counts(house.secretary)
    revoke_role(by=house.director, person=house.secretary, role=Role.SECRETARIAT)

    assert (before.all, queue_counts(User.objects.get(pk=house.secretary.pk)).all) == (1, 0)


def test_they_are_those_of_each_view(house: House) -> None:
    with clock.at(MONDAY):
        claim(by=house.adviser, case=a_case(house))
        counts = count_queue(house.adviser)

    assert [counts.of(v) for v in ("", "vrij", "van-mij", "wacht", "nonsense")] == [1, 0, 1, 0, 1]
