"""Ending an approval, and what becomes of a name whose holder left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from escalations.models import AccountName, NameReview
from escalations.registers.ending import withdraw_name
from escalations.registers.names import to_review
from escalations.registers.refusals import (
    CanNotHold,
    NameEnded,
    NotAnAdviser,
    NothingToReview,
    NotYourself,
)
from escalations.registers.reviewing import mail_reviews_due, review_name
from tests.factories.escalations import House
from tests.factories.names import HANDLE, an_approved_name
from tests.factories.people import person
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.joining import close_account, leave
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

WHY = "De collega werkt hier niet meer."


@pytest.fixture
def name(house: House) -> AccountName:
    return an_approved_name(house.adviser, house.reporter)


def gone(house: House, name: AccountName) -> AccountName:
    close_account(by=house.director, person=name.holder)
    return name


# --- ending -----------------------------------------------------------------------


def test_a_withdrawal_ends_the_name_and_tells_its_holder(house: House, name: AccountName) -> None:
    withdraw_name(by=house.adviser, name=name, reason="Het account is weg.")

    name.refresh_from_db()
    assert (name.withdrawn_by, name.withdrawn_reason) == (house.adviser, "Het account is weg.")
    assert Mail.objects.filter(template="name_ended").count() == 1


def test_nobody_but_an_adviser_withdraws(house: House, name: AccountName) -> None:
    with pytest.raises(NotAnAdviser):
        withdraw_name(by=house.secretary, name=name, reason=WHY)


def test_a_withdrawal_needs_a_reason(house: House, name: AccountName) -> None:
    with pytest.raises(ValueError, match="reason"):
        withdraw_name(by=house.adviser, name=name, reason=" ")


def test_a_name_ends_once(house: House, name: AccountName) -> None:
    withdraw_name(by=house.adviser, name=name, reason=WHY)

    with pytest.raises(NameEnded):
        withdraw_name(by=house.colleague, name=name, reason="Nog een keer.")


def test_a_name_that_was_withdrawn_is_free_again(house: House, name: AccountName) -> None:
    withdraw_name(by=house.adviser, name=name, reason=WHY)

    again = an_approved_name(house.adviser, house.other)

    assert again.handle == HANDLE


# --- the holder left --------------------------------------------------------------


def stays(house: House) -> None:
    """Nothing happens."""


def account_closes(house: House) -> None:
    close_account(by=house.director, person=house.reporter)


def last_day_was_yesterday(house: House) -> None:
    leave(by=house.director, person=house.reporter, last_day=clock.today() - timedelta(days=1))


def last_day_is_today(house: House) -> None:
    leave(by=house.director, person=house.reporter, last_day=clock.today())


def leaves_and_comes_back(house: House) -> None:
    account_closes(house)
    User.objects.filter(pk=house.reporter.pk).update(is_active=True)


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        (stays, False),
        (account_closes, True),
        (last_day_was_yesterday, True),
        (last_day_is_today, False),
        (leaves_and_comes_back, False),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_review_follows_from_the_facts(
    house: House, name: AccountName, what: Callable[[House], None], asked: bool
) -> None:
    what(house)

    assert to_review(clock.today()).exists() is asked


def test_a_holder_from_outside_is_here_while_the_account_is(house: House) -> None:
    an_approved_name(house.adviser, person("Externe", team=None))

    assert not to_review(clock.today()).exists()


def test_a_name_that_ended_asks_for_nothing(house: House, name: AccountName) -> None:
    withdraw_name(by=house.adviser, name=name, reason=WHY)

    gone(house, name)

    assert not to_review(clock.today()).exists()


def test_the_advisers_get_one_mail_about_it(house: House, name: AccountName) -> None:
    gone(house, name)

    assert [mail_reviews_due(), mail_reviews_due()] == [1, 0]
    told = Mail.objects.filter(template="name_to_review").values_list("person_id", flat=True)
    assert set(told) == {house.adviser.pk, house.colleague.pk}


def test_it_goes_over_to_someone_else(house: House, name: AccountName) -> None:
    review = review_name(by=house.adviser, name=gone(house, name), to=house.other, reason=WHY)

    new = AccountName.objects.get(withdrawn_at__isnull=True)
    assert (new.holder, new.handle, new.follows) == (house.other, HANDLE, name)
    assert (new.decision, review.went_to) == (name.decision, new)
    # Not the number of the report of who held it before.
    mail = Mail.objects.get(template="name_went_over")
    assert (mail.person_id, mail.context["reference"]) == (house.other.pk, "")
    assert not to_review(clock.today()).exists()


def test_it_ends(house: House, name: AccountName) -> None:
    review = review_name(by=house.adviser, name=gone(house, name), to=None, reason=WHY)

    assert (review.went_to, review.remark) == (None, WHY)
    assert not AccountName.objects.filter(withdrawn_at__isnull=True).exists()


def test_it_is_decided_once(house: House, name: AccountName) -> None:
    review_name(by=house.adviser, name=gone(house, name), to=house.other, reason=WHY)

    with pytest.raises(NothingToReview):
        review_name(by=house.colleague, name=name, to=None, reason=WHY)

    assert NameReview.objects.count() == 1


def test_while_the_holder_is_here_there_is_nothing_to_decide(
    house: House, name: AccountName
) -> None:
    with pytest.raises(NothingToReview):
        review_name(by=house.adviser, name=name, to=house.other, reason=WHY)


def test_an_adviser_does_not_take_a_name_over(house: House, name: AccountName) -> None:
    with pytest.raises(NotYourself):
        review_name(by=house.adviser, name=gone(house, name), to=house.adviser, reason=WHY)


def test_who_left_too_takes_nothing_over(house: House, name: AccountName) -> None:
    close_account(by=house.director, person=house.other)

    with pytest.raises(CanNotHold):
        review_name(by=house.adviser, name=gone(house, name), to=house.other, reason=WHY)


def test_nobody_but_an_adviser_decides(house: House, name: AccountName) -> None:
    with pytest.raises(NotAnAdviser):
        review_name(by=house.secretary, name=gone(house, name), to=None, reason=WHY)
