"""Mail about target times: once when near, once when past, in working time only."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries

from escalations.deciding import decide
from escalations.models import Case, TargetNotice
from escalations.reminding import remind, remind_due
from escalations.triage import claim, wait
from tests.factories.escalations import House, a_case, a_claimed_case, a_report
from tests.factories.managers import a_discussion, a_violation
from werksaam import clock, due
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.joining import close_account
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def told_at(moment: str) -> list[tuple[str, str]]:
    """The mails that leave the portal at a moment: template, address."""
    before = set(Mail.objects.values_list("pk", flat=True))
    with clock.at(local(moment)):
        remind_due()
    new = Mail.objects.exclude(pk__in=before).order_by("template", "address")
    return list(new.values_list("template", "address"))


def addresses_of(*people: User) -> list[str]:
    return sorted(str(someone.email) for someone in people)


@pytest.mark.parametrize(
    ("moment", "template"),
    [
        ("2026-11-23 12:59", None),
        ("2026-11-23 13:00", "case_due_near"),  # the last of the four hours
        ("2026-11-23 14:00", "case_due_near"),
        ("2026-11-23 14:01", "case_due_past"),
        ("2026-11-23 18:00", None),
        ("2026-11-28 11:00", None),
    ],
)
def test_a_target_is_mailed_when_near_and_when_past(
    house: House, moment: str, template: str | None
) -> None:
    a_claimed_case(house)  # at 10:00, to be decided at 14:00

    assert told_at(moment) == ([(template, house.adviser.email)] if template else [])


def test_each_of_the_two_goes_once(house: House) -> None:
    a_claimed_case(house)
    moments = ["13:05", "13:06", "14:05", "14:06", "16:00"]

    sent = [told_at(f"2026-11-23 {moment}") for moment in moments]

    assert [[template for template, _to in one] for one in sent] == [
        ["case_due_near"],
        [],
        ["case_due_past"],
        [],
        [],
    ]


def test_a_case_that_nobody_took_is_mailed_to_all_its_recipients(house: House) -> None:
    a_case(house)

    sent = told_at("2026-11-23 13:30")

    desk = (house.adviser, house.colleague, house.secretary)
    assert sent == sorted(("case_due_near", str(one.email)) for one in desk)


def test_nothing_is_mailed_while_the_reporter_must_answer(house: House) -> None:
    case = a_claimed_case(house)
    wait(
        by=house.adviser,
        case=case,
        revision=case.revision,
        report=case.reports.get(),
        question="Wie?",
    )

    assert told_at("2026-11-23 15:00") == []


def test_nothing_is_mailed_while_a_second_reader_reads_along(house: House) -> None:
    case = a_claimed_case(house)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="Dit klopt niet.",
        public_response="Wij zoeken het uit.",
    )

    assert told_at("2026-11-23 14:30") == []


def test_a_case_of_people_who_all_left_costs_no_query_more(
    house: House, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_discussion(house.reporter)
    close_account(by=None, person=house.manager)

    with clock.at(local("2026-11-23 14:30")), django_assert_num_queries(3):
        remind_due()


def test_who_may_no_longer_see_it_gets_nothing(house: House) -> None:
    a_claimed_case(house)
    revoke_role(by=None, person=house.adviser, role=Role.COMMS_ADVISER)

    addresses = [to for _template, to in told_at("2026-11-23 13:30")]

    assert addresses == addresses_of(house.colleague, house.secretary)


def test_with_the_handler_away_the_others_are_told(house: House) -> None:
    a_claimed_case(house)
    today = clock.today()
    record_absence(by=None, person=house.adviser, starts_on=today, ends_on=today)

    addresses = [to for _template, to in told_at("2026-11-23 13:30")]

    assert addresses == addresses_of(house.colleague, house.secretary)


def test_a_party_is_never_told(house: House) -> None:
    a_report(house.reporter, named=[house.colleague.pk])

    addresses = [to for _template, to in told_at("2026-11-23 13:30")]

    assert addresses == addresses_of(house.adviser, house.secretary)


def test_a_short_target_is_near_in_its_last_half_hour(house: House) -> None:
    a_discussion(house.reporter)  # two hours, so until noon

    assert told_at("2026-11-23 11:29") == []
    assert told_at("2026-11-23 11:30") == [("case_due_near", house.manager.email)]


def test_a_long_target_is_near_in_its_last_ten_hours(house: House) -> None:
    a_violation(house.reporter, about=house.other)  # forty hours, so until Friday 16:00
    due_at = Case.objects.get().due_at.astimezone(AMSTERDAM)

    assert due_at == local("2026-11-27 16:00")
    assert told_at("2026-11-26 14:29") == []
    assert told_at("2026-11-26 14:30") == [("case_due_near", house.manager.email)]


@pytest.mark.parametrize(
    ("reported", "quiet", "near", "past"),
    [
        # Over the night in which the clock goes forward: due on Monday at 11:30.
        ("2026-03-27 16:00", "2026-03-30 10:29", "2026-03-30 10:30", "2026-03-30 11:31"),
        # Over the night in which it goes back.
        ("2026-10-23 16:00", "2026-10-26 10:29", "2026-10-26 10:30", "2026-10-26 11:31"),
        # Over Good Friday and Easter Monday.
        ("2026-04-02 16:00", "2026-04-06 11:00", "2026-04-07 10:30", "2026-04-07 11:31"),
        # Due at nine: the last hour began on Friday afternoon.
        ("2026-11-20 13:30", "2026-11-20 16:29", "2026-11-20 16:30", "2026-11-23 09:01"),
    ],
)
def test_right_across_clock_changes_and_holidays(
    house: House, reported: str, quiet: str, near: str, past: str
) -> None:
    with clock.at(local(reported)):
        claim(by=house.adviser, case=a_case(house))

    sent = [told_at(quiet), told_at(near), told_at(past)]

    assert [[template for template, _to in one] for one in sent] == [
        [],
        ["case_due_near"],
        ["case_due_past"],
    ]


def test_of_two_hosts_at_once_one_sends(house: House) -> None:
    case = a_claimed_case(house)
    with clock.at(local("2026-11-23 13:30")):
        answers = [remind(case_id=case.pk, stage=TargetNotice.Stage.NEAR) for _host in range(2)]

    assert answers == [True, False]
    assert Mail.objects.filter(template="case_due_near").count() == 1


def test_the_mail_says_a_number_and_a_link_and_no_more(house: House) -> None:
    case = a_claimed_case(house)
    due.run()
    mail.outbox.clear()

    with clock.at(local("2026-11-23 14:30")):
        due.run()

    (sent,) = [m for m in mail.outbox if m.to == [house.adviser.email]]
    assert case.reference in str(sent.body)
    assert case.quote not in str(sent.body)


@pytest.mark.parametrize("number", [1, 3])
def test_where_nothing_is_due_three_queries_tell(
    house: House, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for case in range(number):
        a_case(house, address=f"https://x.example/{case}")

    with django_assert_num_queries(3):
        remind_due()
