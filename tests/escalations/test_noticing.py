"""The subject is told within a month, or there is a reason for waiting (bar 19)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from escalations.models import Case, NoticeDelay
from escalations.noticing import delay_notice, mail_overdue_notices
from escalations.queries_hearing import tell_subject_by
from escalations.queries_marks import TELL, marks_of
from escalations.reassigning import reassign_due
from escalations.refusals import NotAllowedNow
from escalations.refusals_hearing import ToldAlready
from tests.factories import violation as v
from tests.factories.escalations import House, a_claimed_case
from tests.factories.people import person
from werksaam import clock, due
from werksaam.notifications.models import Mail
from werksaam.people.absences import appoint_deputy, record_absence

LATE = v.later(31)  # 24 December
UNTIL = date(2027, 1, 5)


def mailed() -> list[int | None]:
    return list(
        Mail.objects.filter(template="case_tell_subject").values_list("person_id", flat=True)
    )


def put_off(house: House, case: Case, until: date = UNTIL) -> NoticeDelay:
    return delay_notice(by=house.manager, case=case, reason="Bewijs verdwijnt.", until=until)


def test_the_last_day_is_a_month_after_the_report(house: House) -> None:
    assert tell_subject_by(v.a_violation(house)) == date(2026, 12, 23)


def test_a_reason_for_waiting_moves_the_last_day(house: House) -> None:
    case = v.an_admitted(house)

    put_off(house, case)

    assert tell_subject_by(case) == UNTIL


def test_whoever_was_told_has_no_last_day(house: House) -> None:
    case = v.a_heard(house)

    assert tell_subject_by(case) is None
    with pytest.raises(ToldAlready):
        put_off(house, case)


def test_a_kind_that_hears_nobody_has_no_last_day(house: House) -> None:
    assert tell_subject_by(a_claimed_case(house)) is None


def test_only_the_handler_puts_it_off(house: House) -> None:
    case = v.a_violation(house)

    with pytest.raises(NotAllowedNow):
        put_off(house, case)


def test_it_is_put_off_to_a_day_to_come(house: House) -> None:
    case = v.an_admitted(house)

    with pytest.raises(ValueError, match="day to come"):
        put_off(house, case, until=clock.today())


@pytest.mark.parametrize(("days", "count"), [(30, 0), (31, 1)])
def test_the_mail_goes_the_day_after_the_last_one(house: House, days: int, count: int) -> None:
    v.an_admitted(house)

    with clock.at(v.later(days)):
        assert mail_overdue_notices() == count


def test_the_mail_goes_once(house: House) -> None:
    v.an_admitted(house)

    with clock.at(LATE):
        due.run()
        due.run()

    assert mailed() == [house.manager.pk]


def test_it_goes_again_when_the_new_last_day_has_passed(house: House) -> None:
    case = v.an_admitted(house)

    with clock.at(LATE):
        mail_overdue_notices()
        put_off(house, case)
        mail_overdue_notices()
    with clock.at(LATE + timedelta(days=14)):
        mail_overdue_notices()

    assert mailed() == [house.manager.pk] * 2


def test_a_case_that_nobody_took_up_is_mailed_to_whom_it_came_to(house: House) -> None:
    v.a_violation(house)

    with clock.at(LATE):
        mail_overdue_notices()

    assert mailed() == [house.manager.pk]


@pytest.mark.parametrize(
    ("until", "days", "marked"),
    [(v.an_admitted, 30, []), (v.an_admitted, 31, [TELL]), (v.a_waived, 31, [TELL])],
)
def test_the_handler_sees_it_is_late(
    house: House, until: Callable[[House], Case], days: int, marked: list[str]
) -> None:
    until(house)

    with clock.at(v.later(days)):
        assert [mark for mark in marks_of(house.manager) if mark == TELL] == marked


@pytest.mark.parametrize("cases", [1, 3])
def test_looking_for_who_is_late_is_one_query(
    house: House, cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(cases):
        v.an_admitted(house, address=f"https://x.example/{number}")

    with clock.at(v.later(5)), django_assert_num_queries(1):
        mail_overdue_notices()


@pytest.mark.parametrize("cases", [1, 3])
def test_once_mailed_looking_again_is_one_query(
    house: House, cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(cases):
        v.an_admitted(house, address=f"https://x.example/{number}")

    with clock.at(LATE):
        mail_overdue_notices()
        with django_assert_num_queries(1):
            mail_overdue_notices()


def test_with_the_handler_away_the_mail_goes_to_who_is_here(house: House) -> None:
    v.an_admitted(house)
    deputy, today = person("Wim"), LATE.date()
    appoint_deputy(by=None, person=house.manager, deputy=deputy, starts_on=today, ends_on=today)
    record_absence(by=None, person=house.manager, starts_on=today, ends_on=today)

    with clock.at(LATE):
        reassign_due()
        mail_overdue_notices()

    assert mailed() == [deputy.pk]
