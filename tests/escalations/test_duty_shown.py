"""Outside working hours a reporter under the lock sees whom to call (6.7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from escalations.presenters_duty import duty_view
from tests.factories.escalations import House, a_report
from tests.factories.managers import a_discussion
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.people.duty import put_on_duty
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 23, 19, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 11, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 25, 11, tzinfo=UTC)


@pytest.fixture
def on_duty(house: House) -> User:
    who = person("Dien Dienst", roles=[Role.COMMS_ADVISER], phone="06 11 22 33 44")
    first = clock.today() - timedelta(days=3)
    put_on_duty(by=who, person=who, starts_on=first, ends_on=first + timedelta(days=60))
    return who


@pytest.mark.parametrize("moment", [EVENING, SUNDAY, CHRISTMAS])
def test_the_page_names_who_has_duty_with_the_number(
    client: Client, house: House, on_duty: User, settings: Settings, moment: datetime
) -> None:
    settings.DESK_PHONE = "0229 12 34 56"
    with clock.at(moment):
        report = a_report(house.reporter)
        page = sign_in(client, house.reporter).get(report.get_absolute_url()).content.decode()

    assert "Dien Dienst heeft vandaag dienst" in page
    assert 'href="tel:0611223344"' in page
    assert 'href="tel:0229123456"' in page


def test_in_working_time_nobody_is_named(house: House, on_duty: User) -> None:
    assert not duty_view(a_report(house.reporter)).is_shown


def test_without_duty_and_number_nothing_is_shown(house: House, settings: Settings) -> None:
    settings.DESK_PHONE = ""
    with clock.at(EVENING):
        assert not duty_view(a_report(house.reporter)).is_shown


def test_a_kind_without_the_lock_names_nobody_of_the_desk(house: House, on_duty: User) -> None:
    with clock.at(EVENING):
        assert not duty_view(a_discussion(house.reporter)).is_shown
