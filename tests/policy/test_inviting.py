"""Who is invited and reminded when: through what `run_due` calls."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from policy import inviting
from policy.acknowledging import confirm
from policy.models import (
    Exemption,
    ExemptionReason,
    Invitation,
    Refusal,
    Round,
    RoundExtension,
)
from policy.queries_inviting import INVITATION, REMINDER
from policy.rounds import stop_round
from tests.factories.escalations import House
from tests.factories.people import person
from tests.policy.inviting import a_round, invited_to, local, mailed_at
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


MORNING = "2026-11-23 09:00"
"""A Monday, on which the round of most of these tests opens."""


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def test_who_is_asked_is_invited_in_the_morning(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")

    assert mailed_at("2026-11-23 07:59", house.reporter) == []
    assert mailed_at("2026-11-23 08:00", house.reporter) == [("Rik", INVITATION)]
    assert mailed_at("2026-11-23 08:01", house.reporter) == []


def test_reminders_follow_the_plan_as_the_days_pass(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11", 5, 1, -1)

    for number in range(30):
        day = date(2026, 11, 23) + timedelta(days=number)
        mailed_at(f"{day} 10:00")

    assert invited_to(house.reporter) == [
        ("2026-11-23", False),
        ("2026-12-04", True),
        ("2026-12-10", True),
        ("2026-12-14", True),
    ]


def test_after_a_week_without_run_due_one_mail_goes_not_several(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11", 8, 7, 6, 5)
    mailed_at(MORNING)

    assert mailed_at("2026-12-07 09:00", house.reporter) == [("Rik", REMINDER)]
    assert mailed_at("2026-12-08 09:00", house.reporter) == []


def test_who_confirmed_or_is_away_or_exempt_or_wants_to_talk_gets_nothing(house: House) -> None:
    made = a_round(house.version, "2026-11-23", "2026-12-11")
    away, exempt, refuses = (person(name, team=house.hall) for name in ("Ada", "Eva", "Wil"))
    with clock.at(local("2026-11-23 07:30")):
        confirm(by=house.reporter, version=house.version, language="nl")
        today = clock.today()
        record_absence(by=None, person=away, starts_on=today, ends_on=None, is_leave=True)
        _exempt(exempt, house)
        _refuse(refuses, made)

    assert mailed_at(MORNING, house.reporter, away, exempt, refuses) == []


def _exempt(someone: User, house: House) -> None:
    Exemption.objects.create(
        person=someone,
        starts_on=clock.today(),
        reason=ExemptionReason.NOT_APPLICABLE,
        decided_by=house.adviser,
    )


def _refuse(someone: User, made: Round) -> None:
    Refusal.objects.create(
        person=someone, person_name=someone.name, version=made.version, round=made
    )


def test_who_is_hired_at_noon_is_invited_that_day(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    mailed_at(MORNING)
    with clock.at(local("2026-11-23 12:00")):
        late = person("Nieuw", team=house.hall, since=clock.today())

    assert mailed_at("2026-11-23 12:01", late, house.reporter) == [("Nieuw", INVITATION)]


def test_new_staff_are_invited_on_their_first_day_and_reminded_by_their_own_last(
    house: House,
) -> None:
    a_round(house.version, "2026-11-23", "2026-12-04", 2)
    late = person("Nieuw", team=house.hall, since=date(2026, 12, 1))  # until 15 December

    for number in range(24):
        mailed_at(f"{date(2026, 11, 23) + timedelta(days=number)} 10:00")

    assert invited_to(late) == [("2026-12-01", False), ("2026-12-11", True)]


def test_who_comes_back_is_invited_anew(house: House) -> None:
    a_round(house.version, "2026-11-02", "2026-11-20")
    mailed_at("2026-11-02 09:00")
    days: dict[str, Any] = {"starts_on": date(2026, 11, 9), "ends_on": date(2026, 11, 22)}
    record_absence(by=None, person=house.reporter, is_leave=True, **days)

    assert mailed_at(MORNING, house.reporter) == [("Rik", INVITATION)]


def test_an_extension_moves_the_reminders(house: House) -> None:
    made = a_round(house.version, "2026-11-23", "2026-12-04", 2)
    mailed_at(MORNING)
    RoundExtension.objects.create(
        round=made, due_on=date(2026, 12, 11), reason="Storing", recorded_by=house.adviser
    )

    assert mailed_at("2026-12-02 09:00", house.reporter) == []
    assert mailed_at("2026-12-09 09:00", house.reporter) == [("Rik", REMINDER)]


def test_two_rounds_share_one_mail(house: House) -> None:
    first = a_round(house.version, "2026-11-23", "2026-12-11")
    second = a_round(house.version, "2026-11-23", "2026-12-04")

    assert mailed_at(MORNING, house.reporter) == [("Rik", INVITATION)]
    assert Invitation.objects.get(person=house.reporter).rounds == [first.pk, second.pk]
    assert Mail.objects.filter(person_id=house.reporter.pk).latest("created_at").context == {
        "count": "2",
        "due": "2026-12-04",
        "path": "/code/sociale-media-code/v/1/bevestigen/",
    }


def test_a_round_opened_after_the_mail_of_the_day_invites_on_the_next(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    mailed_at(MORNING)
    a_round(house.version, "2026-11-23", "2026-12-18")

    assert mailed_at("2026-11-23 12:00", house.reporter) == []
    assert mailed_at("2026-11-24 08:00", house.reporter) == [("Rik", INVITATION)]


def test_a_stopped_round_asks_nobody(house: House) -> None:
    made = a_round(house.version, "2026-11-23", "2026-12-11")
    with clock.at(local("2026-11-23 08:30")):
        stop_round(by=house.adviser, opened=made, reason="Vergissing")

    assert mailed_at(MORNING, house.reporter) == []


def test_who_has_no_address_is_kept_for_a_printed_invitation(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    piet = person("Piet", team=house.hall, email=None)

    mailed_at(MORNING)

    row = Invitation.objects.get(person=piet)
    assert (row.mail_id, row.is_reminder) == (None, False)


def test_a_closed_account_is_not_mailed(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    house.reporter.is_active = False
    house.reporter.save()

    assert mailed_at(MORNING, house.reporter) == []


def test_the_trail_counts_a_batch_and_names_nobody(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    person("Piet", team=house.hall, email=None)

    mailed_at(MORNING)

    event = Event.objects.get(action="round.invited")
    assert event.content()["facts"] == {
        "day": "2026-11-23",
        "people": Invitation.objects.count(),
        "reminders": 0,
        "without_address": 1,
    }


def test_a_batch_looks_again_at_who_is_still_due(house: House) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    people = [house.reporter.pk, house.other.pk]
    with clock.at(local(MORNING)):
        confirm(by=house.other, version=house.version, language="nl")
        answers = [inviting.invite(people=people) for _host in range(2)]

    assert answers == [1, 0]


def test_large_audiences_are_invited_in_batches(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "BATCH", 2)
    a_round(house.version, "2026-11-23", "2026-12-11")

    mailed_at(MORNING)

    assert Invitation.objects.count() == 5
    assert Event.objects.filter(action="round.invited").count() == 3


@pytest.mark.parametrize("number", [1, 3])
def test_a_batch_costs_the_same_for_any_number_of_people(house: House, number: int) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    people = [person(team=house.hall).pk for _ in range(number)]

    with clock.at(local(MORNING)), CaptureQueriesContext(connection) as done:
        inviting.invite(people=people)

    asked = [query["sql"] for query in done if "advisory" not in query["sql"]]
    assert len(asked) == 23


def test_where_all_was_done_two_queries_tell(
    house: House, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_round(house.version, "2026-11-23", "2026-12-11")
    mailed_at(MORNING)

    with clock.at(local("2026-11-23 09:01")), django_assert_num_queries(2):
        inviting.invite_due()
