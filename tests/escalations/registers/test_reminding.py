"""The mails about a permission that ends: once a month before, once a week before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries

from escalations.models import Permission
from escalations.registers.permissions import withdraw
from escalations.registers.reminding_permissions import remind_due
from tests.factories.escalations import House
from tests.factories.permissions import PARTY, a_permission, terms
from werksaam import clock, due
from werksaam.people.joining import close_account

pytestmark = pytest.mark.django_db

UNTIL = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
"""A Monday, ten o'clock in Amsterdam; a month before it is a Saturday."""


@pytest.fixture
def permission(house: House) -> Permission:
    return a_permission(house, more=terms(until=UNTIL.date()))


def told(days_before: int) -> int:
    with clock.at(UNTIL - timedelta(days=days_before)):
        return remind_due()


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([31], [0]),
        ([30], [0]),  # a Saturday
        ([28], [1]),  # the Monday after
        ([28, 27, 10], [1, 0, 0]),
        ([28, 7], [1, 1]),
        ([7, 6, 5], [1, 0, 0]),
        ([0], [1]),  # a Monday, its last day
        ([-1], [0]),
    ],
)
def test_each_mail_goes_once_and_only_on_working_days(
    permission: Permission, moments: list[int], expected: list[int]
) -> None:
    assert [told(days) for days in moments] == expected


def test_holder_and_desk_get_it_without_a_name_in_it(house: House, permission: Permission) -> None:
    due.run()
    mail.outbox.clear()

    with clock.at(UNTIL - timedelta(days=7)):
        due.run()

    people = [house.reporter, house.adviser, house.colleague, house.secretary]
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(str(p.email) for p in people)
    assert [letter for letter in mail.outbox if PARTY in f"{letter.subject}{letter.body}"] == []


def test_what_was_taken_back_needs_none(house: House, permission: Permission) -> None:
    withdraw(by=house.adviser, permission=permission, reason="De klant belde.")

    assert told(7) == 0


def test_who_registers_one_that_ends_soon_is_not_told_the_same_day(house: House) -> None:
    a_permission(house, more=terms(until=clock.today() + timedelta(days=5)))

    assert remind_due() == 0


def test_a_holder_who_left_gets_no_mail(house: House, permission: Permission) -> None:
    due.run()
    close_account(by=None, person=house.reporter)
    mail.outbox.clear()

    with clock.at(UNTIL - timedelta(days=7)):
        due.run()

    assert house.reporter.email not in {address for sent in mail.outbox for address in sent.to}


def test_asking_costs_the_same_where_nothing_is_due(
    permission: Permission, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        remind_due()
