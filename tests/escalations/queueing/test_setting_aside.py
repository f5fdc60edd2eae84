"""Set aside until a day: what may be asked, what is told, and how the case comes back."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from escalations.messaging import send_message
from escalations.models import Case, InternalNote, Rank, State
from escalations.queries import filtered, open_cases
from escalations.queries_waiting import waits_for
from escalations.queue_counts import count_queue
from escalations.queueing.placing import place_due
from escalations.queueing.setting_aside import bring_back_due, may_wait_until, set_aside
from escalations.queueing.weighing import weigh
from escalations.refusals import NotAllowedNow, Stale
from escalations.triage import release, resume
from tests.factories.escalations import MONDAY, House, a_claimed_case
from tests.factories.people import sign_in
from tests.factories.violation import fresh
from werksaam import clock
from werksaam.notifications.models import Mail

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
THURSDAY_MORNING = MONDAY + timedelta(days=3)


def aside(house: House) -> Case:
    case = a_claimed_case(house)
    return set_aside(
        by=house.adviser, case=case, revision=case.revision, until=THURSDAY, reason="Wacht."
    )


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (TODAY, False),
        (TODAY + timedelta(days=1), True),
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 12, 25), False),  # Christmas
        (date(2027, 2, 23), True),
        (date(2027, 2, 24), False),
        (date(2020, 1, 2), False),
    ],
)
def test_until_which_day(day: date, may: bool) -> None:
    assert may_wait_until(day, TODAY) is may


def test_it_waits_among_what_waits_and_its_reason_is_a_note(house: House) -> None:
    case = aside(house)

    assert (case.state, case.queue_rank, case.waits_until) == (State.WAITING, Rank.WAITS, THURSDAY)
    assert InternalNote.objects.get(case=case).body == "Wacht."
    assert waits_for(case) is None


def test_a_message_of_the_reporter_does_not_bring_it_back(house: House) -> None:
    case = aside(house)
    send_message(by=house.reporter, report=case.reports.get(), body="Nog iets.")

    assert fresh(case).waits_until == THURSDAY


def test_late_is_late_while_it_is_set_aside(house: House) -> None:
    aside(house)

    with clock.at(MONDAY + timedelta(days=2)):
        place_due()
        late = filtered(open_cases(house.adviser), house.adviser, view="te-laat")
        assert (late.count(), count_queue(house.adviser).overdue) == (1, 1)


@pytest.mark.parametrize(
    ("moment", "brought"),
    [
        (MONDAY, 0),
        (THURSDAY_MORNING.replace(hour=7, minute=29), 0),
        (THURSDAY_MORNING.replace(hour=7, minute=30), 1),  # half past eight in Amsterdam
        (THURSDAY_MORNING + timedelta(days=8), 1),
    ],
)
def test_it_comes_back_at_the_start_of_that_working_day(
    house: House, moment: datetime, brought: int
) -> None:
    case = aside(house)
    before = Mail.objects.filter(template="case_back").count()

    with clock.at(moment):
        assert (bring_back_due(), bring_back_due()) == (brought, 0)

    told = Mail.objects.filter(template="case_back").count() - before
    assert (told, fresh(case).waits_until is None) == (brought, bool(brought))


def test_its_handler_takes_it_up_before_that_day(house: House) -> None:
    case = aside(house)
    resume(by=house.adviser, case=case, revision=case.revision)

    assert (fresh(case).state, fresh(case).waits_until) == (State.CLAIMED, None)


def test_given_back_it_waits_for_no_day(house: House) -> None:
    case = aside(house)
    release(by=house.adviser, case=case, revision=case.revision)

    assert (fresh(case).state, fresh(case).waits_until) == (State.OPEN, None)


def test_only_its_handler_sets_it_aside(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(NotAllowedNow):
        set_aside(by=house.colleague, case=case, revision=case.revision, until=THURSDAY, reason="x")


@pytest.mark.parametrize(
    ("until", "error"),
    [
        ("", "Vul de dag in"),
        ("onzin", "Vul een dag in"),
        ("2026-11-23", "na vandaag"),
        ("2026-11-28", "werkdag"),
        ("2027-03-24", "drie maanden"),
        ("9999-12-31", "jaar"),
    ],
)
def test_a_day_that_can_not_be_is_told_and_nothing_typed_is_lost(
    client: Client, house: House, until: str, error: str
) -> None:
    case = a_claimed_case(house)
    sent = {"until": until, "reason": "Wacht op de OR.", "revision": case.revision}

    page = sign_in(client, house.adviser).post(
        reverse("escalations:set_aside", args=[case.reference]), sent
    )

    assert error in page.content.decode()
    assert "Wacht op de OR." in page.content.decode()
    assert fresh(case).state == State.CLAIMED


def test_weighing_moves_a_case_and_saying_the_same_does_nothing(house: House) -> None:
    case = a_claimed_case(house)
    weighed = weigh(by=house.colleague, case=case, revision=case.revision, severity=3, reach=1)
    again = weigh(by=house.adviser, case=weighed, revision=1, severity=3, reach=1)

    assert weighed.urgent_at < case.urgent_at
    assert again.revision == weighed.revision
    with pytest.raises(Stale):
        weigh(by=house.adviser, case=weighed, revision=1, severity=1, reach=1)
