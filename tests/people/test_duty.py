"""Who of the desk has duty outside working hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.people.duty import (
    AlreadyOnDuty,
    NotOfTheDesk,
    NotOnDutyAnyMore,
    duties_from,
    end_duty,
    on_duty,
    put_on_duty,
)
from werksaam.people.granting import revoke_role
from werksaam.people.models import DeskDuty, Role, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
PAGE = "/beheer/dienst/"


@pytest.fixture(autouse=True)
def today() -> object:
    with clock.at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def anna() -> User:
    return person("Anna", roles=[Role.COMMS_ADVISER], phone="06 11 22 33 44")


def duty(someone: User, first: date = TODAY, last: date = TODAY + 6 * DAY) -> DeskDuty:
    return put_on_duty(by=someone, person=someone, starts_on=first, ends_on=last)


def test_who_has_duty_on_a_day(anna: User) -> None:
    duty(anna)

    days = [TODAY - DAY, TODAY, TODAY + 6 * DAY, TODAY + 7 * DAY]
    assert [on_duty(day) for day in days] == [[], [anna], [anna], []]


def test_only_who_works_at_the_desk_has_duty() -> None:
    with pytest.raises(NotOfTheDesk):
        duty(person())


def test_who_left_the_desk_has_no_duty_any_more(anna: User) -> None:
    duty(anna)

    revoke_role(by=None, person=anna, role=Role.COMMS_ADVISER)

    assert on_duty(TODAY) == []


def test_one_person_has_duty_once_on_a_day(anna: User) -> None:
    duty(anna)

    with pytest.raises(AlreadyOnDuty):
        duty(anna, TODAY + 6 * DAY, TODAY + 8 * DAY)


def test_two_people_may_share_a_day(anna: User) -> None:
    bram = person("Bram", roles=[Role.SECRETARIAT])
    duty(anna)
    duty(bram)

    assert on_duty(TODAY) == [anna, bram]


def test_duty_that_ends_today_stays_known_for_the_days_before(anna: User) -> None:
    row = duty(anna, TODAY - 2 * DAY)

    end_duty(by=anna, duty=row)

    assert (on_duty(TODAY - DAY), on_duty(TODAY)) == ([anna], [])


def test_duty_that_is_still_to_come_will_not_be(anna: User) -> None:
    end_duty(by=anna, duty=duty(anna, TODAY + DAY))

    assert not duties_from(TODAY).exists()


def test_of_two_who_end_it_the_second_hears_so(anna: User) -> None:
    row = duty(anna)
    end_duty(by=anna, duty=row)

    with pytest.raises(NotOnDutyAnyMore):
        end_duty(by=anna, duty=row)


# --- the page ----------------------------------------------------------------


def test_the_desk_puts_someone_on_the_roster(client: Client, anna: User) -> None:
    posted = {"person": anna.pk, "starts_on": "2026-11-23", "ends_on": "29-11-2026"}

    answer = sign_in(client, anna).post(PAGE, posted)

    assert (answer.status_code, on_duty(TODAY)) == (302, [anna])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"person": "0"}, "person"),
        ({"person": "x' OR 1"}, "person"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "vandaag"}, "starts_on"),
        ({"ends_on": "2026-11-22"}, "ends_on"),
        ({"starts_on": "2026-11-01", "ends_on": "2026-11-02"}, "ends_on"),
        ({"ends_on": "9999-12-31"}, "ends_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: Client, anna: User, changed: dict[str, str], field: str
) -> None:
    posted = {"person": anna.pk, "starts_on": "2026-11-23", "ends_on": "2026-11-29", **changed}

    answer = sign_in(client, anna).post(PAGE, posted)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_days_that_overlap_are_said_at_the_field(client: Client, anna: User) -> None:
    duty(anna)
    posted = {"person": anna.pk, "starts_on": "2026-11-24", "ends_on": "2026-11-25"}

    answer = sign_in(client, anna).post(PAGE, posted)

    assert list(answer.context["form"].errors) == ["starts_on"]


def test_a_line_is_taken_off_the_roster_once(client: Client, anna: User) -> None:
    row = duty(anna)
    sign_in(client, anna)

    first, second = (client.post(f"{PAGE}{row.pk}/eindigen/").status_code for _ in range(2))

    assert (first, second, on_duty(TODAY)) == (302, 404, [])
